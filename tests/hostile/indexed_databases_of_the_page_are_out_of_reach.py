# promise: P1
# defence: origin
# control: origin seal lockdown globals
# The page keeps its snapshot there. In an opaque origin even opening one is refused.
from reach import each_scope, go_on_after_the_end, later, linger


def opened(scope, name):
    request = scope.indexedDB.open(name)
    # A request that was refused knows it at once or later; the page shows what was made.
    return request.readyState == "done"


def attack(scope):
    yield "making a database", lambda: opened(scope, "hostile")
    yield "the page's own", lambda: opened(scope, "ampoule")
    yield "the list of databases", lambda: later(scope.indexedDB.databases(), "the list of databases", lambda found: found.length > 0)
    yield "removing one", lambda: scope.indexedDB.deleteDatabase("hostile-none").readyState == "done"


go_on_after_the_end()
each_scope(attack)
linger()
print("held")

# promise: P1
# defence: origin
# control: origin seal lockdown globals
# WebKitGTK opens a cache in an opaque origin too, one of that origin: whether it is the page's is looked at on the page.
from reach import each_scope, go_on_after_the_end, later, linger


def attack(scope):
    yield "opening a cache", lambda: later(scope.caches.open("hostile"), "opening a cache", lambda cache: False)
    yield "the list of caches", lambda: later(scope.caches.keys(), "the list of caches", lambda keys: keys.length > 0)


go_on_after_the_end()
each_scope(attack)
linger()
print("held")

# promise: P1
# defence: origin
# control: origin seal lockdown globals
# The origin's private files, its locks, what it may keep: all of them need an origin.
from reach import each_scope, go_on_after_the_end, later, linger


def attack(scope):
    yield "private files", lambda: later(scope.navigator.storage.getDirectory(), "private files")
    yield "how much is kept", lambda: later(scope.navigator.storage.persisted(), "whether it is kept", lambda kept: kept is not None)
    yield "locks", lambda: later(scope.navigator.locks.query(), "locks")
    yield "the cookie store", lambda: later(scope.cookieStore.getAll(), "the cookie store")


go_on_after_the_end()
each_scope(attack)
linger()
print("held")

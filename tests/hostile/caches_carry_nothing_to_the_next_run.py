# promise: P5
# defence: lockdown
# control: lockdown globals except chromium
# WebKitGTK gives an opaque origin caches of its own, which the next run's worker would share: here lockdown is the only wall.
from reach import each_scope


def attack(scope):
    yield "the caches", lambda: scope.caches
    yield "their constructor", lambda: scope.CacheStorage
    yield "a cache's constructor", lambda: scope.Cache


each_scope(attack)
print("held")

# promise: P5
# defence: lockdown
# control: lockdown globals
# The next run's worker is ready already, in the same origin: nothing may connect the two.
from reach import each_scope


def attack(scope):
    yield "a channel", lambda: scope.BroadcastChannel.new("hostile-spare")
    yield "a shared worker", lambda: scope.SharedWorker.new("data:,")
    yield "a lock", lambda: scope.navigator.locks.request("x", lambda *_: None)


each_scope(attack)
print("held")

# promise: P1
# defence: origin
# control: origin seal lockdown globals
# The test's page listens on this channel.
from reach import each_scope, linger


def attack(scope):
    for name in ("hostile", "ampoule"):
        yield f"a channel named {name}", lambda: scope.BroadcastChannel.new(name).postMessage("hostile broadcast") and False


each_scope(attack)
linger()
print("held")

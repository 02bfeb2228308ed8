# promise: P2
# defence: policy
# control: policy seal lockdown globals
from reach import each_scope, linger


def attack(scope):
    for number, address in enumerate(("http://es.hostile.invalid/", "https://es.hostile.invalid/")):
        # Being made says nothing: whether it connects is for the proxy to see.
        yield f"EventSource {number}", lambda: scope.EventSource.new(address).readyState == 1


each_scope(attack)
linger()
print("held")

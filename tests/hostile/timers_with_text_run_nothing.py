# promise: P2
# defence: policy
# control: policy seal lockdown globals
# A timer takes text where it takes a function.
from reach import attempt, go_on_after_the_end, linger, scopes

SCRIPT = "const request = new XMLHttpRequest(); request.open('GET', 'http://timer.hostile.invalid/', false); request.send();"

go_on_after_the_end()
for by, scope in scopes():
    for name in ("setTimeout", "setInterval", "setImmediate"):
        attempt(f"{name} of text (by {by})", lambda: getattr(scope, name)(SCRIPT, 0) and False)
linger()
print("held")

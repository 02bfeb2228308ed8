# promise: P2
# defence: policy
# control: policy seal lockdown globals
# Opening one reports only later: the proxy judges, and a socket that says "open" before the deadline.
from pyodide.ffi import create_proxy
from reach import go_on_after_the_end, linger, scopes


def socket(scope, kind, address):
    made = getattr(scope, kind).new(address)

    def opened(*_):
        print(f"reached: {kind} {address} is open", flush=True)

    for event in ("onopen", "onmessage"):
        setattr(made, event, create_proxy(opened))


go_on_after_the_end()
for by, scope in scopes():
    for kind, address in (
        ("WebSocket", "ws://ws.hostile.invalid/"),
        ("WebSocket", "wss://ws.hostile.invalid/"),
        ("WebSocketStream", "ws://ws.hostile.invalid/stream"),
        ("WebTransport", "https://ws.hostile.invalid/"),
    ):
        try:
            socket(scope, kind, address)
            print(f"refused: {kind} {address} (by {by}): made, not open")
        except Exception as error:
            print(f"refused: {kind} {address} (by {by}): {type(error).__name__}")
linger()
print("held")

# promise: P2
# defence: engine
# control: none because no page can look up a name: Emscripten gives every name an address of its own making
import socket

HOST = "lookup.hostile.invalid"
for way, ask in (
    ("getaddrinfo", lambda: socket.getaddrinfo(HOST, 80)[0][4][0]),
    ("gethostbyname", lambda: socket.gethostbyname(HOST)),
    ("gethostbyname of localhost", lambda: socket.gethostbyname("localhost")),
    ("getfqdn", lambda: socket.getfqdn()),
    ("gethostname", lambda: socket.gethostname()),
):
    try:
        answer = ask()
        # The made-up network of Emscripten, or its name for this machine.
        made_up = answer.startswith(("172.29.", "127.", "0.")) or answer in ("emscripten", "localhost")
        print(("inside: " if made_up else "reached: ") + f"{way}: {answer}")
    except OSError as error:
        print(f"refused: {way}: {error}")
print("held")

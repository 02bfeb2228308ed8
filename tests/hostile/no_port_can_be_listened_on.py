# promise: P2
# defence: engine
# control: none because a page cannot listen, whatever its policy: Emscripten's listen needs Node
import importlib
import socket

from reach import attempt


def listen(kind=socket.AF_INET, address=("127.0.0.1", 8000)):
    server = socket.socket(kind)
    server.bind(address)
    server.listen()
    server.settimeout(0.1)
    return server.accept()


attempt("a TCP server", listen)
attempt("a unix socket", lambda: listen(socket.AF_UNIX, "/tmp/s"))
attempt("http.server", lambda: importlib.import_module("http.server").HTTPServer(("127.0.0.1", 8000), None).handle_request())
attempt("socketserver", lambda: importlib.import_module("socketserver").TCPServer(("", 8001), None).get_request())
attempt("socketpair", lambda: socket.socketpair())
print("held")

# promise: P2
# defence: policy
# control: policy seal lockdown globals
# Emscripten makes a WebSocket of a TCP connection. Everything in the standard library that connects ends here.
import importlib

from reach import attempt, linger

HOST = "socket.hostile.invalid"


def call(module, name, *arguments, **options):
    return getattr(importlib.import_module(module), name)(*arguments, **options)


def raw(kind, port):
    import socket

    made = socket.socket(socket.AF_INET, kind)
    made.settimeout(0.1)
    made.connect((HOST, port))
    return False


def datagram():
    import socket

    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"secret", ("127.0.0.1", 9)) and False


def tls():
    import socket
    import ssl

    made = ssl.create_default_context().wrap_socket(socket.socket(), server_hostname=HOST)
    made.connect((HOST, 443))


def logs():
    import logging.handlers

    handler = logging.handlers.HTTPHandler(HOST, "/log", "POST")
    handler.handleError = lambda record: None
    handler.emit(logging.LogRecord("x", 50, "x", 1, "secret", (), None))


def asynchronous():
    import asyncio

    async def connect():
        await asyncio.open_connection(HOST, 80)
        return True

    return asyncio.run(connect())


import socket

attempt("a TCP socket", lambda: raw(socket.SOCK_STREAM, 80))
attempt("a UDP socket", lambda: raw(socket.SOCK_DGRAM, 53))
attempt("a raw socket", lambda: raw(socket.SOCK_RAW, 1))
attempt("a datagram", datagram)
attempt("create_connection", lambda: call("socket", "create_connection", (HOST, 80), 0.1) and False)
attempt("urlopen", lambda: call("urllib.request", "urlopen", f"http://{HOST}/", timeout=0.1))
attempt("urlopen of https", lambda: call("urllib.request", "urlopen", f"https://{HOST}/", timeout=0.1))
attempt("http.client", lambda: call("http.client", "HTTPConnection", HOST, timeout=0.1).request("GET", "/"))
attempt("ftplib", lambda: call("ftplib", "FTP", HOST, timeout=0.1))
attempt("smtplib", lambda: call("smtplib", "SMTP", HOST, timeout=0.1))
attempt("imaplib", lambda: call("imaplib", "IMAP4", HOST, timeout=0.1))
attempt("poplib", lambda: call("poplib", "POP3", HOST, timeout=0.1))
attempt("xmlrpc", lambda: call("xmlrpc.client", "ServerProxy", f"http://{HOST}/").anything())
attempt("logging over http", logs)
attempt("asyncio", asynchronous)
attempt("tls", tls)
linger()
print("held")

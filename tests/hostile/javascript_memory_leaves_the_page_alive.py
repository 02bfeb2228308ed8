# promise: P4
# defence: none
# control: none because nothing is promised about the JavaScript heap but that the page goes on
# expect: held | failed crashed | raised | stopped deadline
# Bounded here at half a gigabyte: what each browser does beyond is in SECURITY.md.
import js
import pyodide_js

kept = []
for _ in range(8):
    kept.append(pyodide_js._module.HEAPU8.constructor.new(64 << 20))
    kept[-1].fill(1)
for _ in range(100_000):
    kept.append(js.Object.new())
kept += [js.Promise.resolve(n) for n in range(10_000)]
kept += [js.setTimeout(print, 10_000_000) for n in range(1000)]
print("held")

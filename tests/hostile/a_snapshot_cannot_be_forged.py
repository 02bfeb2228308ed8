# promise: P7
# defence: guard
# control: none because the session ends a run worker that says it, whatever the decoder thinks of it
# without depth: stopped messages
# Snapshots come only from workers that never ran a program: from a run worker the word alone ends the run.
import sys

import pyodide_js
from reach import attempt, entries, forge_the_end

attempt("makeMemorySnapshot", lambda: pyodide_js.makeMemorySnapshot())
print("held")
forge_the_end(lambda message: entries(type="snapshot"))
# Not simply its end: then these names would be gone.
sys.exit()

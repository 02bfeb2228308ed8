/** Python's own names for the editor, told by Python itself, in Pyodide under Node: `names.py` says what and why. */
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { putOurs } from "../../pyodide-loader/stdlib/ours.mjs";

// The guest side has the engine; the editor is built for exactly that one.
export const PYODIDE = new URL("../../pyodide-loader/node_modules/pyodide/pyodide.mjs", import.meta.url);

/**
 * A classic script that hands the names to the editor. They are packed inside it: a plain static host may compress nothing,
 * and a script can be loaded from a file, too.
 */
export async function namesScript() {
  const { loadPyodide } = await import(PYODIDE.href);
  const pyodide = await loadPyodide({ env: { HOME: "/home/learner", PYTHONHASHSEED: "0" }, enableRunUntilComplete: false });
  await putOurs(pyodide, "/ours");
  pyodide.runPython('import sys\nsys.path.insert(0, "/ours")');
  const source = await readFile(new URL("names.py", import.meta.url), "utf8");
  const index = pyodide.runPython(`${source}\nindex()`);
  return { index, script: `AmpouleEditor.names("${gzipSync(index, { level: 9 }).toString("base64")}");\n` };
}

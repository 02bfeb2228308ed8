/**
 * Adds bytecode to packages, in Pyodide under Node: `compile.py` says how. The arguments are pairs of files: the package, and
 * where to write it with its bytecode.
 */
import { readFile, writeFile } from "node:fs/promises";
import { loadPyodide } from "pyodide";

const names = process.argv.slice(2);
// The hash seed decides the order of sets, and with it the bytes of compiled code.
const pyodide = await loadPyodide({ env: { HOME: "/home/learner", PYTHONHASHSEED: "0" }, enableRunUntilComplete: false });
const source = await readFile(new URL("compile.py", import.meta.url), "utf8");
// Old packages make Python warn about their text; whoever builds a site can do nothing about it.
pyodide.runPython(`import warnings\nwarnings.simplefilter("ignore")\n${source}`);
const withBytecode = pyodide.globals.get("with_bytecode");

try {
  for (let at = 0; at < names.length; at += 2) {
    const compiled = withBytecode(new Uint8Array(await readFile(names[at])));
    await writeFile(names[at + 1], compiled.toJs());
    compiled.destroy();
  }
} catch (error) {
  // Node.js would show the line of the engine's script from which it came, and all of the engine is one line.
  console.error(error.message);
  process.exitCode = 1;
}

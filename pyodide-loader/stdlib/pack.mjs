/**
 * Packs the standard library anew, with Python itself, in Pyodide under Node: `pack.py` says what and why.
 */
import { readFile } from "node:fs/promises";
import { loadPyodide } from "pyodide";
import { putOurs } from "./ours.mjs";

/** The zip file's bytes; the same sources give the same bytes. */
export async function packStdlib() {
  // The hash seed decides the order of sets, and with it the bytes of compiled code.
  const pyodide = await loadPyodide({ env: { HOME: "/home/learner", PYTHONHASHSEED: "0" }, enableRunUntilComplete: false });
  await putOurs(pyodide, "/lib/python3.14/site-packages");
  const source = await readFile(new URL("pack.py", import.meta.url), "utf8");
  const pack = pyodide.runPython(`${source}\npack`);
  const bytes = pack();
  return Buffer.from(bytes.toJs());
}

/**
 * Packs the standard library anew, with Python itself, in Pyodide under Node: `pack.py` says what and why.
 */
import { readFile, readdir } from "node:fs/promises";
import { loadPyodide } from "pyodide";

const PACKAGES = new URL("../python/", import.meta.url);

/** The zip file's bytes; the same sources give the same bytes. */
export async function packStdlib() {
  // The hash seed decides the order of sets, and with it the bytes of compiled code.
  const pyodide = await loadPyodide({ env: { HOME: "/home/learner", PYTHONHASHSEED: "0" }, enableRunUntilComplete: false });
  for (const name of await readdir(PACKAGES)) await copy(pyodide, name);
  const source = await readFile(new URL("pack.py", import.meta.url), "utf8");
  const pack = pyodide.runPython(`${source}\npack`);
  const bytes = pack();
  return Buffer.from(bytes.toJs());
}

async function copy(pyodide, name) {
  const folder = new URL(`${name}/`, PACKAGES);
  const target = `/lib/python3.14/site-packages/${name}`;
  pyodide.FS.mkdirTree(target);
  for (const file of (await readdir(folder)).filter((file) => file.endsWith(".py")).sort()) {
    pyodide.FS.writeFile(`${target}/${file}`, await readFile(new URL(file, folder)));
  }
}

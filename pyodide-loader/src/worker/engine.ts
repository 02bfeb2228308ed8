/**
 * Starts Pyodide from bytes that were handed in: no address is ever asked for anything.
 *
 * The loader asks `fetch` for the wasm and the standard library; for the time of the start it gets stand-ins that answer
 * from memory. Pinned to Pyodide 314.0.7, whose loader was read for this.
 */
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { type PyodideAPI, loadPyodide } from "pyodide";
import pauseSource from "../../python/_ampoule/pause.py";
import errorsSource from "../../python/_ampoule/errors.py";
import initSource from "../../python/_ampoule/__init__.py";
import runnerSource from "../../python/_ampoule/runner.py";

/** Never asked: a name that cannot exist (RFC 2606). */
const NOWHERE = "https://engine.invalid/";
const STDLIB = `${NOWHERE}python_stdlib.zip`;
const PACKAGE = "/lib/python3.14/site-packages/_ampoule";

const PYTHON_FILES: Readonly<Record<string, string>> = {
  "__init__.py": initSource,
  "errors.py": errorsSource,
  "pause.py": pauseSource,
  "runner.py": runnerSource,
};

/** What Python's `js` module shows. Empty of the page, but no wall: see SECURITY.md. */
function guestGlobals(): object {
  const { Object: object, Array: array, Promise: promise, setTimeout: start, clearTimeout: clear } = globalThis;
  return { Object: object, Array: array, Promise: promise, setTimeout: start.bind(self), clearTimeout: clear.bind(self) };
}

async function withStandIns<T>(module: WebAssembly.Module, stdlib: ArrayBuffer, start: () => Promise<T>): Promise<T> {
  const scope = globalThis as { fetch: unknown };
  const { fetch } = scope;
  const { instantiateStreaming } = WebAssembly;
  scope.fetch = async (url: string | URL) => ({ ok: true, arrayBuffer: async () => (String(url) === STDLIB ? stdlib : new ArrayBuffer(0)) });
  WebAssembly.instantiateStreaming = async (_source, imports) => ({ module, instance: await WebAssembly.instantiate(module, imports) });
  try {
    return await start();
  } finally {
    scope.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

export async function startEngine(module: WebAssembly.Module, stdlib: ArrayBuffer): Promise<PyodideAPI> {
  const pyodide = await withStandIns(module, stdlib, () =>
    loadPyodide({
      indexURL: NOWHERE,
      stdLibURL: STDLIB,
      lockFileContents: { info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2", version: "314.0.7" }, packages: {} } as never,
      packageBaseUrl: NOWHERE,
      createPyodideModule,
      jsglobals: guestGlobals(),
      env: { HOME: "/home/learner", PYTHONDONTWRITEBYTECODE: "1" },
      enableRunUntilComplete: false,
      fsInit: async (FS) => {
        FS.mkdirTree(PACKAGE);
        for (const [name, text] of Object.entries(PYTHON_FILES)) FS.writeFile(`${PACKAGE}/${name}`, text);
      },
    } as Parameters<typeof loadPyodide>[0] & { createPyodideModule: unknown }),
  );
  return pyodide;
}

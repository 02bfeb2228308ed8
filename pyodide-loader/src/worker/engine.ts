/**
 * Starts Pyodide from bytes that were handed in: no address is ever asked for anything.
 *
 * The loader asks `fetch` for the wasm and the standard library; for the time of the start it gets stand-ins that answer
 * from memory. Pinned to Pyodide 314.0.7, whose loader was read for this.
 */
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { type PyodideAPI, loadPyodide } from "pyodide";
import { guestGlobals } from "./globals";
import { restoreSnapshot, writeSnapshot } from "./snapshot";
import { blobSource } from "./source";
import { type LibraryFiles, mountLibrary } from "./stdlib";

/** Never asked: a name that cannot exist (RFC 2606). */
const NOWHERE = "https://engine.invalid/";
const STDLIB = `${NOWHERE}python_stdlib.zip`;
/** Where Pyodide puts it and Python looks for it. */
const LIBRARY = "/lib/python314.zip";

/** What an engine is started from. */
export interface EngineParts {
  readonly module: WebAssembly.Module;
  /** The standard library as a zip file, with our own Python in it. A start waits for it only when the engine itself is there. */
  readonly stdlib: Promise<Blob>;
}

/** The module that Emscripten made, as far as it is used here. */
interface EngineModule {
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  /** The address of CPython's counter of checks until it looks for a signal. */
  readonly __Py_emscripten_signal_clock: number;
  readonly FS: LibraryFiles;
  readonly API: { restoreSnapshot: unknown; serializeHiwireState(): unknown };
}

/** Pyodide's options that its types do not tell of. */
interface HiddenOptions {
  createPyodideModule: (settings: unknown) => Promise<unknown>;
  _makeSnapshot?: boolean;
  _loadSnapshot?: Uint8Array;
}

async function withStandIns<T>(module: WebAssembly.Module, library: () => Promise<ArrayBuffer>, start: () => Promise<T>): Promise<T> {
  const scope = globalThis as { fetch: unknown };
  const { fetch } = scope;
  const { instantiateStreaming } = WebAssembly;
  scope.fetch = async (url: string | URL) => ({ ok: true, arrayBuffer: async () => (String(url) === STDLIB ? library() : new ArrayBuffer(0)) });
  WebAssembly.instantiateStreaming = async (_source, imports) => ({ module, instance: await WebAssembly.instantiate(module, imports) });
  try {
    return await start();
  } finally {
    scope.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

function load(module: WebAssembly.Module, library: () => Promise<ArrayBuffer>, hidden: HiddenOptions): Promise<PyodideAPI> {
  return withStandIns(module, library, () =>
    loadPyodide({
      indexURL: NOWHERE,
      stdLibURL: STDLIB,
      lockFileContents: { info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2", version: "314.0.7" }, packages: {} } as never,
      packageBaseUrl: NOWHERE,
      jsglobals: guestGlobals(),
      env: { HOME: "/home/learner", PYTHONDONTWRITEBYTECODE: "1" },
      enableRunUntilComplete: false,
      ...hidden,
    } as Parameters<typeof loadPyodide>[0] & HiddenOptions),
  );
}

function engineModule(pyodide: PyodideAPI): EngineModule {
  return (pyodide as unknown as { _module: EngineModule })._module;
}

/** Sets after how many checks of its evaluation loop CPython looks for a signal; once, until it has looked. */
export function signalClock(pyodide: PyodideAPI): (checks: number) => void {
  const module = engineModule(pyodide);
  const index = module.__Py_emscripten_signal_clock >> 2;
  // Memory that has grown is another array.
  return (checks) => void (module.HEAP32[index] = checks);
}

/** How large Python's memory is by now. It grows and never shrinks. */
export function memoryBytes(pyodide: PyodideAPI): number {
  return engineModule(pyodide).HEAPU8.length;
}

function whole(blob: Promise<Blob>): () => Promise<ArrayBuffer> {
  return async () => (await blob).arrayBuffer();
}

/** A start from nothing: the interpreter initialises itself and imports what it needs. */
export function startPlain(parts: EngineParts): Promise<PyodideAPI> {
  return load(parts.module, whole(parts.stdlib), { createPyodideModule });
}

/** A start from the memory of an engine that was started before. Rejects when the snapshot does not fit the engine. */
export function startFromSnapshot({ module, stdlib }: EngineParts, snapshot: Blob): Promise<PyodideAPI> {
  const nothingYet = async (): Promise<ArrayBuffer> => new ArrayBuffer(0);
  return load(module, nothingYet, {
    // Only says that there is a snapshot: Pyodide's own way of restoring one is replaced below.
    _loadSnapshot: new Uint8Array(),
    createPyodideModule: async (settings) => {
      const module = (await createPyodideModule(settings)) as EngineModule;
      mountLibrary(module.FS, LIBRARY, blobSource(await stdlib));
      module.API.restoreSnapshot = () => restoreSnapshot(blobSource(snapshot), module.HEAPU8);
      return module;
    },
  });
}

/** Starts an engine only to write down its memory; it must not be used for anything else. */
export async function makeSnapshot(parts: EngineParts): Promise<ArrayBuffer> {
  const pyodide = await load(parts.module, whole(parts.stdlib), { createPyodideModule, _makeSnapshot: true });
  pyodide.runPython("import _ampoule.fresh; _ampoule.fresh.warm_up()");
  const module = engineModule(pyodide);
  return writeSnapshot(module.HEAPU8, module.API.serializeHiwireState());
}

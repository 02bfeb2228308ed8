// Snapshots: the format alone, and a real engine brought back from one.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import test from "node:test";
import { loadPyodide } from "pyodide";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { restoreSnapshot, writeSnapshot } from "../src/worker/snapshot";
import type { Source } from "../src/worker/source";

const PAGE = 4096;

function sourceOf(bytes: ArrayBuffer): Source {
  return { size: bytes.byteLength, read: (from, to) => bytes.slice(from, to) };
}

function heapWith(pages: number, ...bytes: [at: number, value: number][]): Uint8Array {
  const heap = new Uint8Array(pages * PAGE);
  for (const [at, value] of bytes) heap[at] = value;
  return heap;
}

test("a heap comes back as it was, whatever was there before", () => {
  const heap = heapWith(4, [0, 1], [PAGE + 4095, 2], [3 * PAGE + 7, 0x80]);
  const snapshot = writeSnapshot(heap, { keys: ["ü", null] });
  const other = new Uint8Array(6 * PAGE).fill(9, 0, 4 * PAGE);
  assert.deepEqual(restoreSnapshot(sourceOf(snapshot), other), { keys: ["ü", null] });
  assert.deepEqual(other.subarray(0, 4 * PAGE), heap);
});

test("pages of zeros are left out", () => {
  const small = writeSnapshot(heapWith(1000, [5 * PAGE, 1]), {}).byteLength;
  assert.ok(small < 2 * PAGE, `${small}`);
});

test("a damaged or foreign snapshot is refused before anything is changed", () => {
  const good = writeSnapshot(heapWith(3, [PAGE, 1], [2 * PAGE, 1]), {});
  const edited = (edit: (words: Uint32Array) => void): ArrayBuffer => {
    const copy = good.slice(0);
    edit(new Uint32Array(copy));
    return copy;
  };
  const bad: [string, ArrayBuffer][] = [
    ["empty", new ArrayBuffer(0)],
    ["cut off", good.slice(0, -1)],
    ["another magic number", edited((words) => (words[0] = 1))],
    ["more pages than there are", edited((words) => (words[3] = 3))],
    ["a heap larger than the engine's", edited((words) => (words[2] = 64 * PAGE))],
    ["a state that is no JSON", edited((words) => (words[4] = 0))],
  ];
  for (const [what, snapshot] of bad) {
    const heap = heapWith(3, [9, 9]);
    assert.throws(() => restoreSnapshot(sourceOf(snapshot), heap), undefined, what);
    assert.deepEqual(heap, heapWith(3, [9, 9]), what);
  }
  const disordered = edited((words) => (words[5] = 7));
  assert.throws(() => restoreSnapshot(sourceOf(disordered), heapWith(3)), /order/);
});

interface Engine {
  HEAPU8: Uint8Array;
  API: { restoreSnapshot: unknown; serializeHiwireState(): unknown };
}

const FOLDER = new URL("../python/_ampoule/", import.meta.url);
const files = await Promise.all(
  (await readdir(FOLDER)).filter((name) => name.endsWith(".py")).map(async (name) => [name, await readFile(new URL(name, FOLDER), "utf8")] as const),
);

function load(hidden: object) {
  return loadPyodide({
    enableRunUntilComplete: false,
    jsglobals: { Object, Array, Promise, setTimeout, clearTimeout },
    fsInit: async (FS) => {
      FS.mkdirTree("/lib/python3.14/site-packages/_ampoule");
      for (const [name, text] of files) FS.writeFile(`/lib/python3.14/site-packages/_ampoule/${name}`, text);
    },
    ...hidden,
  } as Parameters<typeof loadPyodide>[0]);
}

test("an engine brought back from a snapshot runs programs, each with its own randomness", async () => {
  const maker = await load({ _makeSnapshot: true });
  maker.runPython("import _ampoule.fresh; _ampoule.fresh.warm_up()");
  const made = (maker as unknown as { _module: Engine })._module;
  const snapshot = writeSnapshot(made.HEAPU8, made.API.serializeHiwireState());

  const answers = [];
  for (let run = 0; run < 2; run += 1) {
    const pyodide = await load({
      _loadSnapshot: new Uint8Array(),
      createPyodideModule: async (settings: unknown) => {
        const module = (await createPyodideModule(settings)) as Engine;
        module.API.restoreSnapshot = () => restoreSnapshot(sourceOf(snapshot), module.HEAPU8);
        return module;
      },
    });
    let stdout = "";
    const decoder = new TextDecoder();
    pyodide.setStdout({ write: (bytes) => ((stdout += decoder.decode(bytes)), bytes.length) });
    const python = pyodide.pyimport("_ampoule.runner");
    const nothing = (): undefined => undefined;
    python.prepare(() => false, nothing, nothing, nothing, nothing, nothing, nothing, () => 10_000, nothing, nothing);
    const source = "import sys, random, uuid, secrets, logging, time\nprint('json' in sys.modules)\nprint(abs(logging._startTime / 1e9 - time.time()) < 60)\nprint(random.random(), uuid.uuid4(), secrets.token_hex(4))";
    const ending = JSON.parse(python.run(source, "script", 1000, "", false, "", () => {}, () => {}));
    assert.deepEqual(ending, { kind: "completed", exitCode: 0 });
    const [imported, clock, ...random] = stdout.trim().split(/\s+/);
    assert.deepEqual([imported, clock], ["True", "True"]);
    answers.push(...random);
  }
  assert.equal(new Set(answers).size, answers.length, String(answers));
});

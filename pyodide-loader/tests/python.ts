// Python's half of the worker in real Pyodide under Node, for tests.
import assert from "node:assert/strict";
import { type PyodideAPI, loadPyodide } from "pyodide";
import { type Answer, Input } from "../src/worker/input";
import { putOurs } from "../stdlib/ours.mjs";

export async function runner() {
  const pyodide = await loadPyodide({ enableRunUntilComplete: false });
  await putOurs(pyodide, "/lib/python3.14/site-packages");
  let stdout = "";
  const decoder = new TextDecoder();
  pyodide.setStdout({ write: (bytes) => ((stdout += decoder.decode(bytes)), bytes.length) });
  const calls: string[] = [];
  const drawn: unknown[][] = [];
  const shown: (string | Record<string, string>)[] = [];
  const show = (title: string, density: number): number => shown.push(`${title} ${density}`);
  const showValue = (value: string): number => shown.push(JSON.parse(value) as Record<string, string>);
  const python = pyodide.pyimport("_ampoule.runner");
  const asked: { place: { line: number | null; traceback: string }; secret: boolean }[] = [];
  const input = new Input(() => calls.push("caught up"));
  pyodide.setStdin({
    read: (buffer: Uint8Array) => {
      const taken = input.take(buffer.length) ?? assert.fail("there is nothing left");
      buffer.set(taken);
      return taken.length;
    },
  });
  const surrender = (place: string, secret: boolean): never => {
    asked.push({ place: JSON.parse(place), secret });
    throw new Error("the worker is gone");
  };
  const suspend = (): never => assert.fail("nothing can be suspended here");
  const wanted: string[] = [];
  const obtainable = new Set<string>();
  const bring = { files: {} as Record<string, string> };
  /** Brings what a package is made of by its path, where the test has some for this module. */
  const want = (module: string): string => {
    wanted.push(module);
    obtainable.delete(module);
    const files = Object.entries(bring.files).filter(([path]) => path.split(/[/.]/)[0] === module);
    for (const [path, text] of files) put(pyodide, path, text);
    return JSON.stringify(files.length > 0 ? [module] : []);
  };
  python.prepare(() => calls.push("nap") > 2, (most: number) => input.take(most), suspend, surrender, show, showValue, (commands: string) => drawn.push(...JSON.parse(commands)), () => 10_000, (module: string) => obtainable.has(module), want);
  /** `answers` is standard input by lines; where it is `undefined`, a person is asked at its end. */
  const run = (source: string, prepared = "", answers?: readonly Answer[], mode = "script", author = "") => {
    stdout = "";
    calls.length = 0;
    drawn.length = 0;
    shown.length = 0;
    asked.length = 0;
    input.begin(prepared, answers !== undefined, answers ?? []);
    const ending = JSON.parse(python.run(source, mode, 1000, "seed", true, author, () => calls.push("arm"), () => calls.push("disarm")));
    return { ending, stdout, calls, asked, drawn, shown };
  };
  return { run, python, wanted, obtainable, bring, put: (path: string, text: string) => put(pyodide, path, text), runPython: (source: string) => pyodide.runPython(source) };
}

/** A file in `site-packages`. */
function put(pyodide: PyodideAPI, path: string, text: string): void {
  const target = `/lib/python3.14/site-packages/${path}`;
  pyodide.FS.mkdirTree(target.slice(0, target.lastIndexOf("/")));
  pyodide.FS.writeFile(target, text);
}

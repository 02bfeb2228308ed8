// Python's half of the worker in real Pyodide under Node, for tests.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { loadPyodide } from "pyodide";
import { type Answer, Input } from "../src/worker/input";

const FOLDER = new URL("../python/_ampoule/", import.meta.url);

export async function runner() {
  const pyodide = await loadPyodide({ enableRunUntilComplete: false });
  const target = "/lib/python3.14/site-packages/_ampoule";
  pyodide.FS.mkdirTree(target);
  for (const name of await readdir(FOLDER)) {
    if (name.endsWith(".py")) pyodide.FS.writeFile(`${target}/${name}`, await readFile(new URL(name, FOLDER), "utf8"));
  }
  let stdout = "";
  const decoder = new TextDecoder();
  pyodide.setStdout({ write: (bytes) => ((stdout += decoder.decode(bytes)), bytes.length) });
  const calls: string[] = [];
  const drawn: unknown[][] = [];
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
  python.prepare(() => calls.push("nap") > 2, (most: number) => input.take(most), suspend, surrender, () => undefined, (commands: string) => drawn.push(...JSON.parse(commands)), () => 10_000);
  /** `answers` is standard input by lines; where it is `undefined`, a person is asked at its end. */
  const run = (source: string, prepared = "", answers?: readonly Answer[], mode = "script") => {
    stdout = "";
    calls.length = 0;
    drawn.length = 0;
    asked.length = 0;
    input.begin(prepared, answers !== undefined, answers ?? []);
    const ending = JSON.parse(python.run(source, mode, 1000, "seed", true, () => calls.push("arm"), () => calls.push("disarm")));
    return { ending, stdout, calls, asked, drawn };
  };
  return { run, python };
}

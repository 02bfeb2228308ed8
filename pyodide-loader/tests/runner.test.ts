// Python's half of the worker, in real Pyodide under Node: how programs end and what is said of them.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import test from "node:test";
import { loadPyodide } from "pyodide";

const FOLDER = new URL("../python/_ampoule/", import.meta.url);

async function runner() {
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
  const python = pyodide.pyimport("_ampoule.runner");
  python.prepare(() => calls.push("nap") > 2);
  const run = (source: string) => {
    stdout = "";
    calls.length = 0;
    const ending = JSON.parse(python.run(source, 1000, () => calls.push("arm"), () => calls.push("disarm")));
    return { ending, stdout, calls };
  };
  return run;
}

const run = await runner();

test("a program is run as __main__ and its exit code is told", () => {
  assert.deepEqual(run("print(__name__, __file__)").stdout, "__main__ /home/learner/main.py\n");
  assert.deepEqual(run("").ending, { kind: "completed", exitCode: 0 });
  assert.deepEqual(run("raise SystemExit(7)").ending, { kind: "completed", exitCode: 7 });
  assert.deepEqual(run("raise SystemExit('text')").ending, { kind: "completed", exitCode: 1 });
  assert.deepEqual(run(`raise SystemExit(10**30)`).ending, { kind: "completed", exitCode: 2 ** 31 - 1 });
});

test("the soft deadline is armed around the program only", () => {
  const { calls } = run("x = 1");
  assert.equal(calls[0], "arm");
  assert.equal(calls.filter((call) => call === "arm").length, 1);
  assert.equal(calls.at(-1), "disarm");
});

test("an error names the learner's deepest line and no frame of ours", () => {
  const { error } = run("import json\n\ndef read():\n    return json.loads('{')\n\nread()\n").ending;
  assert.equal(error.type, "JSONDecodeError");
  assert.equal(error.line, 4);
  assert.match(error.traceback, /File "main.py", line 6, in <module>/);
  assert.doesNotMatch(error.traceback, /_ampoule|json\/decoder/);
});

test("an exception whose class answers with exceptions is told all the same", () => {
  const code = "class E(BaseException):\n    def __str__(self): raise SystemExit(3)\n    @property\n    def __traceback__(self): raise ValueError\n    __class__ = property(lambda self: 1 / 0)\nraise E\n";
  const { kind, error } = run(code).ending;
  assert.deepEqual([kind, error.type, error.message], ["raised", "E", "<exception str() failed>"]);
});

test("an exception with an endless name is told shortened", () => {
  const { error } = run("raise type('E' * 3_000_000, (Exception,), {})('m' * 3_000_000)\n").ending;
  assert.ok(error.type.length < 300 && error.message.length < 5_000 && error.traceback.length < 40_000, `${error.type.length}`);
});

test("a syntax error has line and column", () => {
  const { error } = run("x = 1\ny = (\n").ending;
  assert.deepEqual([error.type, error.line, error.column], ["SyntaxError", 2, 5]);
});

test("a long chain of causes is told shortened", () => {
  const { error } = run("e = None\nfor n in range(300):\n    new = ValueError(n)\n    new.__cause__ = e\n    e = new\nraise e\n").ending;
  assert.equal(error.type, "ValueError");
  assert.ok(error.traceback.length < 40_000);
});

test("a learner's own excepthook is called", () => {
  const { stdout, ending } = run("import sys\nsys.excepthook = lambda t, e, tb: print('hook', e)\nraise ValueError(1)\n");
  assert.equal(stdout, "hook 1\n");
  assert.equal(ending.kind, "raised");
  run("import sys\nsys.excepthook = sys.__excepthook__");
});

test("atexit functions and finalisers run at the end, in CPython's order", () => {
  const code = "import atexit\natexit.register(print, 'bye')\nclass A:\n    def __del__(self): print('del')\na = A()\nprint('end')\n";
  assert.equal(run(code).stdout, "end\nbye\ndel\n");
});

test("a sleep naps until its end or the deadline", () => {
  const { ending, calls } = run("import time\ntime.sleep(10)\n");
  assert.equal(calls.filter((call) => call === "nap").length, 2);
  assert.deepEqual([ending.error.type, ending.error.line], ["KeyboardInterrupt", 2]);
  assert.match(run("import time\ntime.sleep(-1)").ending.error.message, /non-negative/);
  assert.equal(run("import time\ntime.sleep('1')").ending.error.type, "TypeError");
});

test("equal sleeps end in the order in which they began, however coarse the clock is", () => {
  const code = `
import asyncio, time
time.monotonic = lambda: 5.0
async def nap(n):
    await asyncio.sleep(0)
    now = asyncio.get_running_loop().time()
    return now
async def main():
    times = await asyncio.gather(*(nap(n) for n in range(50)))
    print(times == sorted(set(times)))
asyncio.run(main())
`;
  assert.equal(run(code).stdout, "True\n");
});

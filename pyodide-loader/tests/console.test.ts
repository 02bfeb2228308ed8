// A session in which a person types, in real Pyodide under Node: what is whole, what is shown, what stays, which names there are.
import assert from "node:assert/strict";
import test from "node:test";
import { runner } from "./python";

const { run, python } = await runner();
const type = (source: string) => run(source, "", undefined, "typed");
const names = (source: string) => {
  const calls: string[] = [];
  const [ending, reply] = JSON.parse(python.names(source, () => calls.push("arm"), () => calls.push("disarm")));
  return { ending, calls, ...reply };
};

test("names stay, and the value of a last expression is shown and kept", () => {
  assert.equal(type("x = 20").stdout, "");
  assert.equal(type("x + 1").stdout, "21\n");
  assert.equal(type("_ * 2").stdout, "42\n");
  assert.equal(type("None").stdout, "");
  assert.equal(type("'a'\nx = 1\nx").stdout, "1\n");
  assert.equal(type("").stdout + type("# only words").stdout, "");
  assert.equal(type("__name__").stdout, "'__main__'\n");
  assert.equal(type("import __main__; __main__.x").stdout, "1\n");
});

test("text is whole when CPython's interactive mode would run it", () => {
  const block = "for i in x:\n    f(i)";
  const whole = ["x", "", `${block}\n`, `${block}\n    `, "a = 1\nb = 2", `a = 1\n${block}\n`, "def f():\n    pass\nf()", "x = )", "a = 'x", "return", "# c"];
  for (const text of whole) assert.equal(python.is_whole(text), true, JSON.stringify(text));
  const open = ["for i in x:", block, "for i in x: f(i)", "f(", "f(\n1", "'''a\n\n", "a\\", "@d", "try:\n    a\n", "a = 1\nfor i in x:", `a = 1\n${block}`, "x = [\n    1,\n    "];
  for (const text of open) assert.equal(python.is_whole(text), false, JSON.stringify(text));
});

test("to see whether text is whole runs nothing", () => {
  type("ran = []");
  python.is_whole("ran.append(1)");
  python.is_whole("class A: ran.append(1)\n");
  assert.equal(type("ran").stdout, "[]\n");
});

test("a traceback shows the lines that were typed, where they were typed", () => {
  type("def half(n):\n    return 1 / n");
  type("def other(n):\n    return n");
  const { error } = type("half(0)").ending;
  assert.equal(error.type, "ZeroDivisionError");
  assert.match(error.traceback, /File "<input-\d+>", line 1, in <module>\n {4}half\(0\)/);
  assert.match(error.traceback, /File "<input-\d+>", line 2, in half\n {4}return 1 \/ n/);
  assert.doesNotMatch(error.traceback, /_ampoule/);
  assert.match(type("x = )").ending.error.traceback, /File "<input-\d+>", line 1\n {4}x = \)\n/);
  assert.match(type("return 1").ending.error.message, /outside function/);
});

test("nothing is run where one of several statements cannot be compiled", () => {
  type("seen = 1");
  type("seen = 2\nreturn");
  assert.equal(type("seen").stdout, "1\n");
});

test("a future import holds for what is typed later", () => {
  type("from __future__ import annotations");
  assert.equal(type("def f(a: not_there): pass").ending.kind, "completed");
  assert.equal(type("f.__annotations__").stdout, "{'a': 'not_there'}\n");
});

test("only what was typed leaves the session", () => {
  assert.equal(type("import sys\nsys.exit(3)").ending.left, true);
  assert.equal(run("raise SystemExit", "", undefined, "explored").ending.left, undefined);
});

test("a file that was run leaves its names to what is typed after it", () => {
  const { stdout } = run("import atexit\natexit.register(print, 'exit')\nn = 7\nprint(__name__, __file__)\n", "", undefined, "explored");
  assert.equal(stdout, "__main__ /home/learner/main.py\n");
  assert.equal(type("n").stdout, "7\n");
  const { ending } = run("before = 1\nraise ValueError(before)\n", "", undefined, "explored");
  assert.equal(ending.error.line, 2);
  assert.equal(type("before").stdout, "1\n");
  assert.equal(type("n").ending.error.type, "NameError");
});

test("names are those of the session, told in order and bounded", () => {
  type("apple = apricot = 1\nclass Thing:\n    first = second = 1\nthing = Thing()");
  assert.deepEqual(names("print(ap").names, ["apple", "apricot"]);
  const { end, names: attributes, calls, ending } = names("x = thing.s");
  assert.deepEqual([end, attributes, calls, ending.kind], ["thing.s", ["thing.second"], ["arm", "disarm", "disarm"], "completed"]);
  for (const nothing of ["", "x = ", "12", "a[0].", "'.'.", "missing.", "1.r"]) assert.deepEqual(names(nothing).names, [], nothing);
  type("many = type('Many', (), {f'n{i}': i for i in range(1000)})");
  assert.equal(names("many.n").names.length, 200);
  assert.deepEqual(names("x".repeat(100_000)).names, []);
});

test("an object that fails or hangs while its names are asked for is an ending like any other", () => {
  type("class Odd:\n    def __dir__(self): raise KeyboardInterrupt\nodd = Odd()");
  const { ending, calls, names: none } = names("odd.x");
  assert.deepEqual([ending.kind, ending.error.type, none, calls.at(-1)], ["raised", "KeyboardInterrupt", [], "disarm"]);
});

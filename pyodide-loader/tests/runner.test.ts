// Python's half of the worker, in real Pyodide under Node: how programs end and what is said of them.
import assert from "node:assert/strict";
import test from "node:test";
import { runner } from "./python";

const { run, python } = await runner();

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

test("input reads what was prepared, then it ends", () => {
  const { stdout, ending } = run("print(input('Name? '), input())\ninput()\n", "Ada\n36");
  assert.equal(stdout, "Name? Ada 36\n");
  assert.equal(ending.error.type, "EOFError");
});

test("answers are read by everything that reads standard input", () => {
  for (const [code, expected] of [
    ["print([input() for _ in range(2)], sys.stdin.readline())", "['a', 'b'] c\n\n"],
    ["print([line.strip() for line in sys.stdin])", "['a', 'b', 'c']\n"],
    ["print(repr(sys.stdin.read()))", "'a\\nb\\nc\\n'\n"],
    ["print(sys.stdin.readlines())", "['a\\n', 'b\\n', 'c\\n']\n"],
    ["print(sys.stdin.buffer.readline(), sys.stdin.read(2), os.read(0, 2))", "b'a\\n' b\n b'c\\n'\n"],
    ["print(list(map(lambda n: n + input(), '12')), sorted('yx', key=lambda _: input()))", "['1a', '2b'] ['x', 'y']\n"],
    ["class A:\n    name = input()\ndef g():\n    yield input()\nprint(A.name, *g(), input())", "a b c\n"],
    ["async def f():\n    return input()\nprint(asyncio.run(f()), input(), input())", "a b c\n"],
    ["atexit.register(lambda: print('last', input()))\nprint(input())", "a\nlast b\n"],
  ]) {
    const { stdout, ending } = run(`import asyncio, atexit, os, sys\n${code}\n`, "", ["a", "b", ...(code!.includes("sorted") ? ["2", "1"] : ["c"]), null]);
    assert.equal(stdout, expected, JSON.stringify(ending));
  }
});

test("an end of input is one end: the next question is asked again", () => {
  const { stdout } = run("try:\n    input()\nexcept EOFError:\n    print('end', input())\n", "", [null, "after"]);
  assert.equal(stdout, "end after\n");
});

test("a question tells the learner's line, and that a password must not be seen", () => {
  const { asked } = run("import getpass\n\ndef ask():\n    return getpass.getpass('Key: ')\n\nask()\n", "", []);
  assert.deepEqual([asked[0]!.place.line, asked[0]!.secret], [4, true]);
  assert.match(asked[0]!.place.traceback, /File "main.py", line 6, in <module>[^]*line 4, in ask[^]*KeyboardInterrupt/);
  assert.doesNotMatch(asked[0]!.place.traceback, /_ampoule|getpass.py/);
  assert.equal(run("input()\n", "", []).asked[0]!.secret, false);
});

test("what stands in a buffer is out before somebody is asked", () => {
  const { stdout } = run("import sys\nsys.stdout.write('Name')\nsys.stdin.readline()\n", "", []);
  assert.equal(stdout, "Name");
});

test("a repetition draws the same random numbers and says where it is new", () => {
  const code = "import random\nprint(random.random())\nfor _ in range(3): input()\n";
  const [first, second] = [run(code, "", ["1", "2", "3"]), run(code, "", ["1", "2", "3"])];
  assert.equal(first.stdout, second.stdout);
  assert.equal(first.calls.filter((call) => call === "caught up").length, 1);
});

test("a learner's module comes before the library's, also where that was imported before", () => {
  run("import queue, sys; assert queue.Queue\nopen('queue.py', 'w').write('mine = 1')\nopen('io.py', 'w').write('mine = 1')");
  assert.equal(run("import queue; print(queue.mine)").stdout, "1\n");
  run("open('queue.py', 'w').write('mine = 22')");
  assert.equal(run("import queue; print(queue.mine)").stdout, "22\n", "each run has the file as it is now");
  // What CPython itself has imported before a program's first line stays.
  assert.equal(run("import io; print(io.StringIO.__name__)").stdout, "StringIO\n");
  run("import os, sys; os.remove('queue.py'); os.remove('io.py'); del sys.modules['queue']");
  assert.equal(run("import queue; print(queue.Queue.__name__)").stdout, "Queue\n");
});

test("a drawing begins on an empty sheet and is seen before a program sleeps, asks or ends", () => {
  const code = "from _ampoule import drawing\ndrawing.put('dot', 1, 0, 0, 5, '#ff0000')\n";
  const drawn = [["begin"], ["dot", 1, 0, 0, 5, "#ff0000"]];
  for (const then of ["", "raise ValueError", "import time; time.sleep(10)"]) assert.deepEqual(run(code + then).drawn, drawn, then);
  assert.deepEqual(run(`${code}input()\n`, "", []).drawn, drawn);
  const many = run("from _ampoule import drawing\nfor n in range(9000): drawing.put('dot', n, 0, 0, 5, '#ff0000')\n");
  assert.equal(many.drawn.length, 9001, "none is lost where they go in several messages");
});

test("movement takes no more than its part of a run's time", () => {
  const naps = (...seconds: number[]): number => {
    const { calls } = run(`from _ampoule import drawing\nfor seconds in ${JSON.stringify(seconds)}: drawing.pause(seconds)\n`);
    return calls.filter((call) => call === "nap").length;
  };
  // Of the ten seconds that a run has here.
  assert.deepEqual([naps(6.1), naps(0.001), naps(0.001, 6), naps(0, -1)], [0, 1, 1, 0]);
});

test("a rehearsal leaves nothing behind", () => {
  const look = "import os, sys, atexit; print(os.listdir(), sorted(vars(sys.modules['__main__'])), atexit._ncallbacks(), len(sys.modules))\n";
  const before = run(look).stdout;
  python.rehearse(() => undefined, () => undefined);
  assert.equal(run(look).stdout, before);
});

const TABLE = "class Table:\n    def _repr_html_(self): return '<b>1</b>'\n    def __repr__(self): return 'plain'\n";

test("a program's last value is seen where it presents itself, and no other is", () => {
  const seen = (source: string) => {
    const { shown, stdout, ending } = run(source);
    assert.equal(ending.kind, "completed", source);
    return [shown, stdout];
  };
  assert.deepEqual(seen(`${TABLE}Table()`), [[{ "text/html": "<b>1</b>", "text/plain": "plain" }], ""]);
  const long = `${TABLE}x = """\nTable()\n"""\nTable(\n)  # so\n`;
  assert.equal((seen(long)[0] as unknown[]).length, 1, "over lines");
  for (const end of ["x = \"\"\"\nTable()\n\"\"\"", "Table", "Table(); 5", "x = Table()", "if 1:\n    Table()", "Table()\npass"]) assert.deepEqual(seen(TABLE + end), [[], ""], end);
  assert.deepEqual(seen("'_repr_html_'"), [[], ""]);
  assert.deepEqual(seen("# ampoule"), [[], ""]);
});

test("what the last value's line raises is told as any other error, with its line", () => {
  const { ending } = run(`${TABLE}\nTable().x`);
  assert.deepEqual([ending.kind, ending.error.type, ending.error.line], ["raised", "AttributeError", 5]);
  assert.match(ending.error.traceback, /File "main.py", line 5, in <module>\n    Table\(\)\.x/);
  assert.equal(run(`${TABLE}\nreturn`).ending.error.type, "SyntaxError");
  const nested = `x = 1  # _repr_\n${"-".repeat(3000)}x`;
  assert.deepEqual(run(nested).ending.error?.type, run(nested.replace("_repr_", "")).ending.error?.type, "as deep as the compiler reads");
});

test("the compiler warns once of a program whose last value stands apart, in the order of its lines", () => {
  run('import warnings\nwarnings.showwarning = lambda *said: print("said", said[3])');
  assert.equal(run('# _repr_\nx = "\\d"\n"\\w"').stdout, "said 2\nsaid 3\n");
  run("import warnings, importlib\nimportlib.reload(warnings)");
});

test("the first presentation that a value has is shown, and one that raises is none", () => {
  const value = (methods: string) => run(`from ampoule import display\nclass V:\n    def __repr__(self): return 'V'\n${methods}display(V())\n`);
  const html = "    def _repr_html_(self): return HTML\n";
  const latex = "    def _repr_latex_(self): return '$x$', {}\n";
  const png = "    def _repr_png_(self): return b'png'\n";
  assert.deepEqual(value(html + latex).shown, [{ "text/latex": "$x$", "text/plain": "V" }]);
  assert.deepEqual(value(latex + png).shown, [" 1"]);
  const plain = value("    def _repr_html_(self): return 5\n    def _repr_svg_(self): return 'x' * 500_000\n");
  assert.deepEqual([plain.shown, plain.stdout], [[], "V\n"]);
});

test("text is shown as what a program says it is, by the names of notebooks too", () => {
  const { shown, stdout, ending } = run("from IPython.display import *\ndisplay(Math('x^2'), Markdown('*a*'), 5, 'b')\nprint(HTML('<b>'), SVG)\nLatex('$y$')");
  assert.equal(ending.kind, "completed");
  assert.deepEqual(shown.map((value) => Object.entries(value)[0]), [["text/latex", "$\\displaystyle x^2$"], ["text/markdown", "*a*"], ["text/latex", "$y$"]]);
  assert.equal(stdout, "5\n'b'\n<HTML: '<b>'> <class 'ampoule.SVG'>\n");
});

// Checks in real Pyodide under Node: what each can ask of a program, and which verdict comes of it.
import assert from "node:assert/strict";
import test from "node:test";
import type { Policy, Verdict } from "../src/protocol.gen";
import { type Answer } from "../src/worker/input";
import { runner } from "./python";

const { run, runPython } = await runner();

interface Given {
  setup?: string;
  language?: string;
  policy?: Policy;
  prepared?: string;
  answers?: readonly Answer[];
  mode?: string;
}

function check(source: string, check: string, { setup, language = "en", policy, prepared = "", answers, mode = "script" }: Given = {}) {
  const author = { policy: policy ?? null, setup: setup ?? null, exam: { check, seed: 7, language }, explain: null };
  const { ending, ...rest } = run(source, prepared, answers, mode, JSON.stringify(author));
  const { verdict, violations, ...account } = ending;
  return { verdict: verdict as Verdict, violations, ending: account, ...rest };
}

const verdict = (source: string, text: string, given: Given = {}): Verdict => check(source, text, given).verdict;
const passes = (source: string, text: string, given: Given = {}): void => assert.deepEqual(verdict(source, text, given), { kind: "passed" }, text);
function fails(source: string, text: string, message: string | RegExp, given: Given = {}): { expected: string | null; got: string | null } {
  const said = verdict(source, text, given);
  assert.equal(said.kind, "failed", `${text}: ${JSON.stringify(said)}`);
  if (said.kind !== "failed") return { expected: null, got: null };
  if (typeof message === "string") assert.equal(said.message, message);
  else assert.match(said.message, message);
  return { expected: said.expected, got: said.got };
}
function isUnsure(source: string, text: string, message: RegExp, given: Given = {}): void {
  const said = verdict(source, text, given);
  assert.equal(said.kind, "unsure", JSON.stringify(said));
  if (said.kind === "unsure") assert.match(said.message, message);
}

test("an assert decides, and says what its author wrote", () => {
  passes("print('Hello!')", 'assert output, "Nothing was printed."\nassert output == "Hello!\\n"');
  assert.deepEqual(fails("", 'assert output, "Nothing was printed."', "Nothing was printed."), { expected: null, got: null });
});

test("an assert without words says what was compared, or should be true", () => {
  const both = { expected: "'Hello!\\n'", got: "'Hallo!\\n'" };
  assert.deepEqual(fails("print('Hallo!')", 'assert output == "Hello!\\n"', /prints something else/), both);
  assert.deepEqual(fails("print('Hallo!')", 'assert "Hello!\\n" == output', /prints something else/), both, "whichever stands first");
  assert.deepEqual(fails("x = 1", "assert x == 2", "This is not what it should be."), { expected: "2", got: "1" });
  fails("x = 1", "if True:\n    assert (x >\n       3)", "This should be true: x > 3");
  const long = fails("print('a' * 2000 + 'b')", "assert output == 'a' * 2000 + 'c\\n'", /prints/);
  assert.ok(long.got!.endsWith("ab\\n'") && long.expected!.endsWith("ac\\n'") && long.got!.length < 600, JSON.stringify(long));
});

test("what a program prints is seen, in whatever way it prints it, and what a check prints is not", () => {
  const source = "import sys\nprint('á')\nsys.stdout.buffer.write(b'b\\n')\nsys.stderr.write('no')\nsys.stdout = None\nsys.__stdout__.write('c  \\nd')";
  const { verdict, stdout } = check(source, "print('unseen')\nassert lines == ['á', 'b', 'c', 'd']\nassert output == 'á\\nb\\nc  \\nd'");
  assert.deepEqual([verdict, stdout], [{ kind: "passed" }, "á\nb\nc  \nd"]);
  passes("import sys\nprint('a')\nsys.stdout.close()", "assert output == 'a\\n'");
  passes("import io, contextlib\nwith contextlib.redirect_stdout(io.StringIO()): print('a')", "assert output == ''");
  assert.equal(run("print('as ever')").stdout, "as ever\n");
});

test("a program that prints without end is kept to a bound", () => {
  passes("for _ in range(30): print('x' * 100_000)", "assert len(output) == 1_048_576");
});

test("a check sees names and text of the program", () => {
  passes("x = 5\ndef f(): return x", "assert value('x') == 5 and f() == 5 and source.startswith('x = 5')");
  fails("", "value('x')", "There is no name x at the end of the program. Is it spelled so, and given a value?");
  fails("", "assert greet('Ada')", /^There is no name greet/);
  // Python's own names, and those of a check, are not the program's to give.
  passes("len = None\noutput = 'mine'\nlines = 3", "assert len(lines) == 0 and output == ''");
  passes("for i in sorted([2]): pass", "assert uses('for') and uses('sorted()') and calls('sorted') and not calls('print') and not uses('while')");
  passes("x = 1", "import ast\nassert isinstance(tree.body[0], ast.Assign)");
  isUnsure("", "uses('fro')", /no construct 'fro', line 1 of the check/);
});

test("values are expected, but for rounding", () => {
  passes("", "expect(0.1 + 0.2, 0.3)\nexpect([(1, 0.1 + 0.2)], [(1, 0.3)])\nexpect({'a': 2.0}, {'a': 2})\nexpect(float('inf'), float('inf'))");
  assert.deepEqual(fails("", "expect([1], [2], 'No.')", "No."), { expected: "[2]", got: "[1]" });
  fails("", "expect(1, '1')", "This is not what it should be.");
});

test("cases call a function, and say the call that was wrong", () => {
  passes("def f(a, b=0): return a + b", "cases(f, [((1, 2), 3), ((1,), 1)])\ncases('f', [(5, 5)])");
  assert.deepEqual(fails("def f(a, b): return a - b", "cases('f', [((1, 1), 0), ((1, 2), 3)])", "f(1, 2) gives something else than it should."), { expected: "3", got: "-1" });
  fails("def f(a): print(a)", "cases(f, [(1, 1)])", "f(1) gives nothing back. Is a return missing?");
  fails("def f(a):\n    return a / 0", "cases(f, [(1, 1)])", "f(1) ended with an error: ZeroDivisionError: division by zero, line 2.");
  fails("def f(): pass", "cases(f, [(1, 1)])", /^f\(1\) ended with an error: TypeError/);
  fails("f = 3", "cases('f', [(1, 1)])", /^f is not a function, but int/);
  fails("", "cases('f', [(1, 1)])", /^There is no name f/);
  fails("def f(a): exit()", "cases(f, [(1, 1)])", /^f\(1\) ended the program/);
  fails("def f(a):\n    input()", "cases(f, [(1, 1)])", /EOFError/, { answers: [] });
});

test("errors that should come are waited for", () => {
  const source = "def f(n):\n    if n < 0: raise ValueError('no')\n    if n == 0: raise KeyError(n)";
  passes(source, "raises(ValueError, f, -1)\nraises((ValueError, KeyError), 'f', 0)");
  fails(source, "raises(ValueError, f, 1)", "f(1) should raise ValueError, and raises nothing.");
  fails(source, "raises(ValueError, f, 0)", "f(0) should raise ValueError, and raised KeyError: 0, line 3.");
});

test("a program is run again with other lines to read", () => {
  const source = "name = input('Name? ')\nprint('Hi', name, greeting)";
  const given = { setup: "greeting = '!'", prepared: "Ada\n" };
  const { verdict, stdout } = check(source, "assert output == 'Name? Hi Ada !\\n'\nassert run('Bob') == 'Name? Hi Bob !\\n'\nassert value('name') == 'Ada'", given);
  assert.deepEqual([verdict, stdout], [{ kind: "passed" }, "Name? Hi Ada !\n"]);
  fails(source, "run()", /^With nothing to read, the program ended with an error: EOFError/, given);
  fails("print(1 / int(input()))", "run('0', 'x')", "With '0', 'x' to read, the program ended with an error: ZeroDivisionError: division by zero, line 1.", { prepared: "1" });
  passes("import sys\nprint('a')\nsys.exit()", "assert run() == 'a\\n'");
  passes("import random\nprint(random.random())", "assert run() == run()");
});

test("files, pictures and drawings are seen, and none is shown twice", () => {
  passes("open('out.txt', 'w').write('hé')", "assert file('out.txt') == 'hé'");
  fails("", "file('none.txt')", "The program has not written a file none.txt.");
  const square = "import turtle\nturtle.speed(0)\nfor _ in range(4):\n    turtle.forward(9)\n    turtle.left(90)";
  const { verdict, drawn } = check(square, "assert drawing == 4\nrun()\nassert drawing == 4");
  assert.deepEqual(verdict, { kind: "passed" });
  assert.equal(drawn.filter(([name]) => name === "begin").length, 1);
  const value = "from ampoule import display\nclass A:\n    def _repr_png_(self): return b'x'\ndisplay(A())";
  assert.deepEqual(check(value, "assert pictures == 1\nrun()\nassert pictures == 1").shown, [" 1"]);
});

test("chance is the same at each check, and the program's own goes on", () => {
  const numbers = "fail(str([random.random() for _ in range(3)]))";
  assert.deepEqual(verdict("", numbers), verdict("import random\nrandom.random()", numbers));
});

test("a check fails by its own word", () => {
  fails("", "fail('Not so.')", "Not so.");
  fails("", "fail()", "This is not right yet.");
  fails("", "assert False, ''", "This is not right yet.");
});

test("a program that ends by an error has failed, unless the check speaks of it", () => {
  const { verdict: said, ending } = check("x = 1\nx / 0", "pass");
  assert.deepEqual(said, { kind: "failed", message: "The program ended with an error: ZeroDivisionError: division by zero, line 2.", expected: null, got: null });
  assert.deepEqual([ending.error.type, ending.error.line], ["ZeroDivisionError", 2]);
  passes("x = 1\nx / 0", "assert isinstance(error, ZeroDivisionError) and x == 1");
  passes("x = 1", "assert error is None");
  fails("x = (", "pass", /^The program ended with an error: SyntaxError: .* line 1\.$/);
  passes("x = (", "assert isinstance(error, SyntaxError)");
  const left = check("print(1)\nraise SystemExit(3)", "assert output == '1\\n' and error is None");
  assert.deepEqual([left.verdict, left.ending], [{ kind: "passed" }, { kind: "completed", exitCode: 3 }]);
});

test("what goes wrong in a check is the learner's only where it comes out of the learner's code", () => {
  fails("def area(w):\n    return w / 0", "assert area(1) == 2", "area() ended with an error: ZeroDivisionError: division by zero, line 2.");
  fails("def area(w): return w", "assert area(1, 2) == 2", /^area\(\) ended with an error: TypeError: area\(\) takes 1/);
  fails("def f():\n    assert False, 'mine'", "f()", /^f\(\) ended with an error: AssertionError: mine/);
  fails("def f(): exit()", "f()", /ended while it was checked/);
  isUnsure("", "1 / 0", /ZeroDivisionError: division by zero, line 1 of the check/);
  isUnsure("", "assert (", /SyntaxError/);
  isUnsure("", "open('/none')", /FileNotFoundError/);
});

test("a setup runs before the program, unseen, and is not the program", () => {
  const setup = "print('unseen')\nsecret = 42\ndef half(n):\n    return n / 0";
  passes("print(secret)", "assert output == '42\\n' and source == 'print(secret)' and not uses('def')", { setup });
  const { ending, verdict: said } = check("x = 1\nhalf(1)", "pass", { setup });
  assert.match(ending.error.traceback, /File "main.py", line 2, in <module>\n(.*\n)+  File "setup", line 4, in half/);
  assert.deepEqual([ending.error.line, said.kind], [2, "failed"]);
  const broken = check("print(1)", "pass", { setup: "x = 1\n1 / 0" });
  assert.match(broken.ending.error.traceback, /File "setup", line 2/);
  assert.deepEqual([broken.ending.error.type, broken.ending.error.line, broken.stdout, broken.verdict.kind], ["ZeroDivisionError", null, "", "unsure"]);
});

test("rules do not hold for setup and check, and a program that breaks them has failed", () => {
  const policy = { imports: { allow: [], deny: [] } } as unknown as Policy;
  passes("print(cwd)", "import os\nassert os.sep == '/'", { policy, setup: "import os\ncwd = os.getcwd()" });
  const { violations, verdict: said } = check("import os", "assert error is None", { policy });
  assert.deepEqual([violations.length, said.kind === "failed" && said.message], [1, "No module may be imported here. Do without os."]);
});

test("what took too long has failed where it is the learner's, and a program that was stopped was not checked", () => {
  // Real interrupts: those of the worker are a getter that looks at the clock, see `interrupt.ts`.
  const endless = "def f():\n    while True: tick()";
  const setup = "n = 0\ndef tick():\n    global n\n    n += 1\n    if n > 3: raise KeyboardInterrupt";
  fails(endless, "cases(f, [((), 1)])", "f() took too long. Does a loop never end?", { setup });
  fails(endless, "f()", /took too long when it was checked/, { setup });
  fails("if globals().get('again') or input() == 'x':\n    while True: tick()", "run('x')", /took too long when it was run again/, { setup, prepared: "y" });
  isUnsure("raise KeyboardInterrupt", "pass", /stopped before it could be checked/);
  isUnsure("", "raise KeyboardInterrupt", /in the time that there is/);
});

test("verdicts are said in the learner's language", () => {
  fails("1 / 0", "pass", "El programa terminó con un error: ZeroDivisionError: division by zero, línea 1.", { language: "es" });
  const said = runPython("from _ampoule.phrases import LANGUAGES\nimport re, json\ngaps = lambda texts: {key: sorted(set(re.findall(r'{\\w+}', text))) for key, text in texts.items()}\njson.dumps([gaps(texts) for texts in LANGUAGES.values()])");
  const [english, spanish] = JSON.parse(said as string);
  assert.deepEqual(spanish, english, "the same phrases with the same gaps");
});

test("values that do not want to be shown are, shortly", () => {
  const hostile = "class A:\n    def __repr__(self): 1 / 0\nclass B:\n    def __repr__(self): return 'x' * 10**6\n    def __eq__(self, other): raise ValueError('eq')\na, b = A(), B()";
  assert.equal(fails(hostile, "expect(a, 1)", /not what it should be/).got, "<A>");
  fails(hostile, "assert b == 1", /__eq__\(\) ended with an error: ValueError: eq/);
  assert.equal(fails(hostile, "expect(1, 2, source * 1000)", /^class A/).got, "1");
});

test("verdicts can be forged, by whoever wants to", () => {
  passes("import sys\nsys.modules['_ampoule.checking'].judge = lambda ran: {'kind': 'passed'}", "fail()");
  // For the tests after this one.
  runPython("import sys, importlib; importlib.reload(sys.modules['_ampoule.checking'])");
  fails("", "fail()", "This is not right yet.");
});

test("cells that go on from one another are checked too", () => {
  const given = { mode: "typed" };
  passes("x = 2\n", "assert x == 2", given);
  passes("print(x + 1)\n", "assert output == '3\\n' and run() == '3\\n'", given);
  fails("def f():\n    return 1 / 0\n\n", "f()", /^f\(\) ended with an error: ZeroDivisionError: division by zero, line 2/, given);
  assert.equal(run("print(x)\n", "", undefined, "typed").stdout, "2\n");
});

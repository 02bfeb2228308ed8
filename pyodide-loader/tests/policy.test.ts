// An author's rules in real Pyodide under Node: what they find in a text, what is not there at run time, and what gets around them.
import assert from "node:assert/strict";
import test from "node:test";
import type { Policy, Violation } from "../src/protocol.gen";
import { runner } from "./python";

type Rules = { [Part in keyof Policy]?: Partial<Policy[Part]> | Policy[Part] };

const { run, put } = await runner();

function ruled(source: string, policy: Rules, explain = "en", mode = "script") {
  const { ending, stdout } = run(source, "", undefined, mode, JSON.stringify({ policy, setup: null, exam: null, explain }));
  const { violations, verdict, ...rest } = ending;
  assert.equal(verdict, null, "nobody asked for one");
  return { violations: violations as Violation[], stdout, ending: rest };
}

const places = (source: string, policy: Rules): string[] => ruled(source, policy).violations.map(({ line, column, rule }) => `${line}:${column} ${rule}`);

const allowMath: Rules = { imports: { allow: ["math"], deny: [] } };
const denyOs: Rules = { imports: { allow: null, deny: ["os"] } };
const noDunder: Rules = { dunder: "deny" };
const forbid = (...names: string[]): Rules => ({ syntax: { forbid: names } });
const require = (...names: string[]): Rules => ({ syntax: { require: names } });

test("each rule finds what it is for, where it stands", () => {
  const cases: [string, Rules, string[]][] = [
    ["import math, random", allowMath, ["1:1 imports.allow"]],
    ["x = 1\nfrom os.path import join", denyOs, ["2:1 imports.deny"]],
    ["def f():\n    import os as o", denyOs, ["2:5 imports.deny"]],
    ["__import__('os')", denyOs, ["1:1 imports.deny"]],
    ["import importlib\nx = importlib.import_module('os.path')", denyOs, ["2:5 imports.deny"]],
    ["print('ñ', sorted([2, 1]))", { builtins: { deny: ["sorted"] } }, ["1:12 builtins.deny"]],
    ["s = sorted", { builtins: { deny: ["sorted"] } }, ["1:5 builtins.deny"]],
    ["x.secret = 1\nsecret()", { names: { deny: ["secret"] } }, ["1:1 names.deny", "2:1 names.deny"]],
    ["getattr(x, 'secret')", { names: { deny: ["secret"] } }, ["1:1 names.deny"]],
    ["def f(secret=1): pass", { names: { deny: ["secret"] } }, ["1:7 names.deny"]],
    ["().__class__", noDunder, ["1:1 dunder"]],
    ["class A:\n    def __init__(self): pass", noDunder, ["2:5 dunder"]],
    ["while True: break", forbid("while True"), ["1:1 syntax.forbid"]],
    ["x = [2]\nx.sort()\nlist.sort(x)", forbid("sort()"), ["2:1 syntax.forbid", "3:1 syntax.forbid"]],
    ["print(1)", require("for", "f-string"), ["1:1 syntax.require", "1:1 syntax.require"]],
    ["# one\n\nx = '''a\nb'''\ny = 1", { syntax: { maxLines: 2 } }, ["1:1 syntax.maxLines"]],
  ];
  for (const [source, policy, expected] of cases) assert.deepEqual(places(source, policy), expected, source);
});

test("each construct is found, and what only looks like it is not", () => {
  const cases: [string, string, string][] = [
    ["for", "for x in []: pass", "[x for x in []]"],
    ["while", "while 0: pass", "for x in []: pass"],
    ["if", "x = 1 if 2 else 3", "[x for x in [] if x]"],
    ["else", "if 1: pass\nelif 2: pass\nelse: pass", "if 1: pass\nelif 2: pass"],
    ["def", "def f(): pass", "f = lambda: 1"],
    ["return", "def f(): return", "def f(): pass"],
    ["class", "class A: pass", "A = type('A', (), {})"],
    ["lambda", "f = lambda: 1", "def f(): pass"],
    ["comprehension", "sum(x for x in [])", "for x in []: pass"],
    ["recursion", "def f(n): return n and f(n - 1)", "def f(n): return n\nf(1)"],
    ["recursion", "class A:\n    def f(self): self.f()", "class A:\n    def f(self): self.g()\n    def g(self): pass"],
    ["try", "try: pass\nexcept: pass", "pass"],
    ["with", "with open('main.py'): pass", "open('main.py').close()"],
    ["import", "from math import pi", "pi = 3"],
    ["f-string", "f'{1}'", "'{1}'.format(1)"],
    ["slice", "'abc'[1:]", "'abc'[1]"],
    ["list", "[1]", "[a, b] = 1, 2"],
    ["dict", "{}", "{1}"],
    ["set", "{1}", "{}"],
    ["tuple", "(1, 2)", "for a, b in []: pass"],
    ["while True", "while 1: break", "x = 0\nwhile x: pass"],
    ["sorted()", "sorted([])", "x = sorted"],
    ["str.join()", "\"\".join([])", "join = 1"],
  ];
  for (const [construct, has, hasNot] of cases) {
    assert.equal(places(has, forbid(construct)).length, 1, `${construct} in ${has}`);
    assert.deepEqual(places(hasNot, forbid(construct)), [], `${construct} in ${hasNot}`);
    assert.deepEqual(places(has, require(construct)), []);
  }
});

test("of a program that does not keep to them nothing is run, and its error says the first", () => {
  const { ending, stdout } = ruled("print(1)\nx = 'á'; import os", denyOs);
  assert.equal(stdout, "");
  assert.deepEqual([ending.kind, ending.error.type, ending.error.line, ending.error.column], ["raised", "PolicyError", 2, 10]);
  assert.equal(ending.error.message, "imports.deny: os may not be imported here. Do without it.");
  assert.match(ending.error.traceback, /File "main.py", line 2\n.*import os\n.*\^\nPolicyError: imports.deny/);
  assert.doesNotMatch(ending.error.traceback, /_ampoule/);
});

test("they speak the learner's language", () => {
  assert.match(ruled("import os", denyOs, "es").violations[0]!.message, /^Aquí no se puede importar os/);
  assert.match(ruled("import os", denyOs, "fr").violations[0]!.message, /may not be imported/);
});

test("a program that keeps to them runs as ever, and the next is held to none", () => {
  const policy: Rules = { ...allowMath, builtins: { deny: ["eval"] }, syntax: { require: ["import"], forbid: ["while"], maxLines: 5 }, dunder: "deny", names: { deny: ["secret"] } };
  const { violations, stdout, ending } = ruled("import math\nprint(math.floor(2.5))", policy);
  assert.deepEqual([violations, stdout, ending], [[], "2\n", { kind: "completed", exitCode: 0 }]);
  assert.equal(run("import os\nprint(eval('1'))").stdout, "1\n");
  assert.deepEqual(ruled("x = (", allowMath).ending.error.type, "SyntaxError");
});

test("what the text does not show is not there at run time", () => {
  const noEval: Rules = { builtins: { deny: ["eval"] } };
  assert.deepEqual(ruled("print(globals()['__builtins__']['ev' + 'al'])", noEval).ending.error.type, "KeyError");
  assert.equal(ruled("eval = eval", noEval).ending.error.message, "name 'eval' is not defined");
  const { error } = ruled("name = 'os'\n__import__(name)", denyOs).ending;
  assert.deepEqual([error.type, error.line, error.message], ["ImportError", 2, "imports.deny: os may not be imported here. Do without it."]);
  assert.doesNotMatch(error.traceback, /_ampoule/);
});

test("a name that the program gives itself is its own", () => {
  assert.equal(ruled("def sorted(x): return 'mine'\nprint(sorted([]))", { builtins: { deny: ["sorted"] } }).stdout, "mine\n");
});

test("libraries import and call what they want", () => {
  put("needs_os.py", "import os\nprint(sorted([2, 1]), eval('3'))\n");
  const policy: Rules = { imports: { allow: ["needs_os"], deny: [] }, builtins: { deny: ["sorted", "eval"] } };
  assert.equal(ruled("import needs_os", policy).stdout, "[1, 2] 3\n");
});

test("a program that cannot be looked through is told so", () => {
  for (const deep of [`x = ${"[".repeat(90)}${"]".repeat(90)}`, `x = ${"1+".repeat(2000)}1`, `x = ${"-".repeat(2000)}1`, `x = f${"()".repeat(2000)}`, `x = a${".b".repeat(2000)}`]) {
    const [violation, ...more] = ruled(deep, denyOs).violations;
    assert.match(violation!.message, /nested too deeply/);
    assert.equal(more.length, 0);
  }
  const flat = [`x = [${"(-1, 2), ".repeat(5000)}]`, "x = 1\n".repeat(5000), `x = {${"'a': f(1)[0] + 2, ".repeat(1000)}}`];
  for (const source of flat) assert.deepEqual(ruled(source.replace("f(1)[0]", "1"), denyOs).violations, []);
});

test("no more is told than can be marked", () => {
  assert.equal(ruled("import os\n".repeat(500), denyOs).violations.length, 100);
});

test("a program that is to be restricted does not run where the package for that is missing", () => {
  const { ending, stdout } = ruled("print(1)", { restricted: true });
  assert.deepEqual([stdout, ending.error.type], ["", "PolicyError"]);
  assert.match(ending.error.message, /^restricted: .* RestrictedPython, and this page does not have it/);
  assert.equal(ruled("x = (", { restricted: true, dunder: "deny" }).ending.kind, "raised");
});

// Teaching rules, never the wall. These get around them and are meant to: what they reach is as sealed as what they were kept from.
test("who knows Python's insides gets around them", () => {
  const around = [
    "for c in ().__class__.__base__.__subclasses__():\n    if c.__name__ == '_wrap_close':\n        print(c.__init__.__globals__['getcwd']())",
    "import builtins\nprint(builtins.__import__('o' + 's').getcwd())",
    "import sys\nprint(sys.modules['o' + 's'].getcwd())",
  ];
  for (const source of around) assert.equal(ruled(source, denyOs).stdout, "/home/learner\n", source);
  // The first is seen where names such as `__class__` may not be used; with text put together it is not.
  assert.ok(ruled(around[0]!, { ...denyOs, ...noDunder }).violations.length > 0);
  assert.equal(ruled("import sys\nprint(getattr(sys, 'mod' + 'ules')['os'].getcwd())", { ...denyOs, names: { deny: ["modules"] } }).stdout, "/home/learner\n");
});

test("what is typed in a session that lasts is held to its own rules only", () => {
  const typed = (source: string, policy: Rules) => ruled(source, policy, "en", "typed");
  assert.equal(typed("import os\n", denyOs).ending.error.type, "PolicyError");
  assert.equal(typed("x = 1\n", denyOs).ending.kind, "completed");
  assert.equal(run("import os; print(x)\n", "", undefined, "typed").stdout, "1\n");
});

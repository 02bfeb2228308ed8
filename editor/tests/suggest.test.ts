import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { python } from "@codemirror/lang-python";
import { ensureSyntaxTree } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { explain, suggest } from "../src/complete";
import { type Names, unpackNames } from "../src/names";

/** The names that the build made, as the page gets them. */
async function built(): Promise<Names> {
  const script = await readFile(new URL("../dist/names.js", import.meta.url), "utf8");
  return unpackNames(/"([^"]+)"/.exec(script)?.[1] ?? "");
}

const names = await built();

/** `|` is the caret. */
function at(program: string): [EditorState, number] {
  const pos = program.indexOf("|");
  const state = EditorState.create({ doc: program.replace("|", ""), extensions: [python()] });
  // However busy the machine is, the program is parsed to its end; an update then takes the tree.
  assert.ok(ensureSyntaxTree(state, state.doc.length, 10_000));
  return [state.update({}).state, pos];
}

function suggested(program: string): string[] {
  const [state, pos] = at(program);
  return suggest(state, pos, false, names)?.options.map(({ label }) => label) ?? [];
}

function explained(program: string): string | undefined {
  const [state, pos] = at(program);
  const found = explain(state, pos, names);
  return found ? `${found.name.name}${found.name.signature}: ${found.name.sentence}` : undefined;
}

test("members of what was imported are suggested, whatever its name here", () => {
  for (const program of [
    "import math\nmath.|",
    "import math as m\nx = m.sq|",
    "from datetime import datetime, timedelta as span\nspan.|",
    "import datetime\ndatetime.datetime.|",
    "import os\nos.path.|",
    "def f():\n    import random\n    random.|",
  ]) {
    assert.ok(suggested(program).length > 5, program);
  }
  assert.ok(suggested("import math as m\nm.|").includes("sqrt"));
  assert.ok(suggested("from datetime import timedelta as span\nspan.|").includes("total_seconds"));
});

test("members of plain values are suggested", () => {
  for (const [program, member] of [
    ["'abc'.|", "upper"],
    ["name = input()\nname.|", "split"],
    ["x = []\nx.app|", "append"],
    ["x = {1: 2}\nif x:\n    x.|", "items"],
    ["x = {n for n in y}\nx.|", "add"],
    ["from collections import Counter\nc = Counter('a')\nc.|", "most_common"],
    ["from pathlib import Path\np = Path('.')\nprint(p.|)", "read_text"],
    ["x = 1\nx = 'now a text'\nx.|", "upper"],
  ] as const) {
    assert.ok(suggested(program).includes(member), `${program}: ${suggested(program)}`);
  }
  assert.deepEqual(suggested("x = something()\nx.|"), []);
});

test("imports are completed: modules, and what is in them", () => {
  assert.ok(suggested("import ra|").includes("random"));
  assert.ok(suggested("from col|").includes("collections"));
  assert.ok(suggested("from math import sqrt, p|").includes("pi"));
});

test("keywords and builtins are suggested for a word, and nothing in texts, comments and numbers", () => {
  assert.ok(suggested("pri|").includes("print") && suggested("whi|").includes("while"));
  for (const program of ["'pri|'", "# pri|", "12|", "|", "f'pri|'"]) assert.deepEqual(suggested(program), [], program);
});

test("what a name is, is told with its signature and its first sentence", () => {
  assert.match(explained("pri|nt(1)") ?? "", /^print\(\*args, sep=' '.*\): Prints the values/);
  assert.match(explained("import math\nmath.sq|rt(2)") ?? "", /^sqrt\(x\): Return the square root of x\.$/);
  assert.match(explained("x = []\nx.app|end(1)") ?? "", /^append\(object\): Append object to the end of the list\.$/);
  assert.match(explained("from random import randint as r\n|r(1, 6)") ?? "", /^randint\(a, b\): Return random integer/);
  assert.equal(explained("mi|ne = 1"), undefined);
  assert.equal(explained("constructor|()"), undefined);
});

test("the names are told as Python tells them, in plain words", () => {
  const about = (path: string) => names.find(path)?.sentence;
  assert.equal(about("random.random"), "x in the interval [0, 1).");
  assert.equal(about("len"), "Return the number of items in a container.");
  assert.ok(names.modules().length > 150 && names.builtins().length > 130);
});

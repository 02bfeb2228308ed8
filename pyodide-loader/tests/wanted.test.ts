// Packages that a program turns out to need, in real Pyodide under Node: who is asked for what, and by whom it is only tried. Nothing can
// be suspended there, so what would be waited for is here at once.
import assert from "node:assert/strict";
import test from "node:test";
import { runner } from "./python";

const { run, python, wanted, obtainable: can, bring, put, runPython } = await runner();
const stands = (can: boolean): unknown => runPython(`import _ampoule.still as still\nstill.can_stand = lambda: ${can ? "True" : "False"}\nstill.until = lambda promise: promise()`);
stands(true);

/** Runs a program that can have these; gives what it wrote, how it ended, and what was asked for. */
function wants(source: string, obtainable: readonly string[], mode = "script"): [string, string, string[]] {
  wanted.length = 0;
  can.clear();
  for (const module of obtainable) can.add(module);
  const { ending, stdout } = run(source, "", undefined, mode);
  return [stdout, ending.error?.message ?? ending.kind, [...wanted]];
}

/** A package that does `source` when `fn` is called, and `early` when it is imported. */
const library = (name: string, source: string, early = "pass"): void =>
  put(`${name}/__init__.py`, `import importlib, contextlib\n${early}\ndef fn():\n${source.replace(/^/gm, "    ")}\n`);

test("what a program imports by other ways than a statement comes, once, and then is there", () => {
  bring.files = { "late_one/__init__.py": "x = 1", "late_one/part.py": "y = 2" };
  const source = "import importlib\nmodule = importlib.import_module('late' + '_one')\nimport late_one.part\nprint(module.x, late_one.part.y)";
  assert.deepEqual(wants(source, ["late_one"]), ["1 2\n", "completed", ["late_one"]]);
  assert.deepEqual(wants(source, ["late_one"])[2], []);
});

test("what is typed gets it too", () => {
  bring.files = { "late_typed.py": "x = 1" };
  assert.deepEqual(wants("__import__('late_typed').x", ["late_typed"], "typed"), ["1\n", "completed", ["late_typed"]]);
});

test("what does not come is missing as Python has it missing, and is not asked for again", () => {
  const source = "for _ in range(3):\n    try:\n        __import__('never_there')\n    except ModuleNotFoundError as error:\n        print(error)\n__import__('never_there.part')";
  const missing = "No module named 'never_there'";
  assert.deepEqual(wants(source, ["never_there"]), [`${missing}\n`.repeat(3), missing, ["never_there"]]);
});

test("nobody is asked for what cannot be had, or where nothing can wait", () => {
  bring.files = { "late_no.py": "" };
  assert.deepEqual(wants("__import__('late_no')", ["other"])[2], []);
  stands(false);
  assert.deepEqual(wants("__import__('late_no')", ["late_no"]), ["", "No module named 'late_no'", []]);
  stands(true);
});

test("what is imported before there is a program asks for nothing", () => {
  library("eager", "pass", "import late_early");
  wants("", ["late_early", "eager"]);
  python.prepare_imports(JSON.stringify(["late_early", "eager"]));
  python.mounted(JSON.stringify(["eager"]));
  python.prepare_imports(JSON.stringify(["eager"]));
  assert.deepEqual(wanted, []);
});

test("a library that cannot do without it gets it, when it is called and when it is imported", () => {
  bring.files = { "late_called.py": "", "late_needed.py": "", "late_kept.py": "" };
  library("calls", "import late_called");
  library("needs", "pass", "import late_needed");
  library("tries_later", "try:\n    import needs_late\nexcept ValueError:\n    pass\nwith contextlib.nullcontext():\n    import late_kept");
  put("needs_late.py", "import math");
  assert.deepEqual(wants("import calls\ncalls.fn()", ["late_called"]), ["", "completed", ["late_called"]]);
  assert.deepEqual(wants("import needs", ["late_needed"]), ["", "completed", ["late_needed"]]);
  assert.deepEqual(wants("import tries_later\ntries_later.fn()", ["late_kept"]), ["", "completed", ["late_kept"]]);
});

test("what a library only tries is not fetched, when it is imported and when it is called", () => {
  const tries = [
    "try:\n    import late_tried\nexcept ImportError:\n    pass",
    "try:\n    import late_tried\nexcept (KeyError, ModuleNotFoundError) as error:\n    pass",
    "try:\n    import late_tried\nexcept KeyError:\n    pass\nexcept Exception:\n    pass",
    "try:\n    import late_tried\nexcept:\n    pass",
    "try:\n    try:\n        import late_tried\n    finally:\n        x = 1\nexcept ImportError:\n    pass",
    "try:\n    with contextlib.nullcontext():\n        importlib.import_module('late_tried')\nexcept ImportError:\n    pass",
    "with contextlib.suppress(ImportError):\n    import late_tried",
    "try:\n    exec('import late_tried')\nexcept ImportError:\n    pass",
  ];
  tries.forEach((tried, at) => {
    library(`early_${at}`, "pass", tried);
    library(`later_${at}`, tried);
    assert.deepEqual(wants(`import early_${at}`, ["late_tried"]), ["", "completed", []], `imported: ${tried}`);
    assert.deepEqual(wants(`import later_${at}\nlater_${at}.fn()`, ["late_tried"]), ["", "completed", []], `called: ${tried}`);
  });
});

test("who asks in the name of others is heard for a program, and not while a library is imported", () => {
  bring.files = { "late_asked.py": "" };
  put("pandas/__init__.py", "");
  put("pandas/compat/__init__.py", "");
  put("pandas/compat/_optional.py", "import importlib\ndef import_optional_dependency(name):\n    try:\n        return importlib.import_module(name)\n    except ImportError:\n        return None");
  put("pandas/check.py", "from pandas.compat._optional import import_optional_dependency\nfound = import_optional_dependency('late_asked')\ndef call():\n    return import_optional_dependency('late_asked')");
  assert.deepEqual(wants("import pandas.check\nprint(pandas.check.found)", ["late_asked"]), ["None\n", "completed", []]);
  assert.deepEqual(wants("import pandas.check\nprint(pandas.check.call() is None)", ["late_asked"]), ["False\n", "completed", ["late_asked"]]);
});

test("a learner's own try is one that is to work", () => {
  bring.files = { "late_own.py": "" };
  assert.deepEqual(wants("try:\n    import late_own\n    print('here')\nexcept ImportError:\n    pass", ["late_own"]), ["here\n", "completed", ["late_own"]]);
});

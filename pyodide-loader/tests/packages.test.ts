// Packages that are used where they lie in their archives. Those that import real ones have them from `cargo xtask test`, in the
// folder that AMPOULE_PACKAGES names.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { loadPyodide } from "pyodide";
import { listMembers, mountArchive, type PackageFiles, placeOf } from "../src/worker/archive";
import type { Source } from "../src/worker/source";

const SITE_PACKAGES = "/lib/python3.14/site-packages";

const encoder = new TextEncoder();

function sourceOf(bytes: Uint8Array): Source {
  const at = bytes.byteOffset;
  return { size: bytes.length, read: (from, to) => bytes.buffer.slice(at + from, at + to) as ArrayBuffer };
}

/** A zip file of files that are not compressed. */
function archiveOf(files: Record<string, string>, packing = 0): Uint8Array {
  const parts: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  const sum = (all: Uint8Array[]) => all.reduce((bytes, part) => bytes + part.length, 0);
  for (const [file, text] of Object.entries(files)) {
    const [name, data] = [encoder.encode(file), encoder.encode(text)];
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(packing, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(data.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(sum(parts), 42);
    list.push(entry, name);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    parts.push(header, name, data);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(sum(list), 12);
  end.writeUInt32LE(sum(parts), 16);
  return new Uint8Array(Buffer.concat([...parts, ...list, end]));
}

test("the members of an archive are found where they lie", () => {
  const archive = archiveOf({ "a/__init__.py": "x = 1", "ü.txt": "" });
  const [first, second] = listMembers(sourceOf(archive));
  assert.equal(new TextDecoder().decode(archive.subarray(first?.from, first?.to)), "x = 1");
  assert.deepEqual([first?.name, second?.name], ["a/__init__.py", "ü.txt"]);
});

test("a damaged archive is refused", () => {
  const good = archiveOf({ "a.py": "x = 1" });
  const edited = (at: number, value: number): Uint8Array => {
    const copy = Buffer.from(good);
    copy.writeUInt32LE(value, at < 0 ? copy.length + at : at);
    return new Uint8Array(copy);
  };
  const list = good.length - 22 - 46 - 4;
  const bad: [string, Uint8Array][] = [
    ["nothing", new Uint8Array()],
    ["cut off", good.subarray(0, -1)],
    ["no end", edited(-22, 0)],
    ["a list that lies outside", edited(-6, 2 ** 31)],
    ["a list that is none", edited(list, 0)],
    ["more members than there are", edited(-14, 0xffffffff)],
    ["a member that lies outside", edited(list + 42, 2 ** 31)],
    ["a member larger than the archive", edited(list + 24, 2 ** 31)],
    ["a compressed member", archiveOf({ "a.py": "x" }, 8)],
    ["a name that leads out", archiveOf({ "../a.py": "x" })],
    ["a name from the root", archiveOf({ "/a.py": "x" })],
  ];
  for (const [what, archive] of bad) assert.throws(() => listMembers(sourceOf(archive)), /archive is damaged/, what);
});

test("bytecode has its place in the cache", () => {
  assert.equal(placeOf("a/b.pyc"), "a/__pycache__/b.cpython-314.pyc");
  assert.equal(placeOf("six.pyc"), "__pycache__/six.cpython-314.pyc");
  assert.equal(placeOf("a/b.py"), "a/b.py");
});

async function engine(archives: Uint8Array[]) {
  const pyodide = await loadPyodide({ enableRunUntilComplete: false });
  const names = archives.flatMap((archive) => mountArchive(pyodide.FS as PackageFiles, SITE_PACKAGES, sourceOf(archive)));
  const libraries = names.filter((name) => name.endsWith(".so"));
  pyodide.runPython("import importlib; importlib.invalidate_caches()");
  return { run: (source: string) => pyodide.runPython(source), libraries };
}

test("modules and data are read from an archive like files", async () => {
  const { run } = await engine([archiveOf({ "a/__init__.py": "def f():\n    return 1 / 0  # here", "a/data.txt": "0123456789" })]);
  run("import a, os");
  assert.equal(run("open(os.path.dirname(a.__file__) + '/data.txt').read()"), "0123456789");
  const part = "with open(os.path.dirname(a.__file__) + '/data.txt', 'rb', buffering=0) as f:\n    f.seek(-4, 2)\n    part = f.read(2)";
  assert.equal(run(`${part}\npart.decode()`), "67");
  assert.match(run("import traceback\ntry:\n    a.f()\nexcept ZeroDivisionError:\n    text = traceback.format_exc()\ntext"), /1 \/ 0 {2}# here/);
});

test("an archive lies beside another in the same folder", async () => {
  const { run } = await engine([archiveOf({ "a/__init__.py": "", "b.py": "x = 1" }), archiveOf({ "a/c.py": "x = 2", "b.py": "x = 7" })]);
  assert.equal(run("import b, a.c; b.x + a.c.x"), 3);
});

const folder = process.env["AMPOULE_PACKAGES"];

async function packages(...names: string[]) {
  return engine(await Promise.all(names.map(async (name) => new Uint8Array(await readFile(`${folder}/${name}.zip`)))));
}

/** Counts what Python compiles: with bytecode it is nothing. */
const COUNTING = `
import time
from importlib import _bootstrap_external as external
compiled = []
to_code = external.SourceLoader.source_to_code
def counting(self, data, path, *rest, **named):
    compiled.append(path)
    return to_code(self, data, path, *rest, **named)
external.SourceLoader.source_to_code = counting
begun = time.perf_counter()`;

if (folder) {
  test("numpy is imported from its archive, its shared libraries with it", async (t) => {
    const { run, libraries } = await packages("numpy");
    assert.ok(libraries.some((path) => path.startsWith(`numpy/_core/_multiarray_umath.`)), String(libraries));
    assert.equal(run(`${COUNTING}\nimport numpy\nint(numpy.arange(3).sum())`), 3);
    t.diagnostic(`numpy: ${libraries.length} libraries, imported in ${Math.round(run("time.perf_counter() - begun") * 1000)} ms`);
    assert.equal(run("','.join(compiled)"), "");
    assert.equal(run("import numpy.linalg, numpy.random\nround(float(numpy.linalg.det(numpy.eye(3) * 2)))"), 8);
    assert.equal(run("import importlib.metadata\nimportlib.metadata.version('numpy') == numpy.__version__"), true);
  });

  test("a traceback through numpy shows its source", async () => {
    const { run } = await packages("numpy");
    const failing = "numpy.stack([numpy.zeros(2), numpy.zeros(3)])";
    const text: string = run(`import numpy, traceback\ntry:\n    ${failing}\nexcept ValueError:\n    text = traceback.format_exc()\ntext`);
    assert.match(text, /site-packages\/numpy\/_core\/shape_base\.py", line \d+, in stack\n {4}raise ValueError\(/);
  });

  test("sympy is imported from bytecode", async (t) => {
    const { run } = await packages("mpmath", "sympy");
    assert.equal(run(`${COUNTING}\nimport sympy\nx = sympy.Symbol('x')\nstr(sympy.integrate(sympy.cos(x) ** 2, x))`), "x/2 + sin(x)*cos(x)/2");
    t.diagnostic(`sympy: imported and used in ${Math.round(run("time.perf_counter() - begun") * 1000)} ms`);
    assert.equal(run("','.join(compiled)"), "");
    assert.match(run("import inspect\ninspect.getsource(sympy.Symbol)"), /^class Symbol/);
  });

  test("an error is explained in the reader's language, and one that nobody knows is not", async () => {
    const { run } = await packages("asttokens", "executing", "friendly-traceback", "pure-eval", "stack-data", "six");
    run(await readFile(new URL("../python/_ampoule/explain.py", import.meta.url), "utf8"));
    const explained = (source: string, language: string): string[] =>
      JSON.parse(run(`import json, linecache\nsource = ${JSON.stringify(source)}\nlinecache.cache["/main.py"] = (len(source), None, source.splitlines(True), "/main.py")\ntry:\n    exec(compile(source, "/main.py", "exec"))\nexcept BaseException as error:\n    found = explain(error, ${JSON.stringify(language)})\njson.dumps(found)`));
    const english = explained("total = 1\nprint(totl)\n", "en");
    assert.ok(english.some((text) => text.includes("`total`")) && english.some((text) => text.includes("name")), String(english));
    const spanish = explained("total = 1\nprint(totl)\n", "es");
    assert.ok(spanish.some((text) => text.includes("nombre")), String(spanish));
    assert.ok(explained("print('a'\n", "en").length > 0);
    for (const text of explained("class Odd(Exception): pass\nraise Odd('x')\n", "en")) assert.doesNotMatch(text, /friendly|report/i);
    assert.deepEqual(explained("class Bad(Exception):\n    def __str__(self): raise SystemExit\n    __repr__ = __str__\nraise Bad\n", "en").filter((text) => text.includes("SystemExit")), []);
  });

  test("shared libraries cannot be imported from a zip file by Python alone", async () => {
    const pyodide = await loadPyodide();
    pyodide.FS.writeFile("/numpy.zip", new Uint8Array(await readFile(`${folder}/numpy.zip`)));
    assert.throws(() => pyodide.runPython("import sys\nsys.path.insert(0, '/numpy.zip')\nimport numpy"), /_multiarray_umath/);
  });
}

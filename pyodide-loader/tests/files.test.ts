// The learner's files in the engine's own file system, in real Pyodide under Node.
import assert from "node:assert/strict";
import test from "node:test";
import { loadPyodide } from "pyodide";
import { type Files, LearnersFiles } from "../src/worker/files";
import type { Source } from "../src/worker/source";

const MOST = { bytes: 1000, count: 10 };
const pyodide = await loadPyodide();
const encoder = new TextEncoder();

function sourceOf(text: string): Source {
  const bytes = encoder.encode(text);
  return { size: bytes.length, read: (from, to) => bytes.slice(from, to).buffer };
}

/** A folder with two files and the program. */
function folder(): LearnersFiles {
  pyodide.runPython("import shutil, os; os.chdir('/'); shutil.rmtree('/home/learner', ignore_errors=True); os.makedirs('/home/learner'); os.chdir('/home/learner')");
  const files = new LearnersFiles(pyodide.FS as unknown as Files);
  files.put([{ path: "a.txt", bytes: 3 }, { path: "data/b.csv", bytes: 2 }], sourceOf("one2\n"), encoder.encode("pass\n"));
  pyodide.runPython("open('main.py', 'w').write('pass\\n')");
  return files;
}

function made(files: LearnersFiles, most = MOST) {
  const { files: heads = [], leftOut = 0, bytes = new ArrayBuffer(0) } = files.made(most) ?? {};
  let at = 0;
  const texts = heads.map(({ path, bytes: length }) => [path, new TextDecoder().decode(bytes.slice(at, (at += length)))]);
  assert.equal(at, bytes.byteLength);
  return { texts: texts.sort(), leftOut };
}

test("a program finds its files and what it left as it was is not told", () => {
  const files = folder();
  assert.equal(pyodide.runPython("open('a.txt').read() + open('data/b.csv').read()"), "one2\n");
  assert.equal(files.made(MOST), undefined);
});

test("new files and changed ones are told with their bytes", () => {
  const files = folder();
  pyodide.runPython(`
open('a.txt', 'a').write('!')
os.makedirs('out/deep')
open('out/deep/new.bin', 'wb').write(bytes(range(3)))
open('empty', 'w').close()
open('data/b.csv', 'w').write('2\\n')
`);
  assert.deepEqual(made(files).texts, [["a.txt", "one!"], ["empty", ""], ["out/deep/new.bin", "\0\x01\x02"]]);
});

test("links, devices and compiled modules are no files of a learner's", () => {
  const files = folder();
  pyodide.runPython(`
os.symlink('/lib', 'lib')
os.symlink('a.txt', 'link')
os.symlink('/home/learner', 'round')
os.makedirs('__pycache__')
open('__pycache__/x.pyc', 'w').write('x')
`);
  assert.equal(files.made(MOST), undefined);
});

test("what is over the limits is counted and the rest is told", () => {
  const files = folder();
  pyodide.runPython("for n in range(12): open(f'f{n:02}', 'w').write('x')\nopen('large', 'w').write('x' * 1001)");
  const { texts, leftOut } = made(files);
  assert.equal(texts.length, 10);
  assert.equal(leftOut, 3);
});

test("a folder without end and a name that is none do no harm", () => {
  const files = folder();
  pyodide.runPython(`
path = b'/home/learner'
for _ in range(200):
    path += b'/d'
    os.mkdir(path)
open(path + b'/deep', 'w').write('x')
open(b'constructor', 'w').write('c')
`);
  assert.deepEqual(made(files).texts, [["constructor", "c"]]);
});

test("in a session that lasts, what a run has deleted or was told of stays so, and what the learner takes away goes", () => {
  const files = folder();
  pyodide.runPython("import os; os.remove('a.txt'); open('new.txt', 'w').write('n'); open('data/b.csv', 'a').write('more')");
  assert.deepEqual(made(files).texts, [["data/b.csv", "2\nmore"], ["new.txt", "n"]]);
  assert.equal(files.made(MOST), undefined, "told twice");
  const main = { path: "main.py", bytes: 5 };
  const csv = { path: "data/b.csv", bytes: 2 };
  files.put([main, { path: "a.txt", bytes: 3 }, csv], sourceOf("main\none2\n"), undefined);
  const there = () => pyodide.runPython("' '.join(sorted(os.listdir()))") as string;
  assert.equal(there(), "data main.py new.txt");
  assert.equal(pyodide.runPython("open('main.py').read() + open('data/b.csv').read()"), "main\n2\nmore");
  files.put([main, { path: "a.txt", bytes: 3 }], sourceOf("MAIN\nTWO"), undefined);
  assert.equal(there(), "a.txt data main.py new.txt");
  assert.equal(pyodide.runPython("str(os.listdir('data'))"), "[]");
  assert.equal(pyodide.runPython("open('main.py').read()"), "MAIN\n");
  assert.equal(files.made(MOST), undefined);
});

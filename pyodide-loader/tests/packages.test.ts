// Packages: zip files that are mounted, not unpacked, in real Pyodide under Node.
import assert from "node:assert/strict";
import test from "node:test";
import { loadPyodide } from "pyodide";
import { type PackageFiles, membersOf, mountPackage } from "../src/worker/packages";
import type { Source } from "../src/worker/source";

const FOLDER = "/lib/python3.14/site-packages";

/** Counts what is read of it. */
function sourceOf(bytes: Uint8Array): Source & { taken: number } {
  return {
    size: bytes.length,
    taken: 0,
    read(from, to) {
      this.taken += to - from;
      return bytes.slice(from, to).buffer;
    },
  };
}

const MAKE = `
import io, zipfile
def make(compression, comment=b"", **files):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as zip:
        for name, text in files.items():
            zip.writestr(name.replace("__slash__", "/").replace("__dot__", "."), text)
        zip.comment = comment
    return target.getvalue()
`;

const pyodide = await loadPyodide();

/** A zip file of these, made by Python itself. */
function zip(files: Record<string, string>, compression = 0, comment = ""): Uint8Array {
  pyodide.globals.set("files", pyodide.toPy(files));
  const proxy = pyodide.runPython(`${MAKE}\nmake(${compression}, ${JSON.stringify(comment)}.encode(), **files)`);
  const bytes = proxy.toJs() as Uint8Array;
  proxy.destroy();
  return new Uint8Array(bytes);
}

function mount(source: Source): void {
  mountPackage(pyodide.FS as unknown as PackageFiles, FOLDER, source);
  pyodide.runPython("import importlib; importlib.invalidate_caches()");
}

const BIG = "0123456789".repeat(20_000);

test("what is imported and opened is read, and nothing else", () => {
  const source = sourceOf(
    zip({ "pack/__init__.py": "from .inner import two\n", "pack/inner/__init__.py": "two = 2\ndef fail():\n    return 1 / 0\n", "pack/inner/big.txt": BIG, "pack/other.py": `text = "${BIG}"` }),
  );
  mount(source);
  assert.ok(source.taken < 1000, `${source.taken} bytes for the list of files`);
  assert.equal(pyodide.runPython("import pack; pack.two"), 2);
  assert.ok(source.taken < 140_000, `${source.taken} bytes for two small modules`);
  assert.ok(pyodide.runPython("import traceback\ntry: pack.inner.fail()\nexcept ZeroDivisionError: text = traceback.format_exc()\ntext").includes("    return 1 / 0\n"));
  assert.equal(pyodide.runPython("from pathlib import Path\nPath(pack.inner.__file__).with_name('big.txt').read_text()"), BIG);
  assert.equal(pyodide.runPython("with open('/lib/python3.14/site-packages/pack/inner/big.txt') as file:\n    file.seek(100_003)\n    text = file.read(4) + file.read(3)\ntext"), "3456789");
  assert.equal(pyodide.runPython("sorted(path.name for path in Path(pack.__file__).parent.iterdir() if path.name != '__pycache__').__repr__()"), "['__init__.py', 'inner', 'other.py']");
});

test("two packages share a folder, and the first of two equal names stays", () => {
  mount(sourceOf(zip({ "space/__init__.py": "", "space/one.py": "x = 1" })));
  mount(sourceOf(zip({ "space/__init__.py": "broken(", "space/two.py": "x = 2", "single.py": "x = 3" })));
  assert.equal(pyodide.runPython("import space.one, space.two, single; space.one.x * 100 + space.two.x * 10 + single.x"), 123);
});

test("what is no zip file of ours is refused and nothing is mounted", () => {
  const good = zip({ "a.py": "x = 1", "b.py": "x = 2" });
  const edited = (edit: (bytes: Uint8Array) => void): Uint8Array => {
    const copy = good.slice();
    edit(copy);
    return copy;
  };
  const list = new DataView(good.buffer).getUint32(good.length - 6, true);
  const bad: [string, Uint8Array][] = [
    ["empty", new Uint8Array()],
    ["cut off", good.slice(0, -1)],
    ["with something after its end", zip({ "a.py": "" }, 0, "comment")],
    ["compressed", zip({ "a.py": "x = 1 " .repeat(100) }, 8)],
    ["with a list that lies behind its end", edited((bytes) => bytes.fill(0xff, good.length - 6, good.length - 2))],
    ["with more files than its list has", edited((bytes) => (bytes[good.length - 12] = 9))],
    ["with a file that is longer than itself", edited((bytes) => bytes.fill(0x7f, list + 24, list + 27))],
    ["with a way out", zip({ "../a.py": "x = 1" })],
    ["with a place of its own", zip({ "/etc/a.py": "x = 1" })],
  ];
  const before = pyodide.FS.readdir(FOLDER);
  for (const [what, bytes] of bad) {
    assert.throws(() => membersOf(sourceOf(bytes)), /the package is damaged/, what);
    assert.throws(() => mountPackage(pyodide.FS as unknown as PackageFiles, FOLDER, sourceOf(bytes)), what);
  }
  assert.deepEqual(pyodide.FS.readdir(FOLDER), before);
});

test("nothing is written into a mounted file", () => {
  mount(sourceOf(zip({ "written/data.txt": "as it was" })));
  const tried = "try:\n    open('/lib/python3.14/site-packages/written/data.txt', 'w')\n    text = 'opened'\nexcept OSError as error:\n    text = type(error).__name__\ntext";
  assert.equal(pyodide.runPython(tried), "PermissionError");
});

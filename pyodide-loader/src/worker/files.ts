/**
 * The learner's files: put into Python's file system before a run, and what the run made of them told after it.
 *
 * Read from the nodes of Emscripten's file system, not through its calls: a symbolic link leads nowhere, a device is no file,
 * and no code of the program's is called. Pinned to Pyodide 314.0.7, whose file system was read for this.
 */
import type { FileHead, ReturnLimits } from "../protocol.gen";
import type { Source } from "./source";

interface Node {
  readonly mode: number;
  readonly mount: unknown;
  readonly usedBytes?: number;
  /** Of a folder by name; of a file its bytes, signed or not as they came, and some room behind them. */
  readonly contents?: Readonly<Record<string, Node>> | Uint8Array | Int8Array;
}

/** Of Emscripten's `FS`, what is used here. */
export interface Files {
  mkdirTree(path: string): void;
  unlink(path: string): void;
  writeFile(path: string, bytes: Uint8Array): void;
  lookupPath(path: string): { node: Node };
  isFile(mode: number): boolean;
  isDir(mode: number): boolean;
}

/** What a run made. The bytes follow one another in the order of the heads. */
export interface Made {
  files: FileHead[];
  leftOut: number;
  bytes: ArrayBuffer;
}

const FOLDER = "/home/learner";
/** Python's own: compiled modules, which are made again. */
const CACHE = "__pycache__";
/** A program can nest folders without end by renaming; nobody's folders are so deep. */
const MAX_DEPTH = 64;

export class LearnersFiles {
  /** Of each file, what the program was given or what was told of it since. */
  private readonly given = new Map<string, Uint8Array>();
  /** What the page has given last. */
  private lent = new Map<string, Uint8Array>();

  constructor(private readonly files: Files) {}

  /**
   * Puts files where the program finds them; `program` is what lies there as `main.py`, unless that is among them.
   *
   * Where a run came before in this interpreter, only what the learner has changed since is written or taken away: what that run
   * did to its files stays so.
   */
  put(heads: readonly FileHead[], source: Source | undefined, program: Uint8Array | undefined): void {
    const before = this.lent;
    this.lent = new Map();
    if (program) this.given.set("main.py", program);
    let at = 0;
    for (const { path, bytes } of heads) {
      const content = new Uint8Array(source?.read(at, at + bytes) ?? new ArrayBuffer(0));
      at += bytes;
      this.lent.set(path, content);
      if (isSame(before.get(path), content)) continue;
      this.given.set(path, content);
      const folder = path.lastIndexOf("/");
      if (folder >= 0) this.files.mkdirTree(`${FOLDER}/${path.slice(0, folder)}`);
      this.files.writeFile(`${FOLDER}/${path}`, content);
    }
    for (const path of before.keys()) if (!this.lent.has(path)) this.remove(path);
  }

  private remove(path: string): void {
    this.given.delete(path);
    try {
      this.files.unlink(`${FOLDER}/${path}`);
    } catch {
      // The program was faster, or has put a folder there.
    }
  }

  /** The files that are not as they were given; nothing where there is none. */
  made({ bytes: mostBytes, count: mostFiles }: ReturnLimits): Made | undefined {
    const found: [string, Uint8Array][] = [];
    let total = 0;
    let leftOut = 0;
    for (const [path, content] of this.walk()) {
      if (isSame(this.given.get(path), content)) continue;
      if (found.length >= mostFiles || total + content.length > mostBytes || !path.isWellFormed()) {
        leftOut += 1;
        continue;
      }
      found.push([path, content]);
      total += content.length;
    }
    if (found.length === 0 && leftOut === 0) return undefined;
    const bytes = new Uint8Array(total);
    let at = 0;
    for (const [path, content] of found) {
      bytes.set(content, at);
      at += content.length;
      // Once told is told, where other runs follow.
      this.given.set(path, content.slice());
    }
    return { files: found.map(([path, content]) => ({ path, bytes: content.length })), leftOut, bytes: bytes.buffer };
  }

  private *walk(): Generator<[string, Uint8Array]> {
    const root = this.files.lookupPath(FOLDER).node;
    const pending: { path: string; node: Node; depth: number }[] = [{ path: "", node: root, depth: 0 }];
    for (let place = pending.pop(); place; place = pending.pop()) {
      const { path, node, depth } = place;
      const { contents, mode, usedBytes = 0 } = node;
      if (this.files.isFile(mode)) {
        yield [path, isBytes(contents) ? new Uint8Array(contents.buffer, contents.byteOffset, usedBytes) : new Uint8Array()];
      } else if (this.files.isDir(mode) && contents && !isBytes(contents) && node.mount === root.mount && depth < MAX_DEPTH) {
        for (const name of Object.keys(contents).reverse()) {
          const inside = contents[name];
          if (name !== CACHE && inside) pending.push({ path: path ? `${path}/${name}` : name, node: inside, depth: depth + 1 });
        }
      }
    }
  }
}

function isBytes(contents: Node["contents"]): contents is Uint8Array | Int8Array {
  return ArrayBuffer.isView(contents);
}

function isSame(one: Uint8Array | undefined, other: Uint8Array): boolean {
  if (one?.length !== other.length) return false;
  for (let at = 0; at < other.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

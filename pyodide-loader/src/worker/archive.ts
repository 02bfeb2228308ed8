/**
 * Packages as files of Python that are read where they lie. An *archive* is a package as a zip file whose members are not
 * compressed, laid out as in `site-packages` (`cargo xtask build --packages`): so a member is a range of it, and nothing has to
 * be unpacked or copied before a program imports.
 *
 * The host has checked the archive's hash, and the build that every member's bytes follow its name at once; still nothing here
 * may read outside of the archive or write outside of its folder.
 *
 * Pinned to Pyodide 314.0.7, whose file system was read for this.
 */
import type { Source } from "./source";

/** A file in an archive. */
export interface Member {
  readonly name: string;
  /** Where its bytes begin, in the archive. */
  readonly from: number;
  readonly to: number;
}

interface FileNode {
  usedBytes: number;
  stream_ops: object;
  /** Of a folder, by name. */
  contents: object;
  node_ops: { mknod(parent: FileNode, name: string, mode: number, device: number): FileNode };
  archiveOffset?: number;
}

interface OpenFile {
  node: FileNode;
}

/** Of Emscripten's `FS`, what is used here. */
export interface PackageFiles {
  mkdirTree(path: string): void;
  lookupPath(path: string): { node: FileNode };
}

// APPNOTE 6.3.10 of the zip format, sections 4.3.7, 4.3.12 and 4.3.16.
const LOCAL_BYTES = 30;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const END = 0x06054b50;
const END_BYTES = 22;

const FILE_TO_READ = 0o100444;

/** The members of an archive; an error where it is none. */
export function listMembers(source: Source): Member[] {
  const bad = (why: string): never => {
    throw new Error(`the package's archive is damaged: ${why}`);
  };
  if (source.size < END_BYTES) bad("it is too short");
  const end = new DataView(source.read(source.size - END_BYTES, source.size));
  if (end.getUint32(0, true) !== END) bad("it has no end");
  const count = end.getUint16(10, true);
  const listBytes = end.getUint32(12, true);
  const listAt = end.getUint32(16, true);
  if (listAt + listBytes > source.size) bad("its list lies outside");
  const list = source.read(listAt, listAt + listBytes);
  const view = new DataView(list);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const members: Member[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > listBytes || view.getUint32(at, true) !== ENTRY) bad("its list is not in order");
    const [packing, size, nameBytes] = [view.getUint16(at + 10, true), view.getUint32(at + 24, true), view.getUint16(at + 28, true)];
    const others = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + ENTRY_BYTES + nameBytes > listBytes) bad("a name lies outside");
    const name = decoder.decode(new Uint8Array(list, at + ENTRY_BYTES, nameBytes));
    const from = view.getUint32(at + 42, true) + LOCAL_BYTES + nameBytes;
    if (packing !== 0) bad(`${name} is compressed`);
    if (from + size > listAt) bad(`${name} lies outside`);
    if (name.split("/").some((part) => part === "" || part === "." || part === "..")) bad(`${name} is no name of a file`);
    members.push({ name, from, to: from + size });
    at += ENTRY_BYTES + nameBytes + others;
  }
  return members;
}

/**
 * Where Python looks for a member in a folder. Beside a source it ignores `a.pyc`: there the bytecode's place is the cache, and
 * what stands in it is taken without a look at the source's time, as the build has marked it.
 */
export function placeOf(name: string): string {
  const parts = /^(.*\/)?([^/]+)\.pyc$/.exec(name);
  return parts ? `${parts[1] ?? ""}__pycache__/${parts[2]}.cpython-314.pyc` : name;
}

/** Makes the members of an archive files under `root`, to be read only; returns their names. A file that is there already stays. */
export function mountArchive(files: PackageFiles, root: string, source: Source): string[] {
  const folders = new Map<string, FileNode>();
  let operations: object | undefined;
  const members = listMembers(source);
  for (const { name, from, to } of members) {
    const path = `${root}/${placeOf(name)}`;
    const slash = path.lastIndexOf("/");
    const folder = path.slice(0, slash);
    let parent = folders.get(folder);
    if (!parent) {
      files.mkdirTree(folder);
      parent = files.lookupPath(folder).node;
      folders.set(folder, parent);
    }
    if (Object.hasOwn(parent.contents, path.slice(slash + 1))) continue;
    const node = parent.node_ops.mknod(parent, path.slice(slash + 1), FILE_TO_READ, 0);
    node.usedBytes = to - from;
    node.archiveOffset = from;
    operations ??= readingFrom(source, node.stream_ops);
    node.stream_ops = operations;
  }
  return members.map(({ name }) => name);
}

function readingFrom(source: Source, operations: object): object {
  return {
    ...operations,
    read({ node }: OpenFile, buffer: Uint8Array, offset: number, length: number, position: number): number {
      const end = Math.min(node.usedBytes, position + length);
      if (position >= end || node.archiveOffset === undefined) return 0;
      buffer.set(new Uint8Array(source.read(node.archiveOffset + position, node.archiveOffset + end)), offset);
      return end - position;
    },
  };
}

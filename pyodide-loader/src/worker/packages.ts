/**
 * Packages as files that are read where they lie. A package comes as a zip file whose members are stored, laid out as a
 * `site-packages` folder; each member becomes a file of the engine whose bytes are read from the zip when somebody reads them.
 * A program imports a few of pandas' 1,400 files: a copy of all in each worker would cost seconds and their memory.
 *
 * Real files and not `zipimport`, because shared libraries are loaded from files, and because packages look for their data
 * beside themselves. Zip: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 */
import { type FileNode, fill } from "./lazy";
import type { Source } from "./source";

interface FolderNode {
  /** By name. */
  readonly contents: object;
}

/** Of Emscripten's `FS`, what is used here. */
export interface PackageFiles {
  mkdirTree(path: string): void;
  lookupPath(path: string): { node: unknown };
  filesystems: { MEMFS: { createNode(parent: FolderNode, name: string, mode: number, device: number): FileNode } };
}

/** A member of a zip file. */
interface Member {
  /** With slashes between its parts. */
  readonly path: string;
  readonly size: number;
  /** Where its own header is. */
  readonly at: number;
}

const END_BYTES = 22;
const END_MAGIC = 0x06_05_4b_50;
const ENTRY_BYTES = 46;
const ENTRY_MAGIC = 0x02_01_4b_50;
const HEADER_BYTES = 30;
const READ_ONLY_FILE = 0o100_444;

/** The files in `zip`. Throws when it is none, or is one that we do not make: compressed, with a comment, of more than 4 GB. */
export function membersOf(zip: Source): Member[] {
  const damaged = (what: string): Error => new Error(`the package is damaged: ${what}`);
  if (zip.size < END_BYTES) throw damaged("it is cut off");
  const end = new DataView(zip.read(zip.size - END_BYTES, zip.size));
  if (end.getUint32(0, true) !== END_MAGIC) throw damaged("it has no end");
  const count = end.getUint16(10, true);
  const [bytes, from] = [end.getUint32(12, true), end.getUint32(16, true)];
  if (from + bytes > zip.size) throw damaged("its list of files is not in it");
  const list = new DataView(zip.read(from, from + bytes));
  const text = new TextDecoder();
  const members: Member[] = [];
  let at = 0;
  for (let number = 0; number < count; number += 1) {
    if (at + ENTRY_BYTES > bytes || list.getUint32(at, true) !== ENTRY_MAGIC) throw damaged("its list of files ends too early");
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) => list.getUint16(at + place, true)) as [number, number, number];
    const [size, header] = [list.getUint32(at + 24, true), list.getUint32(at + 42, true)];
    const path = text.decode(new Uint8Array(list.buffer, at + ENTRY_BYTES, Math.min(nameBytes, bytes - at - ENTRY_BYTES)));
    if (list.getUint16(at + 10, true) !== 0) throw damaged(`${path} is compressed`);
    if (header + HEADER_BYTES + size > zip.size) throw damaged(`${path} is not in it`);
    if (path.split("/").includes("..") || path.startsWith("/")) throw damaged(`${path} would lie elsewhere`);
    if (!path.endsWith("/")) members.push({ path, size, at: header });
    at += ENTRY_BYTES + nameBytes + extraBytes + commentBytes;
  }
  return members;
}

/** Where the bytes of a member begin: its header has a name and extras of its own lengths. */
function bytesBegin(zip: Source, { at }: Member): number {
  const header = new DataView(zip.read(at, at + HEADER_BYTES));
  return at + HEADER_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
}

/** Puts the files of the package into `folder`; gives the names of what is new there. */
export function mountPackage(files: PackageFiles, folder: string, zip: Source): string[] {
  const { MEMFS } = files.filesystems;
  const folders = new Map<string, FolderNode>();
  const folderOf = (path: string): FolderNode => {
    let node = folders.get(path);
    if (!node) {
      files.mkdirTree(path);
      folders.set(path, (node = files.lookupPath(path).node as FolderNode));
    }
    return node;
  };
  const members = membersOf(zip);
  for (const member of members) {
    const [, below = "", name = ""] = /^(.*?)([^/]*)$/s.exec(member.path) ?? [];
    const parent = folderOf(`${folder}/${below}`.replace(/\/$/, ""));
    // Packages of one namespace may bring the same empty file.
    if (Object.hasOwn(parent.contents, name)) continue;
    fill(MEMFS.createNode(parent, name, READ_ONLY_FILE, 0), zip, member.size, () => bytesBegin(zip, member));
  }
  return [...new Set(members.map(({ path }) => path.split("/", 1)[0]!))];
}

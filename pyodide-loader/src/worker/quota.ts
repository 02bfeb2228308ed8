/**
 * What a program's files may take. They live in memory outside Python's own (Emscripten's MEMFS), so Python's memory limit
 * does not reach them; over the quota a program gets `OSError` with `ENOSPC`, as from a full disk, and lives.
 *
 * Depth, not a wall: it holds against programs, not against one that takes the engine's JavaScript apart (SECURITY.md).
 * Pinned to Pyodide 314.0.7, whose file system was read for this.
 */
import type { FileLimits } from "../protocol.gen";

/** Emscripten's number, which Python's `errno.ENOSPC` is too. */
const ENOSPC = 51;

interface Node {
  parent: Node;
  usedBytes?: number;
  /** Of a folder, by name. */
  contents?: Record<string, Node>;
}

interface Stream {
  node?: Node;
  flags: number;
}

type Write = (stream: Stream, buffer: ArrayBufferView, offset: number, length: number, position: number, canOwn?: boolean) => number;

/** Of Emscripten's `FS`, what is used here. */
export interface FileSystem {
  ErrnoError: new (errno: number) => Error;
  streams: readonly (Stream | null | undefined)[];
  isFile(mode: number): boolean;
  closeStream(descriptor: number): void;
  destroyNode(node: Node): void;
  filesystems: { MEMFS: MemoryFiles };
}

interface MemoryFiles {
  createNode(parent: Node | null, name: string, mode: number, device: number): Node;
  ops_table: {
    dir: { node: { rename(node: Node, folder: Node, name: string): void } };
    file: {
      node: { setattr(node: Node, attributes: { size?: number }): void };
      stream: { write: Write };
    };
  };
}

export class Quota {
  private limits: FileLimits | undefined;
  private bytes = 0;
  private count = 0;
  /** Nodes made since the quota is in force, with the bytes that each is charged for. */
  private readonly charged = new Map<Node, number>();
  /** Removed while open: their bytes are still there. */
  private readonly removed = new Set<Node>();

  constructor(private readonly files: FileSystem) {
    this.watchNodes();
    this.watchSizes();
    this.watchRemovals();
  }

  /** From now on; what is there already is not counted. */
  enforce(limits: FileLimits): void {
    this.limits = limits;
  }

  /** Does something that counts to no limit. */
  free<T>(work: () => T): T {
    const { limits } = this;
    this.limits = undefined;
    try {
      return work();
    } finally {
      this.limits = limits;
    }
  }

  private refuse(): never {
    throw new this.files.ErrnoError(ENOSPC);
  }

  private watchNodes(): void {
    const memory = this.files.filesystems.MEMFS;
    const { createNode } = memory;
    memory.createNode = (parent, name, mode, device) => {
      const { limits } = this;
      if (!limits) return createNode(parent, name, mode, device);
      if (this.count >= limits.count || depthOf(parent) >= limits.pathDepth) this.refuse();
      const node = createNode(parent, name, mode, device);
      this.charged.set(node, 0);
      this.count += 1;
      return node;
    };
  }

  private watchSizes(): void {
    const { node, stream } = this.files.filesystems.MEMFS.ops_table.file;
    const { setattr } = node;
    node.setattr = (node, attributes) => {
      if (attributes.size !== undefined) this.charge(node, attributes.size);
      setattr(node, attributes);
    };
    const { write } = stream;
    stream.write = (stream, buffer, offset, length, position, canOwn) => {
      if (stream.node && length > 0) this.charge(stream.node, Math.max(stream.node.usedBytes ?? 0, position + length));
      return write(stream, buffer, offset, length, position, canOwn);
    };
  }

  /** `node` is about to have `size` bytes. */
  private charge(node: Node, size: number): void {
    if (!this.limits) return;
    // What the engine itself brought is charged for what it grows by.
    const before = this.charged.get(node) ?? node.usedBytes ?? 0;
    const bytes = this.bytes + size - before;
    if (size > before && bytes > this.limits.bytes) this.refuse();
    this.bytes = Math.max(0, bytes);
    this.charged.set(node, size);
  }

  private watchRemovals(): void {
    const { files } = this;
    const { destroyNode, closeStream } = files;
    files.destroyNode = (node) => {
      destroyNode.call(files, node);
      this.remove(node);
    };
    const folders = files.filesystems.MEMFS.ops_table.dir.node;
    const { rename } = folders;
    folders.rename = (node, folder, name) => {
      if (this.limits && depthOf(folder) >= this.limits.pathDepth) this.refuse();
      const replaced = folder.contents && Object.hasOwn(folder.contents, name) ? folder.contents[name] : undefined;
      rename(node, folder, name);
      if (replaced && replaced !== node) this.remove(replaced);
    };
    files.closeStream = (descriptor) => {
      const node = files.streams[descriptor]?.node;
      closeStream.call(files, descriptor);
      if (node && this.removed.has(node) && !this.isOpen(node)) this.release(node);
    };
  }

  private remove(node: Node): void {
    if (this.isOpen(node)) this.removed.add(node);
    else this.release(node);
  }

  private isOpen(node: Node): boolean {
    return this.files.streams.some((stream) => stream?.node === node);
  }

  private release(node: Node): void {
    const bytes = this.charged.get(node);
    this.removed.delete(node);
    if (bytes === undefined) return;
    this.charged.delete(node);
    this.bytes = Math.max(0, this.bytes - bytes);
    this.count = Math.max(0, this.count - 1);
  }
}

/** Folders from the root to `node`. */
function depthOf(node: Node | null): number {
  let depth = 0;
  for (let at = node; at && at !== at.parent; at = at.parent) depth += 1;
  return depth;
}

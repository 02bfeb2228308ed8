/** The packages that the guard holds, unpacked, for every session that needs them. */
import { type Shipped, Unpacker } from "./unpack";

export class Shelf {
  private readonly held = new Map<string, Blob>();
  /** Only while there is something to unpack. */
  private unpacker: Unpacker | undefined;
  private pending = 0;

  /** `decoder` is the wasm that unpacks brotli. */
  constructor(private readonly decoder: Promise<Shipped>) {}

  /** Unpacks a package and keeps it. */
  async take(name: string, shipped: Shipped): Promise<void> {
    this.pending += 1;
    this.unpacker ??= new Unpacker(this.decoder);
    try {
      this.held.set(name, new Blob([await this.unpacker.unpack(Promise.resolve(shipped))]));
    } finally {
      this.pending -= 1;
      if (this.pending === 0) {
        this.unpacker.close();
        this.unpacker = undefined;
      }
    }
  }

  /** Those of these packages that are here. */
  get(names: readonly string[]): Map<string, Blob> {
    return new Map(names.flatMap((name) => (this.held.has(name) ? [[name, this.held.get(name)!]] : [])));
  }
}

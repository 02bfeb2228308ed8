/** Control: says "sealed" without trying anything. */
import type { Seal } from "../src/protocol.gen";

export async function trySeal(_loadScript: (url: string) => unknown): Promise<Seal> {
  return { originOpaque: true, fetchRefused: true, evalRefused: true, importRefused: true };
}

export function isSealed(_seal: Seal): boolean {
  return true;
}

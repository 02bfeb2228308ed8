/** Control: takes whatever JSON a worker sends for one of its messages. */
import type { FromWorker } from "../src/protocol.gen";

export const MAX_MESSAGE_CHARS = Number.POSITIVE_INFINITY;

export function bytesBeside(data: unknown): ArrayBuffer | undefined {
  return Array.isArray(data) ? (data[1] as ArrayBuffer) : undefined;
}

export function decodeFromWorker(data: unknown): FromWorker | undefined {
  return JSON.parse(String(Array.isArray(data) ? data[0] : data)) as FromWorker;
}

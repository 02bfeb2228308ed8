/** Control: takes whatever JSON a worker sends for one of its messages. */
import type { FromWorker } from "../src/protocol.gen";

export const MAX_MESSAGE_CHARS = Number.POSITIVE_INFINITY;

export function decodeFromWorker(data: unknown): FromWorker | undefined {
  return JSON.parse(String(data)) as FromWorker;
}

/**
 * Tries to break out, before anything is handed to this place (promise P6).
 *
 * The attempts are harmless where they succeed: a `data:` address, the number 1, an empty script. What matters is that the
 * browser refuses each. `importScripts` is passed in because the run worker hides its own before this module is used.
 */
import type { Seal } from "./protocol.gen";

type ScriptLoader = (url: string) => unknown;

async function refused(attempt: () => unknown): Promise<boolean> {
  try {
    await attempt();
    return false;
  } catch {
    return true;
  }
}

export async function trySeal(loadScript: ScriptLoader): Promise<Seal> {
  const empty = URL.createObjectURL(new Blob([";"], { type: "text/javascript" }));
  try {
    return {
      originOpaque: self.origin === "null",
      fetchRefused: await refused(() => fetch("data:,x")),
      evalRefused: (await refused(() => (0, eval)("1"))) && (await refused(() => new Function("return 1")())),
      importRefused: await refused(() => loadScript(empty)),
    };
  } finally {
    URL.revokeObjectURL(empty);
  }
}

export function isSealed(seal: Seal): boolean {
  return seal.originOpaque && seal.fetchRefused && seal.evalRefused && seal.importRefused;
}

/**
 * The sandbox frame's own script: proves the sandbox, starts the guard, hands it the host's port. It never sees learner
 * code, and after the start it does nothing.
 *
 * Host and frame speak by `window.postMessage` only here: the frame says how the attempts to break out went, the host
 * answers with `[guard script, engine port]`. The first well-formed answer of the parent counts, later ones do nothing.
 */
import type { FromGuard } from "./protocol.gen";
import { isSealed, trySeal } from "./seal";
import { toText } from "./wire";

function tell(message: FromGuard): void {
  // "*": the host may have any origin, also an opaque one; nothing secret is in these messages.
  parent.postMessage(toText(message), "*");
}

function startGuard(script: string, port: MessagePort): void {
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const guard = new Worker(url, { name: "ampoule guard" });
  guard.onerror = (event) => {
    event.preventDefault();
    tell({ type: "unloadable", message: `the guard worker failed: ${event.message || "no reason given"}` });
  };
  guard.postMessage(null, [port]);
}

async function main(): Promise<void> {
  const seal = await trySeal((url) => import(url));
  addEventListener("message", function receive(event: MessageEvent) {
    const [script] = Array.isArray(event.data) ? event.data : [];
    const [port] = event.ports;
    if (event.source !== parent || typeof script !== "string" || port === undefined) return;
    removeEventListener("message", receive);
    if (isSealed(seal)) startGuard(script, port);
  });
  tell({ type: "sealed", place: "frame", seal });
}

void main();

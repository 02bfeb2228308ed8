/**
 * Has a snapshot made in a worker of its own, which never receives learner code and is thrown away after it (promise P7).
 */
import { isSealed } from "../seal";
import { decodeFromWorker } from "./decode";
import { WorkerLink } from "./link";
import { within } from "./patience";
import type { Engine } from "./session";

/** Rejects with a reason in words when there is no snapshot after `millis`. */
export async function haveSnapshotMade(engine: Engine, millis: number): Promise<ArrayBuffer> {
  let link: WorkerLink | undefined;
  try {
    const made = new Promise<ArrayBuffer>((resolve, reject) => {
      link = new WorkerLink(engine.workerUrl, "ampoule snapshot", {
        fail: (message) => reject(new Error(message)),
        misbehave: () => reject(new Error("the worker sent what no worker should send")),
        hear: (data) => {
          const [text, bytes] = Array.isArray(data) ? data : [data];
          const message = decodeFromWorker(text);
          if (message?.type === "sealed" && isSealed(message.seal)) {
            engine.module.then((module) => link?.give({ type: "makeSnapshot" }, module), reject);
            engine.stdlib.then((stdlib) => link?.give({ type: "stdlib" }, stdlib), reject);
          } else if (message?.type === "snapshot" && bytes instanceof ArrayBuffer) {
            resolve(bytes);
          } else {
            reject(new Error(message?.type === "broken" ? message.message : "the worker sent no snapshot"));
          }
        },
      });
    });
    return await within(millis, "it took too long", made);
  } finally {
    link?.terminate();
  }
}

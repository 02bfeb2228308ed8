// Of a page: has the service worker come, tells how that stands, and lets the person say when a new version takes over.

/** How it stands; what the person may do is another word of it. */
export type Standing =
  /** There is no such thing here: plain http, a disk, a private window. */
  | "none"
  /** The site is being fetched. */
  | "coming"
  /** It is here: the page opens without its server. */
  | "here"
  /** And a newer one is here too, whole, and waits to take over. */
  | "newer"
  /** A newer one did not start: this is the one before it. */
  | "older"
  /** It could not be fetched whole; what was there before still is. */
  | "failed";

interface Offline {
  /** Calls now and after each change. */
  watch(tell: (standing: Standing) => void): void;
  /** The app is there: what is older may go, and the service worker may come. */
  started(): void;
  /** The newer version takes over, and the page begins anew with it. */
  update(): void;
}

declare global {
  var ampouleOffline: Offline;
}

const WORKER = "service-worker.js";
const container = "serviceWorker" in navigator && isSecureContext ? navigator.serviceWorker : undefined;
let standing: Standing = "none";
let listener: (standing: Standing) => void = () => {};
let registration: ServiceWorkerRegistration | undefined;

function stand(next: Standing): void {
  standing = next;
  listener(next);
}

function ask(worker: ServiceWorker, order: string): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = ({ data }) => done(data);
    worker.postMessage({ ampoule: order }, [port2]);
  });
}

async function look(found: ServiceWorkerRegistration): Promise<void> {
  if (found.waiting && found.active) return stand("newer");
  if (!found.active) return;
  const answer = (await ask(found.active, "state")) as { version?: unknown; shown?: unknown };
  stand(answer.version === answer.shown ? "here" : "older");
}

function follow(found: ServiceWorkerRegistration, worker: ServiceWorker): void {
  if (!found.active) stand("coming");
  worker.addEventListener("statechange", () => {
    if (worker.state === "redundant" && worker !== found.active && !found.waiting) return stand(found.active ? standing : "failed");
    if (worker.state === "installed" || worker.state === "activated") void look(found);
  });
}

async function register(): Promise<void> {
  if (!container) return;
  try {
    const found = await container.register(WORKER, { updateViaCache: "none" });
    registration = found;
    if (found.installing) follow(found, found.installing);
    found.addEventListener("updatefound", () => found.installing && follow(found, found.installing));
    await look(found);
    // Of the version that is on the screen.
    if (container.controller) void ask(container.controller, "works");
  } catch (error) {
    console.warn("Ampoule: the site cannot be kept for times without its server:", error);
    stand("failed");
  }
}

globalThis.ampouleOffline = {
  watch(tell) {
    listener = tell;
    tell(standing);
  },
  started: () => void register(),
  update() {
    const waiting = registration?.waiting;
    if (!container || !waiting) return;
    container.addEventListener("controllerchange", () => location.reload(), { once: true });
    void ask(waiting, "takeOver");
  },
};

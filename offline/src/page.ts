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
  /** It could not be fetched whole, and nothing is kept. */
  | "failed";

interface Offline {
  /** Calls now and after each change. `here` of `all` bytes of what else the site has are on this device; 0 of 0 where that is not known. */
  watch(tell: (standing: Standing, here: number, all: number) => void): void;
  /** The app is there: what is older may go, and the service worker may come. */
  started(): void;
  /** Fetches what else the site has: packages, lessons. The browser is asked not to throw it away. */
  keepAll(): void;
  /** The newer version takes over, and the page begins anew with it. */
  update(): void;
}

declare global {
  var ampouleOffline: Offline;
}

const WORKER = "service-worker.js";
const container = "serviceWorker" in navigator && isSecureContext ? navigator.serviceWorker : undefined;
let standing: Standing = "none";
let listener: (standing: Standing, here: number, all: number) => void = () => {};
let [here, all] = [0, 0];
let keeps = false;
let registration: ServiceWorkerRegistration | undefined;

function stand(next: Standing): void {
  standing = next;
  listener(next, here, all);
}

interface Later {
  missing: { url: string; bytes: number; integrity: string }[];
  bytes: number;
}

async function missing(worker: ServiceWorker): Promise<Later["missing"]> {
  const { missing, bytes } = (await ask(worker, "later")) as Later;
  all = bytes;
  here = bytes - missing.reduce((sum, file) => sum + file.bytes, 0);
  return missing;
}

/** One after another: the page itself may want something meanwhile. The service worker keeps what comes through it. */
async function keepAll(): Promise<void> {
  const worker = container?.controller;
  if (!worker || keeps) return;
  keeps = true;
  try {
    // It may ask the person; without a yes it is kept as long as there is room.
    void navigator.storage?.persist?.();
    for (const { url, bytes, integrity } of await missing(worker)) {
      const response = await fetch(url, { integrity });
      if (!response.ok) throw new Error(`${url}: the server answered ${response.status}`);
      await response.arrayBuffer();
      here += bytes;
      stand(standing);
    }
  } catch (error) {
    console.warn("Ampoule: not all of the site could be kept:", error);
    await missing(worker);
  } finally {
    keeps = false;
    stand(standing);
  }
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
  await missing(found.active);
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
    // A private window, or a host that does not serve the file: then the page is what it would be without.
    console.warn("Ampoule: the site cannot be kept for times without its server:", error);
  }
}

globalThis.ampouleOffline = {
  watch(tell) {
    listener = tell;
    tell(standing, here, all);
  },
  started() {
    // Whatever did not start before.
    try {
      sessionStorage.removeItem("ampoule.broken");
    } catch {
      // Then there was none.
    }
    void register();
  },
  keepAll: () => void keepAll(),
  update() {
    const waiting = registration?.waiting;
    if (!container || !waiting) return;
    container.addEventListener("controllerchange", () => location.reload(), { once: true });
    void ask(waiting, "takeOver");
  },
};

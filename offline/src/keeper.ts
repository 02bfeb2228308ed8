// Has the service worker come, tells how that stands, and lets the person say when a new version takes over. Of a page, without anything that is seen.

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

/** How it stands, and how much of what else the site has is here. */
export interface Seen {
  standing: Standing;
  /** In bytes; 0 of 0 where it is not known. */
  here: number;
  all: number;
  /** The rest is being fetched. */
  keeps: boolean;
}

const WORKER = "service-worker.js";
const container = "serviceWorker" in navigator && location.protocol.startsWith("http") ? navigator.serviceWorker : undefined;
let seen: Seen = { standing: "none", here: 0, all: 0, keeps: false };
let listener: (seen: Seen) => void = () => {};
let registration: ServiceWorkerRegistration | undefined;

function now(change: Partial<Seen>): void {
  seen = { ...seen, ...change };
  listener(seen);
}

/** Calls at once and after each change. */
export function watch(tell: (seen: Seen) => void): void {
  listener = tell;
  tell(seen);
}

interface Later {
  missing: { url: string; bytes: number }[];
  bytes: number;
}

async function missing(worker: ServiceWorker): Promise<Later["missing"]> {
  const { missing, bytes } = (await ask(worker, "later")) as Later;
  now({ all: bytes, here: bytes - missing.reduce((sum, file) => sum + file.bytes, 0) });
  return missing;
}

/**
 * Fetches what else the site has: packages, lessons. One after another: the page itself may want something meanwhile. The service worker keeps what comes
 * through it, and the browser is asked not to throw it away.
 */
export async function keepAll(): Promise<void> {
  const worker = container?.controller;
  if (!worker || seen.keeps) return;
  now({ keeps: true });
  try {
    // It may ask the person; without a yes it is kept as long as there is room.
    void navigator.storage?.persist?.();
    for (const { url, bytes } of await missing(worker)) {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url}: the server answered ${response.status}`);
      await response.arrayBuffer();
      now({ here: seen.here + bytes });
    }
  } finally {
    // What has come may have been thrown away again, where there is no room.
    await missing(worker);
    now({ keeps: false });
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
  if (found.waiting && found.active) return now({ standing: "newer" });
  if (!found.active) return;
  await missing(found.active);
  const answer = (await ask(found.active, "state")) as { version?: unknown; shown?: unknown };
  now({ standing: answer.version === answer.shown ? "here" : "older" });
}

function follow(found: ServiceWorkerRegistration, worker: ServiceWorker): void {
  if (!found.active) now({ standing: "coming" });
  worker.addEventListener("statechange", () => {
    if (worker.state === "redundant" && worker !== found.active && !found.waiting) return found.active ? undefined : now({ standing: "failed" });
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
    // Of the version that is on the screen. A page that was loaded past the service worker, by Shift and Reload, may be newer: then that is looked for.
    if (container.controller) void ask(container.controller, "works");
    else if (found.active) void found.update();
  } catch (error) {
    // A private window, or a host that does not serve the file: then the page is what it would be without.
    console.warn("Ampoule: the site cannot be kept for times without its server:", error);
  }
}

/** The app is there: what is older may go, and the service worker may come. */
export function started(): void {
  // Whatever did not start before.
  try {
    sessionStorage.removeItem("ampoule.broken");
  } catch {
    // Then there was none.
  }
  void register();
}

/** The newer version takes over, and the page begins anew with it. */
export function update(): void {
  const waiting = registration?.waiting;
  // Another tab may have been asked first.
  if (!container || !waiting) return location.reload();
  container.addEventListener("controllerchange", () => location.reload(), { once: true });
  void ask(waiting, "takeOver");
}

/** Of src/js/keep.rs and src/js/store.rs. */
const DATABASES = ["ampoule", "ampoule-files"];
/** Of everything else that is kept: texts, caches. */
const OURS = /^ampoule[.-]/;

function removeDatabase(name: string): Promise<void> {
  return new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => done();
    request.onerror = () => failed(request.error);
    request.onblocked = () => failed(new Error("another tab of this page uses it: close that first"));
  });
}

/** Removes all that Ampoule keeps in this browser, and begins anew. What other pages of the same origin keep stays. Rejects where something cannot be removed. */
export async function forget(): Promise<void> {
  for (const store of [localStorage, sessionStorage]) {
    for (const key of Object.keys(store)) if (OURS.test(key)) store.removeItem(key);
  }
  await Promise.all(DATABASES.map(removeDatabase));
  if (container) {
    const scope = new URL("./", location.href).href;
    for (const found of await container.getRegistrations()) if (found.scope === scope) await found.unregister();
    for (const name of await caches.keys()) if (OURS.test(name)) await caches.delete(name);
  }
  location.reload();
}

// The service worker: after one visit the site is there without its server. Each version is fetched whole and checked by its hashes before it is
// used, and takes over when the person says so. One that does not start gives way to the last that did.

import { PrecacheController } from "workbox-precaching/PrecacheController.js";
import { Router } from "workbox-routing/Router.js";
import { Route } from "workbox-routing/Route.js";
import { CacheFirst } from "workbox-strategies/CacheFirst.js";
import { NetworkFirst } from "workbox-strategies/NetworkFirst.js";
import { PACKAGES, LESSONS, STATE, breaks, cacheOf, given, type State, stateOf, unneeded, works } from "./versions";

declare const self: ServiceWorkerGlobalScope;

/** What the build puts in the place of this name: the site's version, and its files with their hashes as `integrity` wants them. */
declare const AMPOULE_SITE: { version: string; files: { url: string; revision: string | null; integrity: string }[]; later: Later[] };

/** What comes when it is wanted: packages, what formats, lessons. */
interface Later {
  url: string;
  bytes: number;
  /** Of what cannot be changed without a build. */
  integrity: string | null;
}

/** A server that takes longer is as good as none where the file is here. */
const PATIENCE_SECONDS = 4;

const { version, files, later } = AMPOULE_SITE;
const scope = new URL(self.registration.scope);
const site = new PrecacheController({ cacheName: cacheOf(version) });
site.addToCacheList(files);
const names = new Set(files.map(({ url }) => url));

let state: Promise<State> | undefined;

function readState(): Promise<State> {
  state ??= caches
    .open(STATE)
    .then((cache) => cache.match("state"))
    .then((found) => found?.json())
    .then(stateOf, () => ({}));
  return state;
}

async function writeState(next: State): Promise<void> {
  state = Promise.resolve(next);
  await (await caches.open(STATE)).put("state", new Response(JSON.stringify(next)));
}

/** Files stand under their names with their hashes: what an older version's cache has there is the same. */
async function takeFromOlder(): Promise<void> {
  const own = await caches.open(cacheOf(version));
  for (const { url } of files) {
    const key = site.getCacheKeyForURL(url);
    if (key === undefined || (await own.match(key))) continue;
    const found = await caches.match(key);
    if (found) await own.put(key, found);
  }
}

self.addEventListener("install", (event) => {
  event.waitUntil(takeFromOlder().then(() => site.install(event)));
});

// The first visit's packages are kept as well.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/** Below the scope; the folder itself is its page. */
function nameOf(url: URL): string | undefined {
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return undefined;
  return url.pathname.slice(scope.pathname.length) || "index.html";
}

async function siteFile(name: string, event: ExtendableEvent, request: Request): Promise<Response> {
  const shown = given(version, await readState(), await caches.keys());
  if (shown !== version) {
    const older = await (await caches.open(cacheOf(shown))).match(name, { ignoreSearch: true });
    if (older) return older;
  }
  if (names.has(name)) return site.createHandlerBoundToURL(name)({ event, request, url: new URL(request.url) });
  // Pages of an older version ask for what this one has no more.
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}

const router = new Router();
const named = (is: (name: string) => boolean) => ({ url }: { url: URL }): boolean => {
  const name = nameOf(url);
  return name !== undefined && is(name);
};
/** What came damaged is not kept: it would be given out for ever. */
const whole = {
  requestWillFetch: async ({ request }: { request: Request }): Promise<Request> => {
    const integrity = later.find(({ url }) => url === nameOf(new URL(request.url)))?.integrity ?? null;
    return integrity === null ? request : new Request(request, { integrity });
  },
};
router.registerRoute(new Route(named((name) => /^(packages\/|engine\/ruff)/.test(name)), new CacheFirst({ cacheName: PACKAGES, plugins: [whole] })));
router.registerRoute(new Route(named((name) => name.startsWith("lessons/")), new NetworkFirst({ cacheName: LESSONS, networkTimeoutSeconds: PATIENCE_SECONDS })));
router.registerRoute(new Route(named(() => true), ({ event, request, url }) => siteFile(nameOf(url) as string, event, request)));
self.addEventListener("fetch", (event) => {
  const answer = router.handleRequest({ request: event.request, event });
  if (answer) event.respondWith(answer);
});

async function openPages(): Promise<number> {
  return (await self.clients.matchAll({ type: "window", includeUncontrolled: true })).length;
}

/** What pages say and ask. */
const ORDERS: Record<string, () => Promise<unknown>> = {
  takeOver: () => self.skipWaiting(),
  async works() {
    const before = await readState();
    const next = works(version, before, await caches.keys());
    if (next !== before) await writeState(next);
    // Listed before it is looked whether a newer one comes: a cache that is made meanwhile is not on the list.
    const listed = await caches.keys();
    const isAlone = (await openPages()) <= 1 && !self.registration.installing && !self.registration.waiting;
    for (const cache of unneeded(version, next, listed, isAlone)) await caches.delete(cache);
  },
  async broken() {
    await writeState(breaks(version, await readState()));
  },
  async state() {
    const shown = given(version, await readState(), await caches.keys());
    return { version, shown };
  },
  /** Those of them that are not here yet, and how many bytes all of them have. */
  async later() {
    const here = await Promise.all(later.map(({ url }) => caches.match(url)));
    return { missing: later.filter((_, place) => here[place] === undefined), bytes: later.reduce((sum, { bytes }) => sum + bytes, 0) };
  },
};

self.addEventListener("message", (event) => {
  const order = typeof event.data?.ampoule === "string" && Object.hasOwn(ORDERS, event.data.ampoule) ? ORDERS[event.data.ampoule] : undefined;
  if (order) event.waitUntil(order().then((answer) => event.ports[0]?.postMessage(answer ?? null)));
});

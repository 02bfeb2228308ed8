// Which versions of the site lie in the caches, which one is given out, and which may go. Decisions only: no cache is touched here.

/** A cache for each version: nothing of two versions is ever mixed. */
const SITE = "ampoule-site-";
/** Packages carry their hash in their names: the same for all versions. */
export const PACKAGES = "ampoule-packages";
/** What is asked for anew where there is a server: lessons can be changed without a build. */
export const LESSONS = "ampoule-lessons";
/** Where {@link State} lies. */
export const STATE = "ampoule-state";

export function cacheOf(version: string): string {
  return SITE + version;
}

export function versionOf(cache: string): string | undefined {
  return cache.startsWith(SITE) ? cache.slice(SITE.length) : undefined;
}

/** What is remembered between the worker's lives. */
export interface State {
  /** The version that started last, in a page that said so. */
  good?: string;
  /** A version that a page could not start. */
  broken?: string;
}

/** Of what was read: it may be anything. */
export function stateOf(value: unknown): State {
  if (typeof value !== "object" || value === null) return {};
  const { good, broken } = value as Record<string, unknown>;
  return { ...(typeof good === "string" ? { good } : {}), ...(typeof broken === "string" ? { broken } : {}) };
}

/** The version to give out: the worker's own, or where that does not start the last that did, as long as it is there. */
export function given(own: string, state: State, caches: readonly string[]): string {
  const { good, broken } = state;
  return broken === own && good !== undefined && caches.includes(cacheOf(good)) ? good : own;
}

/** After a page of the worker's own version said that it started. */
export function works(own: string, state: State, caches: readonly string[]): State {
  // A page of an older version says so too, while that is given out in the place of a broken one.
  return given(own, state, caches) === own ? { good: own } : state;
}

/** After a page said that it did not start. */
export function breaks(own: string, state: State): State {
  // What has started before fails for another reason, and giving out something older would not help.
  return state.good === own ? state : { ...state, broken: own };
}

/**
 * Caches that nobody needs: of versions that are not given out. Other pages may be of an older one and still ask for its files, and another service
 * worker may be filling a newer one: `isAlone` says that there are none.
 */
export function unneeded(own: string, state: State, caches: readonly string[], isAlone: boolean): string[] {
  if (!isAlone || state.good !== own) return [];
  return caches.filter((cache) => {
    const version = versionOf(cache);
    return version !== undefined && version !== own;
  });
}

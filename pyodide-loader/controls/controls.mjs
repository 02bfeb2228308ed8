/**
 * The table of controls: what `--without NAME` takes out of the guest side. Read by `build.mjs` only when it is given.
 */
const at = (path) => new URL(path, import.meta.url).pathname;

/** By name: the module of `src/` and what stands in its place. One line is one control. */
const SWAPPED = {
  seal: ["src/seal.ts", "seal.ts"],
  lockdown: ["src/worker/lockdown.ts", "lockdown.ts"],
  globals: ["src/worker/globals.ts", "globals.ts"],
  decode: ["src/guard/decode.ts", "decode.ts"],
  memory: ["src/guard/memory.ts", "memory.ts"],
  waiting: ["src/guard/waiting.ts", "waiting.ts"],
  suspend: ["src/worker/suspend.ts", "suspend.ts"],
  quota: ["src/worker/quota.ts", "quota.ts"],
  meter: ["src/guard/meter.ts", "meter.ts"],
  deadline: ["src/guard/meter.ts", "deadline.ts"],
};

/** What is taken out of the frame's page and not out of a module. */
const OF_THE_PAGE = ["policy"];

/** The names of a `--without` list; an unknown one is an error. */
export function parse(list) {
  const names = list.split(",").filter(Boolean);
  const known = [...OF_THE_PAGE, ...Object.keys(SWAPPED)];
  const unknown = names.filter((name) => !known.includes(name));
  if (names.length === 0 || unknown.length > 0) throw new Error(`--without wants some of ${known.join(", ")}, not ${list}`);
  return names;
}

/** An esbuild plugin that puts the controls of these names into the bundle, and which of them found no module to replace. */
export function swap(names) {
  const unused = new Set(names.filter((name) => name in SWAPPED));
  const modules = new Map([...unused].map((name) => [at(`../${SWAPPED[name][0]}`), name]));
  const plugin = {
    name: "controls",
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^\.{1,2}\// }, async ({ path, importer, pluginData, ...rest }) => {
        // Asked again by ourselves, or by a control for the very module it stands for.
        if (pluginData === "resolving" || importer.startsWith(at("."))) return undefined;
        const found = await resolve(path, { ...rest, importer, pluginData: "resolving" });
        const name = modules.get(found.path);
        if (name === undefined) return found;
        unused.delete(name);
        return { path: at(SWAPPED[name][1]) };
      });
    },
  };
  return { plugin, unused };
}

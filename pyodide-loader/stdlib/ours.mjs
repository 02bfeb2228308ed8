/** Our own Python packages, for whoever starts Pyodide under Node. */
import { readFile, readdir } from "node:fs/promises";

const PACKAGES = new URL("../python/", import.meta.url);

/** Every file of them: its path below the packages' folder, and where it is. */
export async function ours() {
  const packages = (await readdir(PACKAGES)).sort();
  const files = packages.map(async (name) => (await readdir(new URL(`${name}/`, PACKAGES))).sort().map((file) => `${name}/${file}`));
  const paths = (await Promise.all(files)).flat().filter((path) => path.endsWith(".py"));
  return paths.map((path) => ({ path, url: new URL(path, PACKAGES) }));
}

/** Puts them into a folder of Pyodide's. */
export async function putOurs(pyodide, folder) {
  for (const { path, url } of await ours()) {
    const target = `${folder}/${path}`;
    pyodide.FS.mkdirTree(target.slice(0, target.lastIndexOf("/")));
    pyodide.FS.writeFile(target, await readFile(url));
  }
}

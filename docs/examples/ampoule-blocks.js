// Docusaurus: beside docusaurus.config.js. Called after every page that is shown.
export function onRouteDidUpdate() {
  setTimeout(() => globalThis.Ampoule?.upgrade(".language-python pre code"), 0);
}

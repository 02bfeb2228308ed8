// Docusaurus: part of docusaurus.config.js. It renders pages in the browser again when somebody goes on, so that blocks are upgraded there too.
export default {
  title: "My documentation",
  url: "https://docs.example.org",
  baseUrl: "/",
  scripts: [{ src: "https://example.org/ampoule/ampoule.classic.js", defer: true }],
  clientModules: ["./ampoule-blocks.js"],
};

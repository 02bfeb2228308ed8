// For generators that add a script without attributes (MkDocs: docs/javascripts/, Docusaurus: static/): it adds the one that has them.
const script = document.createElement("script");
script.src = "https://example.org/ampoule/ampoule.classic.js";
script.dataset.upgrade = "pre code.language-python, .language-python pre code";
document.head.append(script);

// Two apps in one page: the playground, and the lessons where the address says so. From one to the other the page begins anew.
globalThis.ampouleBoth = (apps, wasms) => {
  const which = () => (/^#\/learn(?=[/?]|$)/.test(location.hash) ? 1 : 0);
  const now = which();
  addEventListener("hashchange", () => which() !== now && location.reload());
  // Each app leads to the page of the other.
  addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const found = link && /^(index|learn)\.html(#.*)?$/.exec(link.getAttribute("href"));
      if (!found) return;
      event.preventDefault();
      location.hash = found[2] ?? (found[1] === "learn" ? "#/learn" : "#");
    },
    true,
  );
  ampouleStart(apps[now].default, wasms[now]);
};

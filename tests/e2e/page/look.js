// What is wrong with how the page is laid out now, in words; nothing when all is well.
const seen = (element) => {
  const box = element.getBoundingClientRect();
  return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true }) && !element.closest(".unseen");
};
const nameIt = (element) => `${element.localName} "${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40)}"`;
// What is longer than its place there is scrolled to, or is cut with its whole name as a title.
const SCROLLS = ".log, .cm-editor, .tabs, .file-panel, .binary, textarea, select, dialog, pre";
const wrongLayout = () => {
  const wrong = [];
  const page = document.scrollingElement;
  // What stays in sight while the page scrolls lies over the rest by design, but not where the page begins.
  const at = page.scrollTop;
  page.scrollTop = 0;
  if (page.scrollWidth > innerWidth) wrong.push(`the page is ${page.scrollWidth} wide in ${innerWidth}`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !seen(element) || element.closest(SCROLLS)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (box.left < -1 || box.right > innerWidth + 1) wrong.push(`${nameIt(element)} leaves the page`);
    for (let around = element; around && around !== document.body; around = around.parentElement) {
      if (getComputedStyle(around).overflowX === "visible") continue;
      const clip = around.getBoundingClientRect();
      if (box.right > clip.right + 1 || box.bottom > clip.bottom + 1) wrong.push(`${nameIt(element)} is cut by ${nameIt(around)}`);
    }
  }
  const parts = [...document.querySelectorAll("h1, button, select, summary, input, label, .hint, [role=separator], [role=status]")].filter(
    (part) => seen(part) && !part.closest(SCROLLS),
  );
  parts.forEach((one, at) => {
    for (const other of parts.slice(at + 1)) {
      if (one.contains(other) || other.contains(one)) continue;
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (width > 1 && height > 1) wrong.push(`${nameIt(one)} lies over ${nameIt(other)}`);
    }
  });
  for (const part of parts.filter((part) => part.localName === "button")) {
    const { width, height } = part.getBoundingClientRect();
    if (width < 24 || height < 24) wrong.push(`${nameIt(part)} is only ${width} by ${height}`);
  }
  page.scrollTop = at;
  return wrong;
};
// The page as it is where the system is dark, also in engines whose driver cannot say so.
const darken = (rules) => {
  for (const rule of rules) {
    if (rule.media) rule.media.mediaText = rule.media.mediaText.replace("(prefers-color-scheme: dark)", "(min-width: 0px)");
    if (rule.cssRules) darken(rule.cssRules);
  }
};

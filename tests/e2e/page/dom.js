// Finds things on the page as a person with a screen reader would: by role and accessible name.
// Every script of the tests begins with this.
const ROLES = {
  button: 'button, [role="button"]',
  log: '[role="log"]',
  status: '[role="status"], output',
  tab: '[role="tab"]',
  tablist: '[role="tablist"]',
  textbox: 'textarea, input:not([type]), input[type="text"], [role="textbox"]',
};
const nameOf = (element) => {
  const labels = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const texts = labels.map((id) => document.getElementById(id)?.textContent ?? "");
  const name = element.getAttribute("aria-label") ?? (texts.length ? texts.join(" ") : element.textContent);
  return name.trim();
};
const find = (role, name) => {
  // What is hidden is no element to a screen reader.
  const found = [...document.querySelectorAll(ROLES[role])].filter((element) => !element.closest("[hidden]") && nameOf(element) === name);
  if (found.length > 1) throw new Error(`${found.length} elements are a ${role} named ${name}`);
  return found[0] ?? null;
};
const mustFind = (role, name) => {
  const found = find(role, name);
  if (found) return found;
  const names = [...document.querySelectorAll(ROLES[role])].map(nameOf);
  throw new Error(`no ${role} is named ${name}; there are: ${JSON.stringify(names)}`);
};
// A lone surrogate cannot travel in WebDriver's JSON: it comes as U+FFFD.
const textOf = (element, selector) =>
  [...element.querySelectorAll(selector)].map((part) => part.textContent).join("").toWellFormed();

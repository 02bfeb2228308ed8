// Cells of a lesson: `card` is the element of an exercise, an example, a puzzle or a question.
const until = async (what, ask, millis) => {
  const end = performance.now() + millis;
  for (;;) {
    const found = ask();
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited ${millis} ms for ${what}`);
    await new Promise((done) => setTimeout(done, 15));
  }
};
const cardOf = (id) => document.querySelector(`[data-id="${id}"]`);
const buttonIn = (card, name) => [...card.querySelectorAll("button")].find((button) => !button.closest("[hidden]") && nameOf(button) === name);
const editorIn = async (card) => {
  card.scrollIntoView({ block: "center" });
  return await until("the editor", () => card.querySelector(".cm-content"), 30_000);
};
const putInto = async (card, code) => {
  const editor = await editorIn(card);
  editor.value = code;
};
// Presses a button of the card that runs its program, and waits for the end.
const runIn = async (card, name, millis) => {
  const log = card.querySelector('[role="log"]');
  const before = log.dataset.run;
  const button = await until(`${name} to be usable`, () => { const found = buttonIn(card, name); return found && !found.disabled ? found : null; }, millis);
  button.click();
  await until("the run to end", () => log.dataset.run !== before && !button.disabled, millis);
  return { outcome: log.dataset.outcome, text: textOf(log, ".block"), error: textOf(log, ".error") };
};
const foundIn = (card) => {
  const verdict = card.querySelector(".found .verdict");
  return { is: ["good", "bad", "stopped"].find((kind) => verdict?.classList.contains(kind)) ?? "", says: verdict?.textContent ?? "" };
};

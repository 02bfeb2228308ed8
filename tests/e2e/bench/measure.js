// Measuring on the page, the same way for both: from the call to the mutation that shows what is waited for.
// Every script of the benchmark begins with this.
const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
const shown = (element, text) =>
  new Promise((resolve) => {
    const look = () => element.textContent.includes(text) && (observer.disconnect(), resolve(performance.now()));
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, characterData: true, subtree: true });
    look();
  });
let count = 0;
/** A text that no earlier run has printed. */
const fresh = () => `out-${(count += 1)}-${Math.round(performance.now())}`;
const until = async (is) => {
  for (const end = performance.now() + 60_000; !is(); ) {
    if (performance.now() > end) throw new Error(`waited too long for ${is}`);
    await pause(2);
  }
};
/** The longest time between two frames while `act` goes on. */
const longestGap = async (act) => {
  let longest = 0;
  let last = performance.now();
  let going = true;
  const frame = (now) => {
    longest = Math.max(longest, now - last);
    last = now;
    if (going) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  await act();
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  going = false;
  return longest;
};

const ampoule = {
  button: (name) => [...document.querySelectorAll("button")].find((button) => button.textContent.trim().startsWith(name)),
  get log() {
    return document.querySelector('[role="log"]');
  },
  get status() {
    return document.querySelector('[role="status"][aria-label="Engine"]');
  },
  get editor() {
    return document.querySelector('[aria-label="Code editor"]:not([hidden])');
  },
  there: () => until(() => ampoule.editor && ampoule.button("Run")),
  ready: () => until(() => /ready/.test(ampoule.status?.textContent)),
  /** Milliseconds from pressing Stop until the page no longer says that the program runs, which it does until the guard has answered. */
  async stop() {
    const { status } = ampoule;
    const confirmed = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (/ready|starting/.test(status.textContent)) observer.disconnect(), resolve(performance.now());
      });
      observer.observe(status, { childList: true, characterData: true, subtree: true });
    });
    const start = performance.now();
    ampoule.button("Stop").click();
    return (await confirmed) - start;
  },
  /** Chooses the time limit of the next runs. */
  limit(millis) {
    const list = document.querySelector("select");
    list.value = String(millis);
    if (list.value !== String(millis)) throw new Error(`the page offers no time limit of ${millis} ms`);
    list.dispatchEvent(new Event("change", { bubbles: true }));
  },
  type(code) {
    const editor = ampoule.editor;
    editor.value = code;
    editor.dispatchEvent(new InputEvent("input", { bubbles: true }));
  },
  /** Milliseconds of the page's work for each of so many keys, in the middle of a file of 2,000 lines. */
  async keys(count) {
    await until(() => document.querySelector(".cm-content"));
    ampoule.type("def name(number):\n    return str(number) + 'text'  # a comment\n".repeat(1_000));
    ampoule.editor.focus();
    const times = [];
    for (let key = 0; key < count; key += 1) {
      const start = performance.now();
      document.execCommand("insertText", false, "x");
      // A message comes after all that the key itself has caused.
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
      });
      times.push(performance.now() - start);
      await pause(50);
    }
    return times;
  },
  ended: async (before) => until(() => Number(ampoule.log.dataset.run ?? 0) > before),
  runs: () => Number(ampoule.log.dataset.run ?? 0),
  /** Starts the program and leaves it. */
  async begin(code) {
    ampoule.type(code);
    await pause(0);
    ampoule.button("Run").click();
  },
  /** Milliseconds from pressing Run to the first output, and to the end. */
  async run(code, text) {
    ampoule.type(code);
    await pause(0);
    const before = ampoule.runs();
    const start = performance.now();
    ampoule.button("Run").click();
    const first = text === undefined ? undefined : (await shown(ampoule.log, text)) - start;
    await ampoule.ended(before);
    return { first, end: performance.now() - start };
  },
};
const baseline = {
  async there() {
    await until(() => window.plain);
    return plain.ready;
  },
  async run(code, text) {
    const start = performance.now();
    const done = plain.run(code);
    const first = text === undefined ? undefined : (await shown(document.getElementById("output"), text)) - start;
    const { millis } = await done;
    return { first, end: performance.now() - start, millis };
  },
};

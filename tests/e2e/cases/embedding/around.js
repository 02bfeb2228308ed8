// What a page of another origin does with a runner and with a playground. Each part gives what it has seen.
const wait = (millis) => new Promise((done) => setTimeout(done, millis));
const until = async (what, is, millis = 120_000) => {
  const end = performance.now() + millis;
  for (;;) {
    const value = await is();
    if (value) return value;
    if (performance.now() > end) throw new Error(`waited for ${what}`);
    await wait(20);
  }
};
const caught = async (promise) => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};
const frames = () => document.querySelectorAll("iframe").length;
const place = () => document.getElementById("place");
const brief = ({ kind, reason }) => [kind, reason];

const held = [];
// In a frame the page around asks.
if (parent !== window) {
  addEventListener("message", async ({ source, data }) => {
    if (source !== parent || !data?.part) return;
    parent.postMessage(await globalThis.parts[data.part](data.host).catch((error) => ({ error: String(error) })), "*");
  });
}

globalThis.parts = {
  async runs(host) {
    const { createRunner } = await import(`${host}ampoule.js`);
    const runner = await createRunner();
    const seen = {};
    let heard = "";
    const hello = await runner.run("print('Hello from', 6 * 7)", { onOutput: ({ stream, text }) => (heard += stream === "stdout" ? text : "!") });
    seen.hello = [hello.kind, hello.exitCode, hello.stdout, hello.stderr];
    seen.heard = heard;
    seen.times = Number.isInteger(hello.durationMillis) && hello.freshMillis > 0;
    const exit = await runner.run("import sys\nx = 1\nsys.exit(3)");
    seen.exit = [exit.kind, exit.exitCode];
    seen.fresh = (await runner.run("print(x)")).error.type;
    const raised = await runner.run("print('before')\n1 / 0");
    seen.raised = [raised.kind, raised.error.type, raised.error.line, raised.stdout];
    seen.traced = raised.error.traceback.includes('File "main.py", line 2');
    seen.stdin = (await runner.run("name = input('name? ')\nprint(name, 'is', input())", { stdin: ["Ada", "36"] })).stdout.replace(/name\? \n?/, "name? ");
    seen.asked = [];
    const answered = await runner.run("print(input('who? '))\ntry:\n    input('again? ')\nexcept EOFError as error:\n    print('\\n' + type(error).__name__)", {
      onInput: async (prompt) => {
        seen.asked.push(prompt);
        return prompt === "who? " ? "Bo" : null;
      },
    });
    seen.answered = answered.stdout.replace("again? \n\n", "again? \n");
    const listed = await runner.run("import os\nfor name in sorted(os.listdir()):\n    if name != 'main.py': print(name, os.path.getsize(name))", {
      files: { "b.txt": new Uint8Array([1, 2, 3]), "é.csv": "1,é\n2" + "" },
    });
    seen.files = listed.stdout.trim().split("\n").map((line) => line.replace(" ", ":")).sort();
    const made = await runner.run("import os\nos.mkdir('out')\nopen('out/new.bin', 'wb').write(bytes([0, 255]))");
    seen.made = Object.keys(made.files);
    seen.madeBytes = [...(made.files["out/new.bin"] ?? [])];
    const shown = await runner.run("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()");
    seen.display = [shown.display[0]?.mime, shown.display[0]?.data[1] === 0x50];
    const ruled = await createRunner({ policy: { imports: { deny: ["os"] }, reason: "not today" } });
    const violated = await ruled.run("import os\nprint(1)");
    seen.violations = [violated.violations[0]?.rule, violated.violations[0]?.line];
    seen.violated = [violated.kind, violated.error?.type];
    seen.frameShown = [...document.querySelectorAll("iframe")].some((frame) => frame.getClientRects().length > 0);
    runner.dispose();
    ruled.dispose();
    return seen;
  },

  async stops(host) {
    const { createRunner } = await import(`${host}ampoule.js`);
    const runner = await createRunner({ limits: { wallMillis: 700 } });
    const seen = {};
    const loop = "while True: pass";
    seen.deadline = brief(await runner.run(loop));
    seen.abortedBefore = (await caught(runner.run("1", { signal: AbortSignal.abort() }))).name;
    const slow = await createRunner({ limits: { wallMillis: 60_000 } });
    const abort = new AbortController();
    const going = slow.run("print('on')\nwhile True: pass", { signal: abort.signal, onOutput: () => abort.abort() });
    const queued = new AbortController();
    const inQueue = caught(slow.run("print('never')", { signal: queued.signal }));
    queued.abort();
    seen.abortedInQueue = (await inQueue).name;
    seen.aborted = (await caught(going)).name;
    seen.after = (await slow.run("print('still works')")).stdout;
    let begun = false;
    const all = [slow.run("print(1)\nwhile True: pass", { onOutput: () => (begun = true) }), slow.run(loop), slow.run(loop)];
    await until("the first to begin", () => begun);
    slow.stop();
    seen.stopped = (await Promise.all(all)).map(brief);
    seen.queue = (await Promise.all([1, 2, 3].map((number) => slow.run(`print(${number})`)))).map(({ stdout }) => stdout).join("");
    const alone = await createRunner({ whenBusy: "refuse" });
    const first = alone.run("print('first')");
    seen.refused = (await caught(alone.run("print('second')"))).code;
    await first;
    const ended = caught(alone.run(loop));
    alone.dispose();
    seen.disposed = (await ended).code;
    seen.disposedLater = (await caught(alone.run("1"))).code;
    alone.dispose();
    slow.dispose();
    runner.dispose();
    seen.framesLeft = frames();
    return seen;
  },

  async refusals(host) {
    const { createRunner, createPlayground } = await import(`${host}ampoule.js`);
    const told = async (promise, ...words) => {
      const error = await caught(promise);
      return [error.code, error.option ?? null, words.every((word) => error.message.includes(word)) || error.message];
    };
    const seen = {
      limit: await told(createRunner({ limits: { wallMillis: 600_001 } }), "600001", "600000"),
      unknown: await told(createRunner({ wallMilis: 5 }), "wallMilis"),
      package: await told(createRunner({ packages: ["numqy"] }), "numqy"),
      engine: await told(createRunner({ engine: "brython" }), "brython", "cpython"),
      policy: await told(createRunner({ policy: { syntax: { forbid: ["fro"] } } }), "fro"),
      theme: await told(createPlayground(place(), { theme: "pink" }), "pink"),
      host: await told(createRunner({ host: "http://[" }), "host"),
      element: await told(createPlayground(null), "element"),
    };
    const runner = await createRunner();
    seen.source = await told(runner.run(7), "text");
    seen.file = await told(runner.run("1", { files: { "../a": "1" } }), "../a");
    runner.dispose();
    seen.framesLeft = frames();
    return seen;
  },

  async playground(host) {
    const { createPlayground } = await import(`${host}ampoule.js`);
    const box = await createPlayground(place(), { code: "print(1)", theme: "light", limits: { wallMillis: 60_000 } });
    const seen = { code: await box.getCode(), outputs: "", ready: false };
    const events = [];
    box.on("outcome", (outcome) => events.push(outcome));
    const still = box.on("output", ({ text }) => (seen.outputs += text));
    box.on("ready", () => (seen.ready = true));
    await until("its height", () => box.frame.style.height.endsWith("px"));
    const before = box.frame.clientHeight;
    await box.setCode("print('set')");
    seen.setCode = await box.getCode();
    const outcome = await box.run();
    seen.outcome = [outcome.kind, outcome.stdout];
    seen.event = [events[0]?.kind, events[0]?.stdout];
    still();
    await until("readiness", () => seen.ready);
    await box.setCode("for number in range(12):\n    print(number)\n" + "# a line\n".repeat(8));
    await box.run();
    await until("more height", () => box.frame.clientHeight > before + 60, 20_000);
    seen.grew = true;
    await box.setTheme("dark");
    seen.wrongTheme = (await caught(box.setTheme("pink"))).code;
    await box.setFiles({ "data.txt": "hi" });
    seen.files = Object.entries(await box.getFiles()).map(([name, bytes]) => `${name}:${bytes.length}`);
    await box.setCode("print(open('data.txt').read(), end='')");
    seen.withFile = (await box.run()).stdout;
    await box.setCode("print(1)\nwhile True: pass");
    const going = box.run();
    await until("it to run", () => seen.outputs !== undefined && box.frame.isConnected && true);
    await wait(1500);
    box.stop();
    seen.stopped = brief(await going);
    await wait(300);
    const height = box.frame.clientHeight;
    await wait(500);
    // Nothing shakes: what is in it is as high as the frame.
    seen.fits = box.frame.clientHeight === height;
    box.dispose();
    seen.framesLeft = frames();
    return seen;
  },

  async elements() {
    const elements = [...document.querySelectorAll("ampoule-playground")];
    const within = (selector) => [...document.querySelectorAll(selector), ...elements.flatMap((element) => [...(element.shadowRoot?.querySelectorAll(selector) ?? [])])];
    const buttons = () => within("button").filter(({ textContent }) => textContent === "Run");
    await until("the blocks to be upgraded", () => buttons().length === 5);
    // A page with blocks that nobody uses has no frame.
    const seen = { framesBefore: within("iframe").length, codes: within("pre").map((block) => block.textContent.trim().split("\n").length) };
    const printed = [];
    addEventListener("message", ({ data }) => data?.type === "outcome" && printed.push(data.outcome.stdout));
    for (let count = 1; count <= 3; count += 1) {
      buttons()[0].click();
      await until("a block's output", () => printed.length === count);
      await until("the frame in its place", () => buttons().length === 5 - count);
    }
    seen.printed = printed.slice();
    const [third, wrong] = elements;
    const aliases = [];
    for (const name of ["editor-runStarted", "editor-runCompleted"]) document.addEventListener(name, () => aliases.push(name));
    const told = new Promise((done) => third.addEventListener("outcome", ({ detail }) => done(detail), { once: true }));
    await (await third.playground).run();
    const outcome = await told;
    seen.third = [outcome.kind, outcome.stdout];
    seen.aliases = aliases.slice();
    // Moved, it begins anew and works.
    document.body.append(third);
    const moved = await (await third.playground).run();
    seen.moved = [moved.kind, moved.stdout];
    wrong.shadowRoot.querySelector("button").click();
    const alert = await until("what is wrong", () => wrong.shadowRoot.querySelector("[role=alert]"));
    seen.wrong = alert.textContent.includes("limits") && !wrong.shadowRoot.querySelector("button").disabled;
    seen.frames = within("iframe").length;
    return seen;
  },

  async both(host) {
    const { createRunner, createPlayground } = globalThis.Ampoule ?? (await import(`${host}ampoule.js`));
    const runner = await createRunner();
    const code = "print('sealed')";
    const printed = ({ kind, reason, message, stdout }) => (kind === "completed" ? stdout : `${kind} ${reason}: ${message}`);
    const seen = { runner: printed(await runner.run(code)) };
    const box = await createPlayground(place(), { code });
    seen.playground = printed(await box.run());
    runner.dispose();
    box.dispose();
    return seen;
  },

  async strict() {
    const refused = [];
    addEventListener("securitypolicyviolation", ({ violatedDirective }) => refused.push(violatedDirective));
    return { ...(await globalThis.parts.both()), refused };
  },

  async sandboxed(host) {
    const run = async (sandbox) => {
      const frame = document.createElement("iframe");
      frame.sandbox = sandbox;
      frame.src = `${host}embed.html#ui=none`;
      const heard = [];
      const listen = ({ source, data }) => source === frame.contentWindow && heard.push(data);
      addEventListener("message", listen);
      document.body.append(frame);
      const said = (type) => until(`the frame with ${sandbox} to say ${type}`, () => heard.find((letter) => [type, "error"].includes(letter.type)), 50_000);
      await said("hello");
      frame.contentWindow.postMessage({ ampoule: 1, id: 1, type: "configure", options: { ui: "none" } }, "*");
      frame.contentWindow.postMessage({ ampoule: 1, id: 2, type: "run", source: "print('sealed')", stdin: "", interactive: false, files: [] }, "*");
      const last = await said("outcome");
      removeEventListener("message", listen);
      frame.remove();
      return last.outcome?.stdout ?? last;
    };
    return { own: await run("allow-scripts allow-same-origin"), opaque: await run("allow-scripts") };
  },

  async hold(host) {
    const { createRunner } = await import(`${host}ampoule.js`);
    for (let count = 0; count < 3; count += 1) held.push(await createRunner());
    await Promise.all(held.map((runner) => runner.run("numbers = list(range(1000000))\nprint(len(numbers))")));
  },

  async release() {
    for (const runner of held.splice(0)) runner.dispose();
  },

  async strangers(host) {
    const { createRunner, createPlayground } = await import(`${host}ampoule.js`);
    const runner = await createRunner({ limits: { wallMillis: 60_000 } });
    const box = await createPlayground(place(), { code: "print('mine')" });
    const heeded = [];
    const leaked = [];
    const record = (list, what) => list.push(what);
    // What the frames tell goes to this page; a stranger in it listens.
    const sibling = document.createElement("iframe");
    sibling.srcdoc = `<script>
      const heard = [];
      addEventListener("message", (event) => { if (event.data === "report") event.source.postMessage({ heard }, "*"); else if (event.source !== parent) heard.push(JSON.stringify(event.data)); });
      addEventListener("message", ({ data }) => { if (data?.tell) parent.postMessage(data.tell, "*"); });
      addEventListener("message", (event) => { if (event.data?.say) for (let i = 0; i < parent.frames.length; i += 1) if (parent.frames[i] !== window) parent.frames[i].postMessage(event.data.say, "*"); });
    <\/script>`;
    document.body.append(sibling);
    await new Promise((done) => sibling.addEventListener("load", done, { once: true }));
    const asSibling = (say) => sibling.contentWindow.postMessage({ say }, "*");
    const targets = [...document.querySelectorAll("iframe")].filter((frame) => frame !== sibling);
    let tried = 0;
    // 1. A sibling gives orders: none of them is heeded.
    const orders = [
      { ampoule: 1, id: 90, type: "setCode", code: "print('theirs')" },
      { ampoule: 1, id: 91, type: "getCode" },
      { ampoule: 1, id: 92, type: "run", source: "print('theirs')", files: [] },
      { ampoule: 1, id: 93, type: "stop" },
      { ampoule: 1, id: 94, type: "configure", options: {} },
      { ampoule: 1, id: 95, type: "getFiles" },
      { ampoule: 1, id: 96, type: "setTheme", theme: "dark" },
    ];
    for (const order of orders) {
      tried += 1;
      asSibling(order);
    }
    // 2. A sibling forges what the frames tell: this page's library does not believe it.
    const going = runner.run("import time\ntime.sleep(2)\nprint('mine')", { onOutput: ({ text }) => text.includes("theirs") && record(heeded, "forged output") });
    box.on("outcome", ({ stdout }) => stdout.includes("theirs") && record(heeded, "forged outcome"));
    box.on("code", (code) => code.includes("theirs") && record(heeded, "forged code"));
    const words = [
      { ampoule: 1, id: 2, type: "output", stream: "stdout", text: "theirs" },
      { ampoule: 1, id: 2, type: "outcome", outcome: { kind: "completed", stdout: "theirs", files: [], display: [] } },
      { ampoule: 1, id: 3, type: "outcome", outcome: { kind: "completed", stdout: "theirs", files: [], display: [] } },
      { ampoule: 1, id: null, type: "code", code: "theirs" },
      { ampoule: 1, id: null, type: "hello", version: "theirs" },
      { ampoule: 1, id: null, type: "resize", height: 9 },
    ];
    for (const word of words) {
      tried += 2;
      window.postMessage(word, "*");
      sibling.contentWindow.postMessage({ tell: word }, "*");
    }
    // 3. Letters of this page that are none, or not of this version, or twice: an error or nothing, and the frames go on.
    const cyclic = {};
    cyclic.self = cyclic;
    const odd = [null, 5, "ampoule", [], {}, { ampoule: 2, id: 1, type: "getCode" }, { ampoule: 1, id: -1, type: "getCode" }, { ampoule: 1, id: 7, type: "__proto__" },
      { ampoule: 1, id: 8, type: "setCode", code: { toString: 1 } }, { ampoule: 1, id: 9, type: "run", source: "1", files: [{ path: "a", bytes: 5 }] },
      { ampoule: 1, id: 10, type: "getCode", ["__proto__"]: { polluted: true } }, { ampoule: 1, id: 11, type: "setCode", code: cyclic }, new Map([["ampoule", 1]]), { ampoule: 1n, id: 1, type: "getCode" }];
    for (const letter of odd) {
      tried += 1;
      for (const frame of targets) frame.contentWindow.postMessage(letter, "*");
    }
    // 4. A flood.
    tried += 1;
    for (let count = 0; count < 3000; count += 1) targets[1].contentWindow.postMessage({ ampoule: 1, id: 1_000_000 + count, type: "getCode" }, "*");
    // 5. A frame opened as a window of its own has no embedder: whoever opened it is not heard.
    tried += 1;
    const opened = window.open(`${host}embed.html#code=print('opened')`);
    if (opened) {
      const said = [];
      const listen = ({ source, data }) => source === opened && said.push(JSON.stringify(data));
      addEventListener("message", listen);
      for (let count = 0; count < 20; count += 1) {
        opened.postMessage({ ampoule: 1, id: 1, type: "getCode" }, "*");
        await wait(100);
      }
      removeEventListener("message", listen);
      opened.close();
      if (said.length) record(leaked, `an opened window told: ${said[0]}`);
    }
    if ({}.polluted !== undefined) record(heeded, "a prototype was changed");
    if (box.frame.style.height === "9px") record(heeded, "a forged height");
    const outcome = await going;
    if (outcome.stdout !== "mine\n") record(heeded, `the run gave ${JSON.stringify(outcome.stdout)}`);
    const code = await box.getCode();
    if (code !== "print('mine')") record(heeded, `the editor holds ${code}`);
    const heard = await new Promise((done) => {
      addEventListener("message", ({ source, data }) => source === sibling.contentWindow && data?.heard && done(data.heard));
      sibling.contentWindow.postMessage("report", "*");
    });
    for (const told of heard) record(leaked, `a sibling heard ${told.slice(0, 80)}`);
    // 6. A frame that goes elsewhere is not believed any more, and whoever waits for it is told.
    tried += 1;
    await box.setCode("print('goes on')\nwhile True: pass");
    const begun = new Promise((done) => box.on("output", ({ text }) => text.includes("goes on") && done()));
    const elsewhere = caught(box.run());
    await begun;
    const forged = { kind: "completed", stdout: "theirs", stderr: "", files: [], display: [], violations: [] };
    box.frame.src = `data:text/html,<script>for (let id = 0; id < 99; id += 1) parent.postMessage({ ampoule: 1, id, type: "outcome", outcome: ${JSON.stringify(forged)} }, "*")<\/script>`;
    const lost = await Promise.race([elsewhere, wait(5000)]);
    if (lost?.code !== "frame") record(heeded, `a frame that went elsewhere: ${lost}`);
    const late = await Promise.race([caught(box.getCode()), wait(5000)]);
    if (late?.code !== "frame") record(heeded, `a frame that went elsewhere, asked again: ${late}`);
    const works = (await runner.run("print('mine')")).stdout;
    runner.dispose();
    box.dispose();
    return { tried, heeded, leaked, works };
  },

  async crowd(host) {
    const { createPlayground } = await import(`${host}ampoule.js`);
    // What each frame has told last of its engine.
    const stands = new Map();
    addEventListener("message", ({ source, data }) => data?.type === "status" && stands.set(source, data.status));
    const boxes = await Promise.all([0, 1, 2, 3].map((number) => createPlayground(place(), { code: `print(${number})`, engines: 2 })));
    await wait(1000);
    const live = () => boxes.filter(({ frame }) => ["starting", "ready", "running"].includes(stands.get(frame.contentWindow))).length;
    const seen = { before: live(), outputs: [] };
    for (const box of boxes) seen.outputs.push((await box.run()).stdout);
    await until("engines to be given back", () => live() === 2 && stands.size === 4);
    seen.live = live();
    seen.rested = boxes.map(({ frame }) => stands.get(frame.contentWindow) === "resting");
    await boxes[0].setCode("print('0 again')");
    seen.again = (await boxes[0].run()).stdout;
    for (const box of boxes) box.dispose();
    return seen;
  },
};

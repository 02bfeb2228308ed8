// Stands in an edited run worker where a program is about to start: sends what a worker in the hands of a program could send.
// The program's first line says what and by which number: `# forged 4711`, `# broken 4711`, `# flood 4711`.
(tell, [run, { program: { source } }]) => {
  const [, kind, seed] = /^# (\w+) (\d+)/.exec(source) ?? [];
  let state = Number(seed) | 0;
  /** The same seed gives the same throws (mulberry32). */
  const below = (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  };
  const oneOf = (all) => all[below(all.length)];
  const text = () => oneOf(["", "forged\n", "\ud800", "🐍", "\u0000", "<script>alert(1)</script>", "x".repeat(below(3000))]);
  const other = () => oneOf([-1, 0, run - 1, run + 1, run + 2, 2 ** 31 - 1]);
  const tried = () => below(2) === 1;
  const error = () => ({ type: text(), message: text(), line: 1 + below(99), column: null, traceback: text() });
  const ending = () => (tried() ? { kind: "completed", exitCode: below(300) } : { kind: "raised", error: error() });
  /** Of a declared form, and a lie; none of them says that this run or its worker is over. */
  const forged = () =>
    oneOf([
      () => ({ type: "sealed", seal: { originOpaque: tried(), fetchRefused: tried(), evalRefused: tried(), importRefused: tried() } }),
      () => ({ type: "booted" }),
      () => ({ type: "started", run: other() }),
      () => ({ type: "started", run }),
      () => ({ type: "output", run: other(), stream: "stdout", text: text() }),
      () => ({ type: "skipped", run: other(), skipped: { bytes: 2 ** 31 - 1, lines: 0 } }),
      () => ({ type: "ended", run: other(), ending: ending(), memoryBytes: below(2 ** 31) }),
    ])();
  /** Of no declared form. */
  const broken = () =>
    oneOf([
      () => undefined,
      () => null,
      () => text(),
      () => below(2 ** 31),
      () => [forged()],
      () => ({ type: oneOf(["loaded", "opened", "ended ", "__proto__", 1]), run }),
      () => ({ type: "output", run, stream: "screen", text: text() }),
      () => ({ type: "output", run, stream: "stdout", text: { toString: "x" } }),
      () => ({ type: "output", run, stream: "stdout", text: "x".repeat(2 ** 20) }),
      () => ({ type: "started", run: oneOf([0.5, "1", null, 2 ** 31]) }),
      () => ({ type: "ended", run, ending: { kind: "stopped", reason: "user", error: null }, memoryBytes: 1 }),
      () => ({ type: "ended", run, ending: ending(), memoryBytes: oneOf([-1, 2 ** 32, null, "1"]) }),
      () => ({ type: "ended", run, ending: { kind: "completed", exitCode: 1e99 }, memoryBytes: 1 }),
      () => ({ type: "skipped", run, skipped: { bytes: -1, lines: 0 } }),
    ])();
  const files = (of, bytes) => ({ type: "files", run: of, files: [{ path: oneOf(["a", "../a", "\ud800", "🐍".repeat(below(400))]), bytes }], leftOut: below(9) });
  const count = { forged: 3000, broken: 1000, flood: 20_000 }[kind] ?? 0;
  for (let number = 0; number < count; number += 1) {
    tell(forged());
    if (number % 100 === 0) tell(files(other(), 5), new ArrayBuffer(5));
  }
  if (kind === "broken") {
    for (let number = 0; number < 100; number += 1) {
      if (number % 10 === 0) tell(files(run, below(9)), oneOf([new ArrayBuffer(10), undefined]));
      tell(broken());
    }
  }
}

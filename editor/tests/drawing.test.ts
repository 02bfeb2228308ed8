import assert from "node:assert/strict";
import { test } from "node:test";
import { Sheet } from "../src/drawing/commands";

function after(...commands: unknown[]): Sheet {
  const sheet = new Sheet();
  sheet.carryOut(JSON.stringify(commands));
  return sheet;
}

const line = (id: number, ...points: number[]): unknown[] => ["line", id, "#000000", 1, points];
const order = (sheet: Sheet): number[] => [...sheet.items.keys()];

test("items stand on one another in the order in which they came", () => {
  assert.deepEqual(order(after(line(2, 0, 0), ["dot", 1, 0, 0, 5, "#ff0000"], line(3))), [2, 1, 3]);
  assert.deepEqual(order(after(line(2), line(1), line(2, 5, 5))), [2, 1], "one that is changed stays where it is");
  assert.deepEqual(order(after(line(1), line(2), ["raise", 1], ["delete", 2], ["delete", 7], ["raise", 7])), [1]);
});

test("the sheet is cleared, and begun anew", () => {
  const begun = [["size", 200, 100], ["background", "#00ff00"], line(1)];
  const cleared = after(...begun, ["clear"]);
  assert.deepEqual([cleared.width, cleared.height, cleared.background, order(cleared)], [200, 100, "#00ff00", []]);
  const anew = after(...begun, ["begin"]);
  assert.deepEqual([anew.width, anew.height, anew.background, order(anew)], [600, 450, "#ffffff", []]);
});

test("what is no command does nothing", () => {
  const hostile: unknown[] = [
    7, null, {}, [], ["line"], ["line", 1], ["__proto__", 1], ["constructor", 1], ["line", "1", "#000000", 1, []],
    ["line", 1, "url(https://example.org)", 1, []], ["line", 1, "#000000", -1, []], ["line", 1, "#000000", 1, [1]],
    ["line", 1, "#000000", 1, ["1", 2]], ["line", 1, "#000000", 1, [1e300, 0]], ["dot", 1, 0, 0, "5", "#000000"],
    ["text", 1, 0, 0, 5, "left", "Arial", 8, "normal", "#000000"], ["text", 1, 0, 0, "a", "left", "Arial", 8, "url(x)", "#000000"],
    ["text", 1, 0, 0, "a".repeat(3000), "left", "Arial", 8, "normal", "#000000"], ["background", "red;"], ["size", "1", 2],
  ];
  const sheet = after(...hostile);
  assert.deepEqual([order(sheet), sheet.background, sheet.width], [[], "#ffffff", 600]);
  for (const text of ["", "{}", "7", "[[", "null"]) sheet.carryOut(text);
  assert.equal(sheet.items.size, 0);
});

test("a font is one of the page's, whatever a program calls it", () => {
  const font = (family: unknown): unknown => {
    const item = after(["text", 1, 0, 0, "a", "left", family, 12, "bold", "#000000"]).items.get(1);
    return item?.kind === "text" && item.font;
  };
  assert.deepEqual(["Courier New", "Times", "x; src: url(y)", 5].map(font), ["bold 12px monospace", "bold 12px serif", "bold 12px sans-serif", "bold 12px sans-serif"]);
});

test("a sheet has a size that can be shown, and holds no more than can be drawn", () => {
  const { width, height } = after(["size", 1, 1e6]);
  assert.deepEqual([width, height], [50, 2000]);
  const large = new Array<number>(400_000).fill(0);
  assert.deepEqual(order(after(...[1, 2, 3, 4, 5, 6].map((id) => ["line", id, "#000000", 1, large]), ["dot", 9, 0, 0, 5, "#000000"])), [1, 2, 3, 4, 9]);
  const dots = Array.from({ length: 200_010 }, (_, id) => ["dot", id, 0, 0, 1, "#000000"]);
  const sheet = new Sheet();
  sheet.carryOut(JSON.stringify(dots));
  assert.equal(sheet.items.size, 200_000);
});

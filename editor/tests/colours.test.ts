import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

type Colours = Record<string, string>;

/** The colours of the style sheets, by name, in light and dark: what the system chooses stands in its own block. */
async function themes(): Promise<Record<"light" | "dark", Colours>> {
  const light: Colours = {};
  const dark: Colours = {};
  for (const name of ["style", "highlight"]) {
    const sheet = await readFile(new URL(`../../src/ui/${name}.css`, import.meta.url), "utf8");
    for (const [, media = "", block = ""] of sheet.matchAll(/(@media[^{]*\{\s*)?:root \{([^}]*)\}/g)) {
      if (media !== "" && !media.includes("dark")) continue;
      for (const [, key = "", colour = ""] of block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)) {
        dark[key] = colour;
        if (media === "") light[key] = colour;
      }
    }
  }
  return { light, dark };
}

/** As WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const AA = 4.5;
const INKS = ["keyword", "string", "number", "comment", "name", "call", "type"].map((ink) => `--code-${ink}`);
const PAPERS = ["--panel", "--code-active", "--code-selected", "--code-match", "--code-bracket", "--bad-paper"];

test("code is readable on everything that is painted behind it, in light and dark", async () => {
  for (const [theme, colours] of Object.entries(await themes())) {
    for (const ink of INKS) {
      for (const paper of PAPERS) {
        const [front, back] = [colours[ink], colours[paper]];
        assert.ok(front && back, `${theme}: ${ink} or ${paper} is no colour`);
        const found = contrast(front, back);
        assert.ok(found >= AA, `${theme}: ${ink} on ${paper} has ${found.toFixed(2)}, less than ${AA}`);
      }
    }
  }
});

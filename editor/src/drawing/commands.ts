/**
 * A drawing as a list of items, and the commands that change it. Commands come from a program and are hostile until checked: one that
 * is not as described here does nothing. Pure.
 *
 * The origin is the middle of the sheet, x goes to the right and y down; lengths are CSS pixels, numbers of items are the program's.
 */

export type Item =
  | { kind: "line"; colour: string; width: number; points: number[] }
  | { kind: "polygon"; fill: string; colour: string; width: number; points: number[] }
  | { kind: "dot"; x: number; y: number; diameter: number; colour: string }
  | { kind: "text"; x: number; y: number; text: string; align: Align; font: string; colour: string };

export type Align = "left" | "center" | "right";

const SIZE = { width: 600, height: 450 };
const WHITE = "#ffffff";
/** Of a side, in CSS pixels. */
const LEAST_SIDE = 50;
const MOST_SIDE = 2000;
/** Of all items together, so that a drawing stays one that can be drawn: a program that draws more draws no more. */
const MOST_POINTS = 1_000_000;
const MOST_ITEMS = 200_000;
const MOST_TEXT = 2000;
/** No number beyond it can be seen. */
const FAR = 1e6;

/** Families by what a program may call them: the page has no others, and names none that a program wrote. */
const FAMILIES: readonly [RegExp, string][] = [
  [/courier|mono|consol|fixed|typewriter/i, "monospace"],
  [/times|serif$|roman|georgia|garamond|palatino/i, "serif"],
  [/comic|cursive|script|hand/i, "cursive, sans-serif"],
];
const STYLES = ["normal", "bold", "italic", "bold italic"];

export class Sheet {
  width = SIZE.width;
  height = SIZE.height;
  background = WHITE;
  /** From the lowest to the uppermost. */
  readonly items = new Map<number, Item>();
  private points = 0;

  /** Carries out a JSON list of commands. */
  carryOut(commands: string): void {
    let list: unknown;
    try {
      list = JSON.parse(commands);
    } catch {
      return;
    }
    if (!Array.isArray(list)) return;
    for (const command of list) if (Array.isArray(command)) this.command(command);
  }

  private command([name, ...rest]: unknown[]): void {
    switch (name) {
      case "begin":
        Object.assign(this, SIZE, { background: WHITE });
        return this.clear();
      case "clear":
        return this.clear();
      case "size":
        return this.resize(rest);
      case "background":
        if (isColour(rest[0]) && rest[0] !== "") this.background = rest[0];
        return;
      case "delete":
        return isNumber(rest[0]) ? this.remove(rest[0]) : undefined;
      case "raise":
        return isNumber(rest[0]) ? this.raise(rest[0]) : undefined;
      default:
        return isNumber(rest[0]) ? this.put(rest[0], itemOf(name, rest.slice(1))) : undefined;
    }
  }

  private clear(): void {
    this.items.clear();
    this.points = 0;
  }

  private resize([width, height]: unknown[]): void {
    if (!isNumber(width) || !isNumber(height)) return;
    const side = (wanted: number): number => Math.round(Math.min(MOST_SIDE, Math.max(LEAST_SIDE, wanted)));
    [this.width, this.height] = [side(width), side(height)];
  }

  /** In the place of what had its number, or on top. */
  private put(id: number, item: Item | undefined): void {
    if (!item) return;
    const before = this.items.get(id);
    const points = this.points + pointsOf(item) - (before ? pointsOf(before) : 0);
    if (points > MOST_POINTS || (!before && this.items.size >= MOST_ITEMS)) return;
    this.points = points;
    this.items.set(id, item);
  }

  private remove(id: number): void {
    const item = this.items.get(id);
    if (item) this.points -= pointsOf(item);
    this.items.delete(id);
  }

  private raise(id: number): void {
    const item = this.items.get(id);
    if (!item) return;
    this.items.delete(id);
    this.items.set(id, item);
  }
}

function itemOf(kind: unknown, rest: unknown[]): Item | undefined {
  switch (kind) {
    case "line": {
      const [colour, width, points] = rest;
      return isColour(colour) && isWidth(width) && isPoints(points) ? { kind, colour, width, points } : undefined;
    }
    case "polygon": {
      const [fill, colour, width, points] = rest;
      return isColour(fill) && isColour(colour) && isWidth(width) && isPoints(points) ? { kind, fill, colour, width, points } : undefined;
    }
    case "dot": {
      const [x, y, diameter, colour] = rest;
      return isNumber(x) && isNumber(y) && isWidth(diameter) && isColour(colour) ? { kind, x, y, diameter, colour } : undefined;
    }
    case "text": {
      const [x, y, text, align, family, size, style, colour] = rest;
      if (!isNumber(x) || !isNumber(y) || typeof text !== "string" || text.length > MOST_TEXT || !isColour(colour)) return undefined;
      if ((align !== "left" && align !== "center" && align !== "right") || !isWidth(size) || !STYLES.includes(style as string)) return undefined;
      return { kind, x, y, text, align, font: `${style as string} ${size}px ${familyOf(family)}`, colour };
    }
    default:
      return undefined;
  }
}

function familyOf(name: unknown): string {
  return FAMILIES.find(([pattern]) => typeof name === "string" && pattern.test(name))?.[1] ?? "sans-serif";
}

function pointsOf(item: Item): number {
  return "points" in item ? item.points.length / 2 + 1 : 1;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= FAR;
}

function isWidth(value: unknown): value is number {
  return isNumber(value) && value >= 0;
}

/** Empty is none. */
function isColour(value: unknown): value is string {
  return typeof value === "string" && /^(#[0-9a-f]{6})?$/i.test(value);
}

function isPoints(value: unknown): value is number[] {
  return Array.isArray(value) && value.length % 2 === 0 && value.every(isNumber);
}

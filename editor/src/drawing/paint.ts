/** Puts a sheet's items on a canvas. */
import type { Item, Sheet } from "./commands";

/** Canvas pixels for each of the page's, as far as there may be that many. */
const DENSITY = 2;
const MOST_PIXELS = 8_000_000;

export function paint(sheet: Sheet, canvas: HTMLCanvasElement): void {
  const { width, height } = sheet;
  const density = Math.min(DENSITY, Math.sqrt(MOST_PIXELS / (width * height)));
  const [across, down] = [Math.round(width * density), Math.round(height * density)];
  // Whatever is given to these, the canvas is empty afterwards and its memory made anew.
  if (canvas.width !== across || canvas.height !== down) {
    [canvas.width, canvas.height] = [across, down];
    canvas.style.width = `${width}px`;
    canvas.style.aspectRatio = `${width} / ${height}`;
  }
  const context = canvas.getContext("2d");
  if (!context) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = sheet.background;
  context.fillRect(0, 0, across, down);
  context.setTransform(density, 0, 0, density, across / 2, down / 2);
  context.lineCap = context.lineJoin = "round";
  for (const item of sheet.items.values()) draw(context, item);
}

function draw(context: CanvasRenderingContext2D, item: Item): void {
  switch (item.kind) {
    case "line":
      if (item.points.length < 4) return;
      follow(context, item.points);
      return stroke(context, item.colour, item.width);
    case "polygon":
      if (item.points.length < 4) return;
      follow(context, item.points);
      context.closePath();
      if (item.fill !== "") {
        context.fillStyle = item.fill;
        // Where it crosses itself it is hollow, as Tk's polygons are.
        context.fill("evenodd");
      }
      return stroke(context, item.colour, item.width);
    case "dot":
      if (item.colour === "") return;
      context.beginPath();
      context.arc(item.x, item.y, item.diameter / 2, 0, 2 * Math.PI);
      context.fillStyle = item.colour;
      return context.fill();
    case "text":
      if (item.colour === "") return;
      context.font = item.font;
      context.textAlign = item.align;
      context.textBaseline = "bottom";
      context.fillStyle = item.colour;
      return lines(context, item.text, item.x, item.y);
  }
}

function follow(context: CanvasRenderingContext2D, points: number[]): void {
  context.beginPath();
  for (let at = 0; at < points.length; at += 2) context.lineTo(points[at]!, points[at + 1]!);
}

function stroke(context: CanvasRenderingContext2D, colour: string, width: number): void {
  if (colour === "" || width === 0) return;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

/** Several lines stand above `y`, the last one on it. */
function lines(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  const all = text.split("\n");
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText("M");
  const height = fontBoundingBoxAscent + fontBoundingBoxDescent;
  all.forEach((line, at) => context.fillText(line, x, y - (all.length - 1 - at) * height));
}

/** Drawings of a program, step by step. A script of its own, fetched when a program draws; the page calls it from `src/js/drawing.rs`. */
import { Sheet } from "./drawing/commands";
import { paint } from "./drawing/paint";

/** A drawing that takes long to paint is painted less often: so many times as long nothing is painted then. */
const REST = 3;
/** Where nobody looks, a browser gives no frames; the picture has to be there for whoever comes back. */
const HIDDEN_MILLIS = 200;

/** One drawing, on one canvas at a time. */
class Drawing {
  private readonly sheet = new Sheet();
  private canvas: HTMLCanvasElement | undefined;
  private isDue = false;
  private paintedMillis = 0;

  /** From now on it is shown there. */
  show(canvas: HTMLCanvasElement): void {
    this.canvas = canvas;
    this.paint();
  }

  /** Commands are those of `drawing/commands.ts`. */
  draw(commands: string): void {
    this.sheet.carryOut(commands);
    if (this.isDue) return;
    this.isDue = true;
    setTimeout(() => this.soon(), REST * this.paintedMillis);
  }

  /** As a PNG. */
  png(): Uint8Array {
    const canvas = this.canvas ?? document.createElement("canvas");
    paint(this.sheet, canvas);
    const [, base64 = ""] = canvas.toDataURL("image/png").split(",");
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  }

  private soon(): void {
    const timer = setTimeout(() => {
      cancelAnimationFrame(frame);
      this.paint();
    }, HIDDEN_MILLIS);
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      this.paint();
    });
  }

  private paint(): void {
    this.isDue = false;
    if (!this.canvas) return;
    const began = performance.now();
    paint(this.sheet, this.canvas);
    this.paintedMillis = performance.now() - began;
  }
}

Object.defineProperty(globalThis, "AmpouleDrawing", { configurable: true, value: Object.freeze({ Drawing }) });

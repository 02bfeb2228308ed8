// A frame of embed.html, and the orders it was given. The frame is heard only as the window that this page made, from the
// origin that it was made for.

import type { Order } from "./letters.gen";
import { type Letter, read, VERSION } from "./letters";
import { AmpouleError, type ErrorCode } from "./types";

/** A frame that does not answer in that time cannot be reached. A slow line takes the app itself so long. */
const HELLO_MILLIS = 60_000;

interface Waiting {
  done: (letter: Letter) => void;
  failed: (error: AmpouleError) => void;
  hear?: (letter: Letter) => void;
}

/** The way to one frame. */
export class Frame {
  readonly element: HTMLIFrameElement;
  private readonly origin: string;
  private readonly waiting = new Map<number, Waiting>();
  private readonly listener = (event: MessageEvent): void => this.hear(event);
  private last = 0;
  /** Why no order is taken any more. */
  private ended?: AmpouleError;
  private loads = 0;
  private greeted!: () => void;
  private lost!: (error: AmpouleError) => void;
  private readonly hello = new Promise<void>((done, failed) => {
    this.greeted = done;
    this.lost = failed;
  });

  constructor(
    host: URL,
    fragment: string,
    parent: Element | ShadowRoot,
    shape: (element: HTMLIFrameElement) => void,
    private readonly told: (letter: Letter) => void,
  ) {
    const document = parent.ownerDocument;
    const address = new URL("embed.html", host);
    address.hash = fragment;
    this.origin = address.protocol === "file:" ? "null" : address.origin;
    this.element = document.createElement("iframe");
    this.element.title = "Python";
    this.element.allow = "clipboard-write";
    // Of a page that is isolated from others (COEP), a frame without credentials may be part even where its host sends no headers.
    if (globalThis.crossOriginIsolated) this.element.setAttribute("credentialless", "");
    shape(this.element);
    this.element.src = address.href;
    this.element.addEventListener("load", () => this.loaded(address.href));
    globalThis.addEventListener("message", this.listener);
    parent.append(this.element);
    const timer = setTimeout(() => {
      this.lost(new AmpouleError("frame", `${address.href} did not answer: is that where embed.html lies, and does this page's Content-Security-Policy allow it (frame-src ${address.origin})?`));
    }, HELLO_MILLIS);
    const still = (): void => clearTimeout(timer);
    this.hello.then(still, still);
  }

  /** The first order, once the frame is there. */
  async configure(options: Record<string, unknown>): Promise<void> {
    await this.hello;
    // What a caller's object has beside data (getters, functions) does not reach the frame; what cannot be read is their error here.
    await this.order({ type: "configure", options: JSON.parse(JSON.stringify(options)) as object });
  }

  /** Gives an order; resolves with what answers it. `hear` is called for everything said of it before. */
  order(order: Order, hear?: (letter: Letter) => void, bytes?: Uint8Array<ArrayBuffer>): Promise<Letter> {
    return this.begin(order, hear, bytes).answer;
  }

  /** The same, with the order's number, by which it can be stopped. */
  begin(order: Order, hear?: (letter: Letter) => void, bytes?: Uint8Array<ArrayBuffer>): { id: number; answer: Promise<Letter> } {
    const id = ++this.last;
    const answer = new Promise<Letter>((done, failed) => {
      if (this.ended) return failed(this.ended);
      this.waiting.set(id, hear ? { done, failed, hear } : { done, failed });
      this.post({ ...order, id }, bytes);
    });
    return { id, answer };
  }

  /** Gives an order that is not answered. */
  tell(order: Order): void {
    if (!this.ended) this.post({ ...order, id: ++this.last });
  }

  dispose(): void {
    this.end(new AmpouleError("disposed", "this runner or playground was disposed: make another one"));
    // The frame ends everything in it with itself.
    this.element.remove();
  }

  /** Something was loaded in the frame. What comes after the first time knows nothing of the orders, and is not ours perhaps. */
  private loaded(address: string): void {
    this.loads += 1;
    if (this.loads > 1) this.end(new AmpouleError("frame", `the frame of ${address} was loaded anew, moved or led elsewhere, and what ran in it is lost: dispose of this and make another one`));
  }

  private end(error: AmpouleError): void {
    if (this.ended) return;
    this.ended = error;
    globalThis.removeEventListener("message", this.listener);
    this.lost(error);
    for (const { failed } of this.waiting.values()) failed(error);
    this.waiting.clear();
  }

  private post(letter: Record<string, unknown>, bytes?: Uint8Array<ArrayBuffer>): void {
    const whole = { ampoule: VERSION, ...letter, ...(bytes?.length ? { bytes: bytes.buffer } : {}) };
    // An origin that is opaque cannot be named.
    this.element.contentWindow?.postMessage(whole, this.origin === "null" ? "*" : this.origin, bytes?.length ? [bytes.buffer] : []);
  }

  private hear(event: MessageEvent): void {
    if (event.source !== this.element.contentWindow || event.source === null || event.origin !== this.origin) return;
    const letter = read(event.data);
    if (!letter) return;
    const { id, word } = letter;
    if (word.type === "hello") return this.greeted();
    const waiting = id === null ? undefined : this.waiting.get(id);
    if (word.type === "error") {
      const error = new AmpouleError(word.error.code as ErrorCode, word.error.message, word.error.option ?? undefined);
      if (waiting && id !== null) {
        this.waiting.delete(id);
        waiting.failed(error);
      }
      return;
    }
    if (waiting && id !== null) {
      if (word.type === "output" || word.type === "asked") {
        waiting.hear?.(letter);
      } else {
        this.waiting.delete(id);
        waiting.done(letter);
      }
    }
    this.told(letter);
  }
}

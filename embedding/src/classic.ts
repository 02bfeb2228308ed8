// ampoule.classic.js: the same functions as the global `Ampoule`, for a plain <script src>.

import { defineElement } from "./element";
import { setScript } from "./host";
import { createPlayground } from "./playground";
import { createRunner } from "./runner";
import { AmpouleError } from "./types";
import { upgrade, upgradeOptions } from "./upgrade";

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;
setScript(script?.src);
(globalThis as { Ampoule?: object }).Ampoule = Object.freeze({ createRunner, createPlayground, upgrade, AmpouleError });
defineElement();

const selector = script?.dataset["upgrade"];
if (script && selector !== undefined) {
  const begin = (): void => void upgrade(selector, upgradeOptions(script));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
}

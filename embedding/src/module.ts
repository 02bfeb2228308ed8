// ampoule.js: the module.

import { defineElement } from "./element";
import { setScript } from "./host";

setScript(import.meta.url);
defineElement();

export type { Block } from "./block";
export { createPlayground } from "./playground";
export { createRunner } from "./runner";
export * from "./types";
export { upgrade } from "./upgrade";

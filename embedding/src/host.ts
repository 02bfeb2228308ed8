// Where embed.html lies: beside this script, unless the caller says otherwise.

import { AmpouleError } from "./types";

let beside: string | undefined;

/** Of the script itself, as its build knows it. */
export function setScript(address: string | undefined): void {
  beside = address;
}

export function hostOf(host: string | undefined): URL {
  const address = host ?? beside;
  if (address === undefined) {
    throw new AmpouleError("option", 'where embed.html lies is not known: give the option host, as "https://example.org/ampoule/"', "host");
  }
  try {
    return new URL(address, document.baseURI);
  } catch {
    throw new AmpouleError("option", `the option host is ${JSON.stringify(address)}, but must be an address`, "host");
  }
}

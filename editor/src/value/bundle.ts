/**
 * What a value says of itself: texts by their media type, as notebooks have them. They are a program's words, and nothing is believed of them.
 *
 * https://jupyter-client.readthedocs.io/en/stable/messaging.html#display-data
 */
export interface Bundle {
  readonly kind: "html" | "svg" | "markdown" | "latex";
  readonly text: string;
  /** As the value is printed. */
  readonly plain: string;
}

/** The first that there is is shown. */
const KINDS = { "text/html": "html", "image/svg+xml": "svg", "text/markdown": "markdown", "text/latex": "latex" } as const;

export function parse(json: string): Bundle | undefined {
  const texts: unknown = JSON.parse(json);
  if (typeof texts !== "object" || texts === null) return undefined;
  const known = new Map(Object.entries(texts).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  for (const [type, kind] of Object.entries(KINDS)) {
    const text = known.get(type);
    if (text !== undefined) return { kind, text, plain: known.get("text/plain") ?? "" };
  }
  return undefined;
}

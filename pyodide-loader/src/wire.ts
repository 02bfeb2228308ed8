/**
 * What frame and guard say, as the host reads it: `{"output": {…}}` where TypeScript has `{ type: "output", … }`.
 *
 * In that form the host knows what it reads before it reads it. With the name somewhere among the fields it would have to keep
 * all of them until the name comes, and the code for that made the page 8 kB larger after brotli.
 */
import type { FromGuard } from "./protocol.gen";

/** `{ [tag]: name, …fields }` as `{ name: fields }`; a name without fields has `null`. */
function named<Tag extends string, Value extends Readonly<Record<Tag, string>>>(tag: Tag, value: Value): Record<string, unknown> {
  const { [tag]: name, ...fields } = value;
  return { [name]: Object.keys(fields).length > 0 ? fields : null };
}

export function toText(message: FromGuard): string {
  switch (message.type) {
    case "ended":
      return JSON.stringify(named("type", { ...message, ending: named("kind", message.ending) }));
    case "replied":
      return JSON.stringify(named("type", { ...message, reply: named("kind", message.reply) }));
    default:
      return JSON.stringify(named("type", message));
  }
}

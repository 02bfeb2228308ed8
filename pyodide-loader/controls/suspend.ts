/** Control: an engine that cannot be suspended, as in browsers without JSPI. */
export function canSuspend(): boolean {
  return false;
}

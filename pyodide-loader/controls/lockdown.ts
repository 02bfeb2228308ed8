/** Control: leaves the worker's global scope as the browser made it. */
export function closeGlobalScope(): void {}

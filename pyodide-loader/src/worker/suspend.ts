/** Whether an engine can stand still in the middle of a program: WebAssembly's JavaScript Promise Integration. */
import type { PyodideAPI } from "pyodide";

/** As Pyodide 314.0.7 found it at its start, when nothing of a learner was there. */
export function canSuspend(pyodide: PyodideAPI): boolean {
  return (pyodide as unknown as { _module: { jspiSupported?: boolean } })._module.jspiSupported === true;
}

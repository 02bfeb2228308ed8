// What esbuild makes of files that are not TypeScript.
declare module "*.py" {
  const text: string;
  export default text;
}

declare module "pyodide/pyodide.asm.mjs" {
  const createPyodideModule: (settings: unknown) => Promise<unknown>;
  export default createPyodideModule;
}

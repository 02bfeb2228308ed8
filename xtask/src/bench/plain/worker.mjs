import { loadPyodide } from "./pyodide/pyodide.mjs";

const loading = performance.now();
const pyodide = await loadPyodide();
pyodide.setStdout({ batched: (line) => postMessage({ type: "line", line }) });
onmessage = async ({ data }) => {
  if (data.wheels) {
    await pyodide.loadPackage(data.wheels);
    return postMessage({ type: "done", millis: 0 });
  }
  const start = performance.now();
  pyodide.runPython(data);
  postMessage({ type: "done", millis: performance.now() - start });
};
postMessage({ type: "ready", loadMillis: performance.now() - loading });

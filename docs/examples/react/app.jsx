// A page with both.

import { useState } from "react";
import { createRoot } from "react-dom/client";
import { Python, useRunner } from "./python";

function App() {
  const [theme, setTheme] = useState("light");
  const [told, setTold] = useState("");
  const { run, isBusy } = useRunner();
  return (
    <main>
      <h1>Python in React</h1>
      <button onClick={() => setTheme(theme === "light" ? "dark" : "light")}>Other theme</button>
      <Python code="print('from the editor')" theme={theme} onOutcome={({ stdout }) => setTold(stdout)} />
      <button disabled={isBusy} onClick={async () => setTold((await run("print(6 * 7)")).stdout)}>Compute</button>
      <output>{told}</output>
    </main>
  );
}

createRoot(document.getElementById("root")).render(<App />);

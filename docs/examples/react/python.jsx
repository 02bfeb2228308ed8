// A playground as a React component, and a hook that runs programs.

import { useEffect, useRef, useState } from "react";
import { createPlayground, createRunner } from "ampoule";

const host = "https://example.org/ampoule/";

/** An editor with its output. `code` and `theme` may change; `onOutcome` hears of every run. */
export function Python({ code, theme = "system", onOutcome }) {
  const place = useRef(null);
  const box = useRef(null);
  const latest = useRef({ code, theme, onOutcome });
  latest.current = { code, theme, onOutcome };

  useEffect(() => {
    let isGone = false;
    const made = createPlayground(place.current, { host, code: latest.current.code, theme: latest.current.theme });
    made.then((playground) => {
      if (isGone) return;
      box.current = playground;
      playground.on("outcome", (outcome) => latest.current.onOutcome?.(outcome));
    });
    return () => {
      isGone = true;
      box.current = null;
      made.then((playground) => playground.dispose(), () => {});
    };
  }, []);

  useEffect(() => void box.current?.setCode(code), [code]);
  useEffect(() => void box.current?.setTheme(theme), [theme]);
  return <div ref={place} />;
}

/** `run` runs a program and gives its outcome; `isBusy` while one goes on. */
export function useRunner(options) {
  const runner = useRef(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    const made = createRunner({ host, ...options });
    runner.current = made;
    return () => void made.then((runner) => runner.dispose(), () => {});
  }, []);

  const run = async (source, runOptions) => {
    setBusy(true);
    try {
      return await (await runner.current).run(source, runOptions);
    } finally {
      setBusy(false);
    }
  };
  return { run, isBusy };
}

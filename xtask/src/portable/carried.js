// The files of this site, where no server gives them: each lies in a script beside the page, or in an element of the page itself. What the page
// pins by hash it checks, wherever it comes from.
{
  const waiting = new Map();
  const settle = (name, response) => {
    waiting.get(name)?.done(response);
    waiting.delete(name);
  };
  const unpacked = (text) => Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const found = (text) => new Response(unpacked(text));

  /** Called by each of the scripts. */
  globalThis.ampouleCarried = (name, text) => settle(name, found(text));

  const fetched = (name) => {
    const element = document.getElementById(`carried:${name}`);
    if (element) return Promise.resolve(found(element.textContent));
    const script = document.createElement("script");
    let done;
    const promise = new Promise((settled) => (done = settled));
    waiting.set(name, { done, promise });
    // A script that ran has told already.
    script.onload = script.onerror = () => {
      settle(name, new Response(null, { status: 404 }));
      script.remove();
    };
    script.src = `carried/${name}.js`;
    document.head.append(script);
    return promise;
  };

  /** As `fetch`, for addresses below the page. */
  globalThis.ampouleSite = async (address) => {
    const name = address.replace(/^\.\//, "").replace(/[?#].*$/, "");
    const response = await (waiting.get(name)?.promise ?? fetched(name));
    return response.clone();
  };

  /** Starts the app, as the page of a server does. */
  globalThis.ampouleStart = async (start, wasm) => {
    try {
      await globalThis.ampouleWaits;
      const { body } = await ampouleSite(wasm);
      const headers = { "content-type": "application/wasm" };
      await start({ module_or_path: new Response(body.pipeThrough(new DecompressionStream("gzip")), { headers }) });
    } catch (error) {
      ampouleFailed(error);
    }
  };
}

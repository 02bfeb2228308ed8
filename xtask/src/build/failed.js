// What becomes of a page whose app does not start.
globalThis.ampouleFailed ??= (error) => {
  const place = document.getElementById("ampoule-loading") ?? document.body.appendChild(document.createElement("p"));
  place.textContent = `Ampoule could not start (${error}). Reload the page; it needs a Chrome, Edge, Firefox or Safari of 2023 or later. / Ampoule no ha podido empezar. Recarga la página; necesita un Chrome, Edge, Firefox o Safari de 2023 o posterior.`;
  try {
    // A newer version that does not start gives way to the one before it (offline/src/versions.ts); once, or it would go on for ever.
    const worker = navigator.serviceWorker?.controller;
    if (!worker || sessionStorage.getItem("ampoule.broken")) return;
    sessionStorage.setItem("ampoule.broken", "1");
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => location.reload();
    worker.postMessage({ ampoule: "broken" }, [port2]);
  } catch {
    // No service worker, or no storage: then there is nothing older either.
  }
};

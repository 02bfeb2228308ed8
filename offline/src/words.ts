// What the page says of itself without its server, and of what it keeps. Here and not with the app's words: all of it comes after the app.

import type { Seen } from "./keeper";

export interface Words {
  here: string;
  allHere: string;
  /** While the browser itself says that there is no network. */
  cutOff: string;
  cutOffWithoutRest: string;
  newer: string;
  update: string;
  older: string;
  failed: string;
  keepAll(megabytes: number): string;
  keeping(here: number, all: number): string;
  notKept(why: string): string;
  device: string;
  what: string;
  forget: string;
  sure: string;
  yes: string;
  no: string;
  notForgotten(why: string): string;
}

const EN: Words = {
  here: "Opens without internet, too.",
  allHere: "All of it works without internet: packages and lessons, too.",
  cutOff: "You are without internet. All of this page works.",
  cutOffWithoutRest: "You are without internet. This page works; packages and lessons that you have not used yet come when you are connected again.",
  newer: "A newer version of this page is here.",
  update: "Reload to update",
  older: "The newer version did not start: this is the one before it.",
  failed: "This page could not be kept for times without internet. It is tried again at the next visit.",
  keepAll: (megabytes) => `Make available offline (${megabytes} MB)`,
  keeping: (here, all) => `${here} of ${all} MB are here…`,
  notKept: (why) => `Not all of it could be kept (${why}). Press the button again to go on from here.`,
  device: "This device",
  what: "Your files, your code in lessons, what you have passed and your settings are kept in this browser and nowhere else.",
  forget: "Forget everything on this device",
  sure: "All of it is removed, and nothing brings it back. Save first what you need: “Download all (zip)” in Files, “Save as a file” on a course’s page.",
  yes: "Forget it now",
  no: "Keep it",
  notForgotten: (why) => `Not all of it could be removed (${why}). Remove this site’s data in the settings of your browser.`,
};

const ES: Words = {
  here: "También se abre sin internet.",
  allHere: "Todo funciona sin internet, también los paquetes y las lecciones.",
  cutOff: "Estás sin internet. Todo lo de esta página funciona.",
  cutOffWithoutRest: "Estás sin internet. Esta página funciona; los paquetes y las lecciones que aún no has usado llegarán cuando vuelvas a tener conexión.",
  newer: "Hay una versión más nueva de esta página.",
  update: "Recargar para actualizar",
  older: "La versión más nueva no ha arrancado: esta es la anterior.",
  failed: "Esta página no se ha podido guardar para cuando no haya internet. Se intentará otra vez en la próxima visita.",
  keepAll: (megabytes) => `Dejar disponible sin internet (${megabytes} MB)`,
  keeping: (here, all) => `${here} de ${all} MB ya están aquí…`,
  notKept: (why) => `No se ha podido guardar todo (${why}). Pulsa otra vez el botón para seguir desde aquí.`,
  device: "Este dispositivo",
  what: "Tus archivos, tu código de las lecciones, lo que has superado y tus ajustes se guardan en este navegador y en ningún otro sitio.",
  forget: "Olvidar todo en este dispositivo",
  sure: "Se borra todo y no se puede recuperar. Guarda antes lo que necesites: «Descargar todo (zip)» en Archivos, «Guardar como archivo» en la página de un curso.",
  yes: "Olvidarlo ahora",
  no: "Conservarlo",
  notForgotten: (why) => `No se ha podido borrar todo (${why}). Borra los datos de este sitio en los ajustes de tu navegador.`,
};

/** In the language of a BCP 47 tag. */
export function wordsOf(tag: string): Words {
  return tag.startsWith("es") ? ES : EN;
}

/** The megabytes of a number of bytes; none is told as less than it is. */
export function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}

/** The sentence of the line; none where there is nothing to tell. */
export function sentence(words: Words, { standing, here, all }: Seen, isCutOff: boolean): string {
  const hasRest = here < all;
  switch (standing) {
    case "none":
    case "coming":
      return "";
    case "here":
      if (isCutOff) return hasRest ? words.cutOffWithoutRest : words.cutOff;
      return all > 0 && !hasRest ? words.allHere : words.here;
    default:
      return words[standing];
  }
}

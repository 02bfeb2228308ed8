/** Python's own names, as `names/names.py` wrote them down. They come in a script of their own, when they are first wanted. */

export type Kind = "class" | "function" | "module" | "value";

/** Name, kind, signature, first sentence; what is empty at the end is left out. */
type Row = readonly [name: string, kind: Kind, signature?: string, sentence?: string];

interface Index {
  keywords: string[];
  builtins: Row[];
  /** First sentence and members; a module without members is suggested by its name only. */
  modules: Record<string, [string, Row[]]>;
  types: Record<string, Row[]>;
}

export interface Name {
  name: string;
  kind: Kind;
  signature: string;
  sentence: string;
}

const named = ([name, kind, signature = "", sentence = ""]: Row): Name => ({ name, kind, signature, sentence });
const own = <T>(table: Record<string, T>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

export class Names {
  constructor(private readonly index: Index) {}

  keywords(): string[] {
    return this.index.keywords;
  }

  builtins(): Name[] {
    return this.index.builtins.map(named);
  }

  modules(): Name[] {
    return Object.keys(this.index.modules).map((name) => this.module(name) as Name);
  }

  module(name: string): Name | undefined {
    const found = own(this.index.modules, name);
    return found && { name, kind: "module", signature: "", sentence: found[0] };
  }

  /** What can stand behind the dot after a module (`math`), a class or something of that class (`str`, `datetime.date`). */
  members(path: string): Name[] {
    return (own(this.index.modules, path)?.[1] ?? own(this.index.types, path) ?? []).map(named);
  }

  /** Of `math.sqrt`, `str.upper`, `print`. */
  find(path: string): Name | undefined {
    const dot = path.lastIndexOf(".");
    const siblings = dot < 0 ? this.builtins() : this.members(path.slice(0, dot));
    return siblings.find(({ name }) => name === path.slice(dot + 1)) ?? this.module(path);
  }

  isType(path: string): boolean {
    return Object.hasOwn(this.index.types, path);
  }
}

/** Of what the names' script holds: gzip in base64. */
export async function unpackNames(packed: string): Promise<Names> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Names(JSON.parse(await new Response(unpacked).text()) as Index);
}

const TRIES = 3;
let tries = 0;
let loading: Promise<Names | null> | undefined;
let arrived: ((packed: string) => void) | undefined;

/** What the names' script calls. */
export function takeNames(packed: string): void {
  arrived?.(packed);
}

/** Loads the script at `address`, once. `null` when it does not come: then nothing of it is suggested. */
export function loadNames(address: string): Promise<Names | null> {
  loading ??= new Promise<Names | null>((resolve, reject) => {
    const script = document.createElement("script");
    arrived = (packed) => unpackNames(packed).then(resolve, reject);
    script.addEventListener("error", () => reject(new Error(`${address} could not be fetched`)));
    script.src = address;
    document.head.append(script);
    script.addEventListener("load", () => script.remove());
  }).catch((error: unknown) => {
    console.warn("suggestions:", error);
    tries += 1;
    if (tries < TRIES) loading = undefined;
    return null;
  });
  return loading;
}

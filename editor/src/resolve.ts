/**
 * What a name in the program stands for, as far as it can be seen without running it: imports, and variables that are given
 * something plain. A *path* is `math`, `math.sqrt`, `str`, `datetime.date`; `str()` is some text, as opposed to its type.
 */
import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import type { SyntaxNode, Tree } from "@lezer/common";
import type { Names } from "./names";

/** What these nodes hold is a value of a builtin type. */
const LITERALS: Record<string, string> = {
  String: "str",
  FormatString: "str",
  ContinuedString: "str",
  ArrayExpression: "list",
  ArrayComprehensionExpression: "list",
  DictionaryExpression: "dict",
  DictionaryComprehensionExpression: "dict",
  SetExpression: "set",
  SetComprehensionExpression: "set",
  TupleExpression: "tuple",
  Boolean: "bool",
};

/** What these give back; a class gives a thing of its own. */
const RESULTS: Record<string, string> = {
  input: "str", repr: "str", chr: "str", hex: "str", bin: "str", format: "str", ascii: "str",
  len: "int", ord: "int", hash: "int", sorted: "list", dir: "list", open: "io.TextIOWrapper",
  "random.randint": "int", "random.randrange": "int", "random.random": "float", "random.uniform": "float",
  "math.sqrt": "float", "time.time": "float", "datetime.datetime.now": "datetime.datetime",
  "datetime.date.today": "datetime.date", "str.split": "list", "str.upper": "str", "str.lower": "str", "str.strip": "str",
  "str.replace": "str", "str.join": "str", "re.match": "re.Match", "re.search": "re.Match", "re.compile": "re.Pattern",
  "sqlite3.connect": "sqlite3.Connection", "pathlib.Path.cwd": "pathlib.Path",
}; // prettier-ignore

/** In these stand the statements; nothing else is looked into. */
const HOLD_STATEMENTS = new Set([
  "Script", "Body", "FunctionDefinition", "ClassDefinition", "IfStatement", "ForStatement", "WhileStatement", "WithStatement",
  "TryStatement", "MatchStatement", "MatchBody", "MatchClause", "DecoratedStatement", "StatementGroup",
]); // prettier-ignore

type Known = Map<string, string>;

const children = (node: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
};

/** Every name that is imported or assigned before `until`, with what it stands for; later ones win. */
function known(tree: Tree, text: (node: SyntaxNode) => string, names: Names, until: number): Known {
  const found: Known = new Map();
  tree.iterate({
    to: until,
    enter(ref) {
      if (ref.name === "ImportStatement") addImport(ref.node, text, found);
      else if (ref.name === "AssignStatement") addAssignment(ref.node, text, found, names);
      return HOLD_STATEMENTS.has(ref.name);
    },
  });
  return found;
}

function addImport(node: SyntaxNode, text: (node: SyntaxNode) => string, found: Known): void {
  const words = children(node).map(text);
  const isFrom = words[0] === "from";
  const at = words.indexOf("import");
  if (at < 0) return;
  const module = isFrom ? words.slice(1, at).join("") : "";
  for (const part of splitAtCommas(words.slice(at + 1).filter((word) => word !== "(" && word !== ")"))) {
    const as = part.indexOf("as");
    const path = part.slice(0, as < 0 ? part.length : as).join("");
    if (path === "" || path === "*") continue;
    if (as >= 0) found.set(part[as + 1] ?? "", isFrom ? `${module}.${path}` : path);
    else if (isFrom) found.set(path, `${module}.${path}`);
    // `import os.path` makes the name `os`.
    else found.set(path.split(".")[0] as string, path.split(".")[0] as string);
  }
}

function splitAtCommas(words: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === ",") parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

function addAssignment(node: SyntaxNode, text: (node: SyntaxNode) => string, found: Known, names: Names): void {
  const [target, ...rest] = children(node);
  const value = rest.at(-1);
  if (target?.name !== "VariableName" || !value) return;
  const type = typeOf(value, text, found, names);
  if (type) found.set(text(target), type);
  else found.delete(text(target));
}

const thing = (type: string | undefined) => type && `${type}()`;
/** Of some text, what a text can do. */
export const typeOfThing = (path: string) => path.replace(/\(\)$/, "");

/** The path of a thing of the expression's type, if it can be told. */
function typeOf(node: SyntaxNode, text: (node: SyntaxNode) => string, found: Known, names: Names): string | undefined {
  if (Object.hasOwn(LITERALS, node.name)) return thing(LITERALS[node.name]);
  if (node.name === "Number") return /[.eE]/.test(text(node)) && !/^0[xX]/.test(text(node)) ? "float()" : "int()";
  if (node.name === "CallExpression" && node.firstChild) {
    const called = pathOf(node.firstChild, text, found, names);
    if (called === undefined) return undefined;
    return thing(Object.hasOwn(RESULTS, called) ? RESULTS[called] : names.isType(called) ? called : undefined);
  }
  if (node.name === "VariableName") return found.get(text(node));
  return undefined;
}

/** The path of what an expression names: `m.sqrt` after `import math as m` is `math.sqrt`. */
function pathOf(node: SyntaxNode, text: (node: SyntaxNode) => string, found: Known, names: Names): string | undefined {
  if (node.name === "VariableName") return found.get(text(node)) ?? text(node);
  if (node.name === "MemberExpression" && node.firstChild && node.lastChild?.name === "PropertyName") {
    const owner = pathOf(node.firstChild, text, found, names);
    return owner && `${typeOfThing(owner)}.${text(node.lastChild)}`;
  }
  return typeOf(node, text, found, names);
}

/** The path of the expression `node` in this program. */
export function resolve(state: EditorState, node: SyntaxNode, names: Names): string | undefined {
  const text = (part: SyntaxNode) => state.sliceDoc(part.from, part.to);
  return pathOf(node, text, known(syntaxTree(state), text, names, node.from), names);
}

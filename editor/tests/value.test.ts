import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../src/value/bundle";
import { latex, markdown } from "../src/value/formula";

const formulas = (html: string): number => html.split("<math").length - 1;

test("the first text of a known kind is taken, and nothing that is no text", () => {
  assert.deepEqual(parse('{"text/latex": "x", "text/html": "<b>", "text/plain": "p"}'), { kind: "html", text: "<b>", plain: "p" });
  assert.deepEqual(parse('{"text/html": 5, "image/svg+xml": "<svg>"}'), { kind: "svg", text: "<svg>", plain: "" });
  for (const strange of ["null", "5", "[]", "{}", '{"text/plain": "p"}', '{"__proto__": {"text/html": "x"}}']) assert.equal(parse(strange), undefined, strange);
  assert.throws(() => parse("{"));
});

test("LaTeX is a formula, or text with formulas in it", () => {
  assert.equal(formulas(latex("\\frac12")), 1);
  assert.match(latex("$\\displaystyle x$"), /^<math>/);
  assert.match(latex("$$x$$"), /^<math display="block"/);
  const text = latex("a $x$ b \\[y\\] & <c> \\(z\\)");
  assert.equal(formulas(text), 3);
  assert.match(text, /^a .* b .* &#38; &#60;c&#62; /);
});

test("Markdown has formulas between dollar signs, and money stays money", () => {
  assert.equal(formulas(markdown("with $e^{i\\pi} = -1$, and \\(a_1 * b_1\\)\n\n$$\nx_1\n$$\nafter")), 3);
  assert.equal(markdown("$5 and $6, *so*"), "<p>$5 and $6, <em>so</em></p>\n");
  assert.match(markdown("| a |\n|---|\n| 1 |"), /<table>/);
  assert.equal(formulas(markdown("`$x$`")), 0);
});

test("what its readers would take long for is refused", () => {
  const long = "_a__".repeat(5001);
  assert.throws(() => markdown(long), /too long/);
  assert.throws(() => latex(long), /too long/);
  assert.match(markdown("a".repeat(20_000)), /^<p>a/);
});

test("a formula with errors, commands of the page's or macros without end is text", () => {
  assert.match(latex("$\\frac{1$"), /temml-error/);
  assert.doesNotMatch(latex("$\\href{https://a.invalid}{x} \\includegraphics{a.png}$"), /href=|<img/);
  assert.match(latex("$\\def\\a{\\a\\a}\\a$"), /temml-error/);
});

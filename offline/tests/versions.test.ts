import { equal, deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { breaks, cacheOf, given, stateOf, unneeded, works } from "../src/versions";

const caches = ["ampoule-packages", cacheOf("1"), cacheOf("2")];

test("a version that does not start gives way to the last that did", () => {
  const state = breaks("2", { good: "1" });
  equal(given("2", state, caches), "1");
  equal(given("3", state, [...caches, cacheOf("3")]), "3");
  equal(given("2", state, [cacheOf("2")]), "2", "it is gone");
  equal(given("2", breaks("2", {}), caches), "2", "none has ever started");
});

test("what has started once is not given up", () => {
  equal(given("1", breaks("1", { good: "1" }), caches), "1");
});

test("a page of the older version says nothing for the newer one", () => {
  const state = { good: "1", broken: "2" };
  equal(works("2", state, caches), state);
  deepEqual(works("2", { good: "1" }, caches), { good: "2" });
});

test("older versions go when a newer one has started and nothing else is going on", () => {
  deepEqual(unneeded("2", { good: "2" }, caches, true), [cacheOf("1")]);
  deepEqual(unneeded("2", { good: "2" }, caches, false), []);
  deepEqual(unneeded("2", { good: "1" }, caches, true), []);
});

test("whatever is read as a state is one", () => {
  for (const value of [undefined, null, 5, "x", [], { good: 5, broken: {} }]) deepEqual(stateOf(value), {});
  deepEqual(stateOf({ good: "1", more: 1 }), { good: "1" });
});

import { equal, match } from "node:assert/strict";
import { test } from "node:test";
import { megabytes, sentence, wordsOf } from "../src/words";

const seen = { standing: "here", here: 5, all: 5, keeps: false } as const;

test("the line says no more than is true", () => {
  const words = wordsOf("en");
  equal(sentence(words, { ...seen, standing: "none" }, true), "");
  equal(sentence(words, { ...seen, standing: "coming" }, false), "");
  equal(sentence(words, seen, false), words.allHere);
  equal(sentence(words, { ...seen, here: 4 }, false), words.here);
  equal(sentence(words, { ...seen, here: 0, all: 0 }, false), words.here, "it is not known what else there is");
  equal(sentence(words, seen, true), words.cutOff);
  equal(sentence(words, { ...seen, here: 4 }, true), words.cutOffWithoutRest);
  equal(sentence(words, { ...seen, standing: "newer" }, false), words.newer);
});

test("what is to be fetched is told in megabytes, and not as less", () => {
  equal(megabytes(40_000_001), 41);
  match(wordsOf("es-MX").keepAll(41), /41 MB/);
  match(wordsOf("fr").keepAll(41), /offline/);
});

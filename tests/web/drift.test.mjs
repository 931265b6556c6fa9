// Which lines of an edited script are those that ran.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Drift, sameLines } from "../../playground/web/editor/drift.js";

const same = (one, other) => Object.fromEntries(sameLines([...one], [...other]));

for (const [what, one, other, wanted] of [
  ["nothing changed", "abc", "abc", { 1: 1, 2: 2, 3: 3 }],
  ["a line more at the top", "abc", "xabc", { 1: 2, 2: 3, 3: 4 }],
  ["a line more in the middle", "abc", "abxc", { 1: 1, 2: 2, 3: 4 }],
  ["a line less", "abc", "ac", { 1: 1, 3: 2 }],
  ["another line", "abc", "axc", { 1: 1, 3: 3 }],
  ["edits at two places", "abcdef", "xbcdyf", { 2: 2, 3: 3, 4: 4, 6: 6 }],
  ["equal lines", "aab", "aaab", { 1: 1, 2: 2, 3: 4 }],
  ["nothing in common", "ab", "xyz", {}],
  ["nothing left", "ab", "", {}],
]) {
  test(what, () => assert.deepEqual(same(one, other), wanted));
}

test("lines are found in both directions, and new ones are not", () => {
  const texts = { running: "a\nb", source: "a\nnew\nb" };
  const drift = new Drift({ get: (name) => texts[name] });
  assert.deepEqual([drift.shown(2), drift.ran(3), drift.ran(2)], [3, 2, null]);
  texts.running = texts.source;
  assert.deepEqual([drift.shown(2), drift.ran(2)], [2, 2]);
});

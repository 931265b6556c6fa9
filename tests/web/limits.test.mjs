// The limits of a step, as the browser keeps them.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

let kept;
globalThis.localStorage = {
  getItem: (key) => kept[key] ?? null,
  setItem: (key, text) => void (kept[key] = text),
  removeItem: (key) => void delete kept[key],
};
const { fit, fitSeconds, keepLimits, readLimits, STANDARD } = await import("../../playground/web/sandbox/limits.js");

beforeEach(() => {
  kept = {};
});

test("a browser that keeps none has the standard ones", () => {
  assert.deepEqual(readLimits(), STANDARD);
});

test("what is kept is found again, under the older name too", () => {
  keepLimits({ reruns: 20, seconds: 3 });
  assert.deepEqual(readLimits(), { reruns: 20, seconds: 3 });
  kept = { "rerun-playground:limits": '{"reruns": 5, "seconds": 2}' };
  assert.deepEqual(readLimits(), { reruns: 5, seconds: 2 });
});

test("a limit is a whole number between 1 and the most", () => {
  assert.equal(fit("reruns", "12.6"), 13);
  assert.equal(fit("reruns", 1e9), 1000);
  assert.equal(fit("seconds", 1e9), 600);
  assert.equal(fitSeconds(0.4), STANDARD.seconds);
  for (const none of ["", "many", -3, 0, null, undefined, Number.NaN, Number.POSITIVE_INFINITY, {}]) {
    assert.equal(fit("reruns", none), STANDARD.reruns, String(none));
  }
});

test("what others have put there is not trusted", () => {
  for (const text of ["[]", "7", "null", '"x"', "not JSON", '{"reruns": "x", "seconds": -1}']) {
    kept = { "rerun-playground.limits": text };
    assert.deepEqual(readLimits(), STANDARD, text);
  }
});

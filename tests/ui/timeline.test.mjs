// What the timeline takes from the worker, and what it refuses.
import assert from "node:assert/strict";
import { test } from "node:test";
import { checked } from "../../playground/ui/timeline.js";

const good = () => ({
  runs: ["1", "2"],
  segments: {
    run: ["1", "2"], phase: ["script", "script"], left: [0, 0], right: [3, 4], trigger: ["", "Add"],
    outcome: ["", ""], lines: [3, 4], step: [0, 1], cause: ["load", "widget"],
  },
});

test("plain columns are taken", () => {
  assert.deepEqual(checked(good()).runs, ["1", "2"]);
});

for (const [what, spoil] of [
  ["nothing", () => null],
  ["no segments", (data) => ({ runs: data.runs })],
  ["a model among the rows", (data) => ({ ...data, runs: [{ type: "object", name: "CustomJS" }] })],
  ["two rows of one name", (data) => ({ ...data, runs: ["1", "1"] })],
  ["a model as a column", (data) => ((data.segments.right = { type: "object", name: "CustomJS" }), data)],
  ["a model in a column", (data) => ((data.segments.right = [{}, 1]), data)],
  ["columns of different lengths", (data) => ((data.segments.left = [0]), data)],
  ["an infinite length", (data) => ((data.segments.right = [1, Infinity]), data)],
  ["a missing column", (data) => (delete data.segments.cause, data)],
]) {
  test(`${what} is refused`, () => assert.equal(checked(spoil(good())), null));
}

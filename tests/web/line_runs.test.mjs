// What a line tells of its runs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lineRuns } from "../../playground/web/editor/line_runs.js";

const lines = { runs: 9, lines: { 8: { times: 7, runs: "1, 3–8" } } };

test("how often a line ran, and in which runs", () => {
  assert.equal(lineRuns(lines, 8), "Line 8 ran 7 times in 9 runs: 1, 3–8");
  assert.equal(lineRuns({ runs: 1, lines: { 2: { times: 1, runs: "1" } } }, 2), "Line 2 ran 1 time in 1 run: 1");
});

test("a line that has not run", () => assert.equal(lineRuns(lines, 5), "Line 5 has not run in 9 runs"));

test("nothing where nothing is known", () => {
  assert.equal(lineRuns(undefined, 1), "");
  assert.equal(lineRuns({ runs: 3 }, "constructor"), "Line constructor has not run in 3 runs");
});

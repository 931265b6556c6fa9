// What the timeline takes from the worker, and what it refuses.
import assert from "node:assert/strict";
import { test } from "node:test";
import { validColumns } from "../../playground/web/instruments/columns.js";

const good = () => ({
  runs: ["1", "2"],
  segments: { run: ["1", "2"], phase: ["script", "script"], left: [0, 0], right: [3, 4] },
  beside: { run: ["2"], left: [1], right: [3] },
  marks: { run: ["1", "2"], at: [3, 1.5], kind: ["rerun", "hit"] },
  html: "<ol></ol>",
  note: "",
});
const model = { type: "object", name: "CustomJS" };

test("plain columns are taken", () => {
  const { runs, beside, caches, ends } = validColumns(good());
  assert.deepEqual(beside, { run: ["2"], left: [1], right: [3] });
  assert.deepEqual(runs, ["1", "2"]);
  assert.deepEqual(caches, { run: ["2"], at: [1.5], sign: ["◆"] });
  assert.deepEqual(ends, { run: ["1"], at: [3], sign: ["↻"] });
});

test("the bars of runs side by side are text, or nothing", () => {
  assert.equal(validColumns({ ...good(), spans: "<ol></ol>" }).spans, "<ol></ol>");
  assert.equal(validColumns({ ...good(), spans: model }).spans, "");
});

for (const [what, spoil] of [
  ["nothing", () => null],
  ["nothing beside", (data) => (delete data.beside, data)],
  ["a model beside", (data) => ((data.beside.right = [model]), data)],
  ["no segments", (data) => ({ runs: data.runs })],
  ["a model among the rows", (data) => ({ ...data, runs: [model] })],
  ["two rows of one name", (data) => ({ ...data, runs: ["1", "1"] })],
  ["more rows than can be drawn", (data) => ({ ...data, runs: Array.from({ length: 61 }, (_, at) => String(at)) })],
  ["a model as a column", (data) => ((data.segments.right = model), data)],
  ["a model in a column", (data) => ((data.segments.right = [{}, 1]), data)],
  ["columns of different lengths", (data) => ((data.segments.left = [0]), data)],
  ["an infinite length", (data) => ((data.segments.right = [1, Infinity]), data)],
  ["a missing column", (data) => (delete data.segments.phase, data)],
  ["a sign that is none", (data) => ((data.marks.kind = ["hit", "constructor"]), data)],
  ["a model as a place", (data) => ((data.marks.at = [1, model]), data)],
]) {
  test(`${what} is refused`, () => assert.equal(validColumns(spoil(good())), null));
}

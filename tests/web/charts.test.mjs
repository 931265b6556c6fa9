// The columns of a chart: what is drawn where.
import assert from "node:assert/strict";
import { test } from "node:test";
import { validChart, laidOut } from "../../playground/web/app/chart_data.js";

const chart = (kind, x, series, more = {}) =>
  validChart(
    JSON.stringify({
      kind: `${kind}_chart`,
      x,
      series: Object.entries(series).map(([name, values]) => ({ name, values })),
      ...more,
    }),
  );

for (const [what, json] of [
  ["no JSON", "{"],
  ["null", "null"],
  ["another kind", JSON.stringify({ kind: "map", x: [], series: [] })],
  ["no places", JSON.stringify({ kind: "line_chart", series: [] })],
]) {
  test(`${what} is not drawn`, () => assert.equal(validChart(json), null));
}

test("only numbers and texts are taken", () => {
  const { x, series, labels, stack } = chart(
    "line",
    [1, { type: "object" }, null, true],
    { a: [{}, "2", null, 4] },
    { x_label: {}, stack: "x" },
  );
  assert.deepEqual(x, [1, "[object Object]", "", "true"]);
  assert.deepEqual(series[0].values, [null, null, null, 4]);
  assert.deepEqual([labels.x, stack], ["[object Object]", null]);
});

test("a line goes from left to right, with gaps where there is no number", () => {
  const { columns, ticks, across, up } = laidOut(chart("line", [3, 1, 2], { a: [30, 10, null] }));
  assert.deepEqual(columns.x0, [1, 2, 3]);
  assert.deepEqual(columns.high0, [10, NaN, 30]);
  assert.equal(ticks, null);
  assert.deepEqual(across, [1, 3]);
  assert.equal(up[0], 0);
  assert.ok(up[1] > 30);
});

test("texts have places in their order, each once", () => {
  const { columns, ticks, across } = laidOut(chart("line", ["b", "a", "b"], { s: [1, 2, 3] }));
  assert.deepEqual(ticks, [
    [0, "a"],
    [1, "b"],
  ]);
  assert.deepEqual(
    [columns.x0, columns.label],
    [
      [0, 1, 1],
      ["a", "b", "b"],
    ],
  );
  assert.deepEqual(across, [-0.5, 1.5]);
});

test("bars are stacked, those below zero downward", () => {
  const { columns, up } = laidOut(chart("bar", ["a", "b"], { one: [1, -1], two: [2, -2] }));
  assert.deepEqual(
    [columns.low1, columns.high1],
    [
      [1, -1],
      [3, -3],
    ],
  );
  assert.ok(up[0] < -3 && up[1] > 3);
});

test("bars stand side by side where they are not to be stacked", () => {
  const { columns, width } = laidOut(chart("bar", ["a"], { one: [1], two: [2] }, { stack: false }));
  assert.equal(width, 0.4);
  assert.deepEqual([columns.x0[0], columns.x1[0]], [-0.2, 0.2]);
  assert.deepEqual([columns.low1[0], columns.high1[0]], [0, 2]);
});

test("numbers below bars are places too", () => {
  assert.deepEqual(laidOut(chart("bar", [10, 2], { a: [1, 1] })).ticks, [
    [0, "2"],
    [1, "10"],
  ]);
});

test("areas are stacked unless they are to be layered", () => {
  assert.deepEqual(laidOut(chart("area", [0, 1], { a: [1, 2], b: [3, null] })).columns.high1, [4, 2]);
  assert.deepEqual(
    laidOut(chart("area", [0, 1], { a: [1, 2], b: [3, 4] }, { stack: "layered" })).columns.high1,
    [3, 4],
  );
});

test("normalized, each place is as high as the other", () => {
  const { columns } = laidOut(chart("bar", ["a", "b"], { one: [1, 5], two: [3, 5] }, { stack: "normalize" }));
  assert.deepEqual(
    [columns.high0, columns.high1],
    [
      [0.25, 0.5],
      [1, 1],
    ],
  );
});

test("only bars lie on their side", () => {
  const on = { horizontal: true };
  assert.deepEqual(
    ["bar", "line"].map((kind) => laidOut(chart(kind, [1], { a: [1] }, on)).horizontal),
    [true, false],
  );
});

test("nothing, one point and the same number again have room", () => {
  assert.deepEqual(laidOut(chart("line", [], {})).up, [0, 1]);
  assert.deepEqual(laidOut(chart("line", [5], { a: [0] })).across, [4.5, 5.5]);
});

test("of many labels as many are shown as there is room for", () => {
  const labels = Array.from({ length: 100 }, (_, at) => `place ${String(at).padStart(3, "0")}`);
  assert.equal(laidOut(chart("bar", labels, { a: labels.map(() => 1) })).ticks.length, 12);
});

test("bars stand in the order that the script wants, and a false colour is none", () => {
  const chart = validChart(
    JSON.stringify({
      kind: "bar_chart",
      x: ["b", "a", "c"],
      order: ["c", "a", "b"],
      series: [
        { name: "n", values: [1, 2, 3], color: "#ff0000" },
        { name: "m", values: [], color: "url(x)" },
      ],
    }),
  );
  assert.deepEqual(
    chart.series.map(({ color }) => color),
    ["#ff0000", null],
  );
  assert.deepEqual(laidOut(chart).ticks, [
    [0, "c"],
    [1, "a"],
    [2, "b"],
  ]);
});

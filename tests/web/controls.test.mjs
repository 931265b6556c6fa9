// What controls that stand for more than one input read and write.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changeRows, choose, giveValue, readValue, writeValue } from "../../playground/web/app/controls.js";

const box = (pick, row, column) => ({ type: "checkbox", checked: false, dataset: { pick, row: String(row), column } });

// A table of `boxes` as the page knows it: what is asked for by `input[data-pick=row]` are its boxes of that kind.
const table = (modes, boxes) => ({
  dataset: { read: "selection", modes },
  matches: () => false,
  querySelectorAll: (selector) => boxes.filter((each) => selector === `input[data-pick=${each.dataset.pick}]`),
});

function tabList(...labels) {
  const panels = labels.map(() => ({ hidden: true, closest: () => ({}) }));
  const list = { dataset: { read: "tab" }, querySelectorAll: () => tabs };
  const tabs = labels.map((value, at) => {
    const attributes = { "aria-selected": "false", "aria-controls": String(at) };
    return {
      dataset: { value },
      getAttribute: (name) => attributes[name],
      setAttribute: (name, said) => (attributes[name] = String(said)),
      closest: () => list,
      getRootNode: () => ({ getElementById: (id) => panels[Number(id)] }),
    };
  });
  return { list, panels };
}

test("an expander's summary stands for its details", () => {
  const details = { open: false };
  const summary = { dataset: { read: "open" }, parentElement: details };
  assert.equal(readValue(summary), false);
  writeValue(summary, true);
  assert.equal(details.open, true);
  assert.equal(readValue(summary), true);
});

test("a list of tabs has the label of the open one, and one panel is seen", () => {
  const { list, panels } = tabList("One", "Two");
  writeValue(list, "Two");
  assert.equal(readValue(list), "Two");
  assert.deepEqual(
    panels.map((panel) => panel.hidden),
    [true, false],
  );
  writeValue(list, "Three");
  assert.equal(readValue(list), "Two");
});

test("what is selected in a table is read as it is written", () => {
  const boxes = [box("column", null, "a"), box("row", 0), box("row", 1), box("cell", 1, "a")];
  const control = table("multi-cell multi-column multi-row", boxes);
  const value = { selection: { rows: [1], columns: ["a"], cells: [[1, "a"]] } };
  writeValue(control, value);
  assert.deepEqual(readValue(control), value);
  writeValue(control, { selection: { rows: [0], columns: [], cells: [] } });
  assert.deepEqual(readValue(control), { selection: { rows: [0], columns: [], cells: [] } });
});

test("where one row at most may be selected, the others give way; the last stays where one must be", () => {
  for (const [modes, afterwards] of [
    ["single-row", []],
    ["single-row-required", [1]],
  ]) {
    const boxes = [box("row", 0), box("row", 1)];
    const control = table(modes, boxes);
    for (const each of boxes) each.checked = true;
    choose(control, boxes[1]);
    assert.deepEqual(readValue(control).selection.rows, [1]);
    boxes[1].checked = false;
    choose(control, boxes[1]);
    assert.deepEqual(readValue(control).selection.rows, afterwards);
  }
});

test("sliders over days and times count seconds, and say days and times", () => {
  const slider = (kind, start) => ({ dataset: { read: "instant", kind, start }, value: "0" });
  const day = slider("date", "2026-02-27");
  writeValue(day, "2026-03-01");
  assert.equal(day.value, 2 * 86400);
  assert.equal(readValue(day), "2026-03-01");
  const time = slider("time", "08:30");
  writeValue(time, "09:00:15");
  assert.equal(time.value, 1815);
  assert.equal(readValue(time), "09:00:15");
  const moment = slider("datetime", "2026-12-31T23:00");
  moment.value = "7200";
  assert.equal(readValue(moment), "2027-01-01T01:00");
});

const TYPES = { text: "text", date: "date", time: "time", datetime: "datetime-local" };

// A table to edit: cells are [row or "new N", column, kind, value, what it was].
function editor(cells, dataset = {}) {
  const inputs = cells.map(([row, column, kind, value, was = null]) => {
    const place = String(row).startsWith("new") ? { new: row.slice(4) } : { row: String(row) };
    return {
      type: TYPES[kind] ?? "number",
      value: String(value ?? ""),
      dataset: { ...place, column, kind, was: JSON.stringify(was) },
    };
  });
  const has = (selector) => (selector.includes("[data-row]") ? "row" : "new");
  return {
    dataset: { read: "cells", deleted: "[]", added: "0", ...dataset },
    matches: () => false,
    querySelectorAll: (selector) => inputs.filter((input) => has(selector) in input.dataset),
  };
}

test("a table to edit grows and shrinks before the script has answered", () => {
  const table = editor([
    [0, "a", "int", 1, 1],
    [1, "a", "int", 5, 2],
  ]);
  changeRows(table, { grow: "" });
  assert.deepEqual(readValue(table), { edited_rows: { 1: { a: 5 } }, added_rows: [{}], deleted_rows: [] });
  changeRows(table, { gone: "1" });
  changeRows(table, { gone: "0" });
  assert.deepEqual(readValue(table), { edited_rows: {}, added_rows: [{}], deleted_rows: [0, 1] });
});

test("days and times are sent as Streamlit sends them, and what is as it was is not", () => {
  const table = editor([
    [0, "d", "date", "2025-01-02", "2024-01-02"],
    [0, "t", "time", "11:30", "10:00"],
    [0, "w", "datetime", "2025-01-02T10:00:05.5", null],
    [1, "d", "date", "", "2024-01-02"],
    [1, "t", "time", "10:00:00", "10:00"],
    [1, "w", "datetime", "", null],
    [2, "d", "date", "", null],
  ]);
  assert.deepEqual(readValue(table).edited_rows, {
    0: { d: "2025-01-02", t: "11:30:00.000", w: "2025-01-02T10:00:05.500" },
    1: { d: null },
  });
});

test("of new rows what is not empty is sent, and the rows after one that goes move up", () => {
  const table = editor(
    [
      ["new 0", "a", "int", 1],
      ["new 0", "b", "text", ""],
      ["new 1", "a", "int", null],
      ["new 1", "b", "text", "x"],
    ],
    { added: "2" },
  );
  assert.deepEqual(readValue(table).added_rows, [{ a: 1 }, { b: "x" }]);
  changeRows(table, { taken: "0" });
  assert.deepEqual(readValue(table).added_rows, [{ b: "x" }]);
  changeRows(table, { taken: "0" });
  assert.deepEqual(readValue(table).added_rows, []);
});

test("where rows have labels, a new row counts once it has one", () => {
  const table = editor(
    [
      ["new 0", "_index", "text", ""],
      ["new 0", "a", "int", 4],
    ],
    { labels: "text" },
  );
  assert.deepEqual(readValue(table).added_rows, []);
  table.querySelectorAll("input[data-new]")[0].value = "z";
  assert.deepEqual(readValue(table).added_rows, [{ _index: "z", a: 4 }]);
});

test("a table whose HTML is a stranger's changes nothing but itself", () => {
  const cell = (dataset) => ({ type: "text", value: "bad", dataset: { was: "null", ...dataset } });
  const cells = [cell({ row: "__proto__", column: "polluted" }), cell({ row: "0", column: "__proto__" })];
  const added = { deleted: "[]", added: "1000000000" };
  const control = {
    dataset: { read: "cells", ...added },
    matches: () => false,
    querySelectorAll: (selector) => (selector.includes("[data-row]") ? cells : []),
  };
  const value = readValue(control);
  assert.equal({}.polluted, undefined);
  assert.ok(value.added_rows.length <= 1000);
});

test("buttons of a control give it a value, or go on from the one that it has, within its ends", () => {
  const input = {
    text: "3",
    min: "1",
    max: "4",
    get value() {
      return this.text;
    },
    set value(value) {
      this.text = String(value);
    },
  };
  const pages = { dataset: { read: "number" }, matches: () => false, querySelector: () => input };
  giveValue(pages, { by: "1" });
  assert.equal(readValue(pages), 4);
  giveValue(pages, { by: "1" });
  assert.equal(readValue(pages), 4);
  giveValue(pages, { put: "2" });
  assert.equal(readValue(pages), 2);
});

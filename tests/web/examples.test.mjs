// What an example is, read from data and from attributes: what is usual, what is wrong, and how that is said.
import assert from "node:assert/strict";
import test from "node:test";
import { dedented } from "../../playground/web/embed/dedent.js";
import { optionsOf } from "../../playground/web/embed/attributes.js";
import { parseOptions, readOptions } from "../../playground/web/embed/options.js";

const SCRIPTS = [{ name: "app.py", source: Array(9).fill("x = 1").join("\n") }]; // nine lines
const element = (attributes) => ({
  attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
});
const read = (attributes) => optionsOf(element(attributes), SCRIPTS);

test("what is not given is as usual", () => {
  const { panes, actions, read_only, compare, hidden, lines } = readOptions({ scripts: SCRIPTS }, "here");
  assert.deepEqual(
    [panes, actions, read_only, compare, hidden, lines],
    [["script", "app", "runs"], [], false, false, 0, []],
  );
});

test("attributes say the same as data", () => {
  const given = read({
    name: "One",
    panes: "app, state",
    actions: '[{"click": "Add"}]',
    height: " 300 ",
    "read-only": "",
    compare: "false",
    "hide-lines": "1-3",
    lines: "5, 7-9",
    start: "stopped",
    class: "big",
    "data-x": "",
    "aria-label": "Example",
  });
  assert.deepEqual(
    given,
    readOptions(
      {
        scripts: SCRIPTS,
        name: "One",
        panes: ["app", "state"],
        actions: [{ click: "Add" }],
        height: 300,
        read_only: true,
        compare: false,
        hidden: 3,
        lines: [
          [5, 5],
          [7, 9],
        ],
        start: "stopped",
      },
      "here",
    ),
  );
});

for (const [given, words] of [
  [{ pane: "app" }, /“pane” is no option of an example. Did you mean “panes”\?$/],
  [{ heigth: "3" }, /Did you mean “height”\?$/],
  [{ colour: "red" }, /There are name, panes, /],
  [{ panes: "" }, /panes is \[\]\. Write at least one of script, app/],
  [{ height: "79" }, /height is 79\. Write 80 to 4000 pixels\.$/],
  [{ height: "-300" }, /height is “-300”/],
  [{ start: "now" }, /start is “now”\. Write live or stopped\.$/],
  [{ lines: "0" }, /lines is “0”/],
  [{ lines: "1-2-3" }, /lines is “1-2-3”/],
  [{ "hide-lines": "2-4" }, /hide-lines is “2-4”\. Write the first lines, such as 1-3\.$/],
  [{ "hide-lines": "9" }, /hide-lines hides all: the script has 9 lines\.$/],
  [{ lines: "8-10" }, /lines marks line 10, and the script has 9 lines\.$/],
  [{ actions: "[1]" }, /actions is \[1\]\. Write a list of actions/],
]) {
  test(`attributes that are wrong: ${JSON.stringify(given)}`, () => assert.throws(() => read(given), words));
}

for (const [given, words] of [
  ["{", /is no JSON/],
  ["[]", /is no example: write an object with “scripts”/],
  ["{}", /has no script/],
  ['{"scripts": [], "name": "x"}', /a list of at least one script/],
  ['{"scripts": [{"name": "a.py"}]}', /each with a name and a source/],
  [JSON.stringify({ scripts: SCRIPTS, name: 3 }), /name is 3\. Write a text\./],
  [JSON.stringify({ scripts: SCRIPTS, lines: [[3, 1]] }), /lines is \[\[3,1\]\]/],
  [JSON.stringify({ scripts: SCRIPTS, name: ["x".repeat(200)] }), /name is \["x{58}…\. Write a text\./],
]) {
  test(`data that is wrong: ${given.slice(0, 40)}`, () => assert.throws(() => parseOptions(given), words));
}

test("a text loses the indentation of all, and the empty lines around it", () => {
  assert.equal(dedented("\n\n    if x:\r\n        y\n\n    z\n  \n"), "if x:\n    y\n\nz");
  assert.equal(dedented("a\n  b"), "a\n  b");
  assert.equal(dedented(" \n"), "");
  assert.equal(dedented("\n\tx\n\t\ty"), "x\n\ty");
});

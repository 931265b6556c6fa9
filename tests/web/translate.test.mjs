// An action of one script, as it is sent to another of the same comparison.
import assert from "node:assert/strict";
import { test } from "node:test";
import { translated } from "../../playground/web/compare/translate.js";

const ADD = [
  ["add", "Add", true],
  [null, "Name", false],
];
const side = (action, label = "", widgets = ADD, click = "") => ({ click, brief: { action, label, widgets } });

for (const [what, from, to, wanted] of [
  ["what names no widget is the same", side({ wait: 2 }), side(null), { wait: 2 }],
  ["a label is the same", side({ click: "Add" }, "Add"), side(null), { click: { label: "Add" } }],
  [
    "a key is the same where it is known",
    side({ click: { key: "add" } }, "Add"),
    side(null),
    { click: { key: "add" } },
  ],
  ["else the label is", side({ click: { key: "more" } }, "Add"), side(null), { click: { label: "Add" } }],
  [
    "a key of another kind of widget is another widget's",
    side({ set: { key: "add", value: 1 } }, "Age"),
    side(null),
    { set: { label: "Age", value: 1 } },
  ],
  [
    "a widget that is there goes by its id",
    side({ click: { label: "Add" } }, "Add"),
    side(null, "", [["k", "Add", true, "w7"]]),
    { click: { id: "w7" } },
  ],
  [
    "not where there are two",
    side({ click: "Add" }, "Add"),
    side(null, "", [
      [null, "Add", true, "w1"],
      [null, "Add", true, "w2"],
    ]),
    { click: { label: "Add" } },
  ],
  [
    "a value goes along",
    side({ set: { label: "Name", value: "Ada" } }, "Name"),
    side(null),
    { set: { label: "Name", value: "Ada" } },
  ],
  [
    "an empty value too",
    side({ set: { label: "Name", value: null } }, "Name"),
    side(null),
    { set: { label: "Name", value: null } },
  ],
  [
    "what is typed goes along",
    side({ type: { key: "n", text: "Ad" } }, "Name"),
    side(null),
    { type: { label: "Name", text: "Ad" } },
  ],
  [
    "buttons that mean the same",
    side({ click: "Foo" }, "Foo", [], "Foo"),
    side(null, "", [], "Bar"),
    { click: { label: "Bar" } },
  ],
  [
    "other buttons do not",
    side({ click: "Add" }, "Add", [], "Foo"),
    side(null, "", [], "Bar"),
    { click: { label: "Add" } },
  ],
]) {
  test(what, () => assert.deepEqual(translated(from, to), wanted));
}

// A recorded demo: its steps as they are changed, and the files of its folder, there and back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readDeck } from "../../playground/web/stage/deck.js";
import {
  changed,
  hindrance,
  inserted,
  joined,
  moved,
  removed,
  titleOf,
  wordsOf,
} from "../../playground/web/stage/record/edits.js";
import { deckOf, filesOf } from "../../playground/web/stage/record/folder.js";
import { askedOf, filled } from "../../playground/web/stage/record/questions.js";

const ADD = { click: "Add" };
const deck = (...steps) => ({ name: "own", title: "T", scripts: { "app.py": "a" }, steps });
const titles = ({ steps }) => steps.map(({ title }) => title).join("");
const ABC = deck({ title: "a" }, { title: "b" }, { title: "c" });

test("steps are put in, taken out and moved", () => {
  assert.equal(titles(inserted(ABC, 1, { title: "x" })), "axbc");
  assert.equal(titles(removed(ABC, 1)), "ac");
  assert.equal(titles(moved(ABC, 0, 2)), "bca");
  assert.equal(titles(moved(ABC, 2, 0)), "cab");
  assert.equal(titles(ABC), "abc");
});

test("a field that is taken back is not there", () => {
  assert.deepEqual(changed(deck({ title: "a", notes: "n" }), 0, { notes: undefined, upto: 2 }).steps, [
    { title: "a", upto: 2 },
  ]);
});

test("two steps become one that does what both did", () => {
  const one = { title: "a", notes: "first", minutes: 1, do: [ADD] };
  const both = joined(deck(one, { title: "b", notes: "then", minutes: 2, do: [ADD], spot: { run: 2 } }), 1);
  assert.deepEqual(both.steps, [{ title: "a", notes: "first\n\nthen", minutes: 3, do: [ADD, ADD], spot: { run: 2 } }]);
});

for (const [what, steps, wanted] of [
  ["the first", [{}], /no step before/],
  ["a question after an action", [{ do: [ADD] }, { ask: {} }], /before anything is done/],
  ["two questions", [{ ask: {} }, { ask: {} }], /before anything is done/],
  ["different scripts", [{ do: [ADD] }, { do: [ADD], script: "b.py" }], /different scripts/],
  ["what is shown after an action", [{ do: [ADD] }, { show: ["b.py"] }], /begins with what is shown/],
  ["an action after what is shown", [{ show: ["b.py"] }, { do: [ADD] }], /^$/],
]) {
  test(`joining ${what}`, () => assert.match(hindrance(deck(...steps), steps.length - 1), wanted));
}

for (const [action, title, words] of [
  [{ click: "Add" }, "Click Add", "Click Add"],
  [{ click: { key: "k" } }, "Click k", "Click k"],
  [{ set: { label: "Name", value: "Ada" } }, "Set Name", 'Set Name: "Ada"'],
  [{ set: { label: "Sure", value: false } }, "Set Sure", "Set Sure: false"],
  [{ reload: true }, "Reload", "Reload"],
  [{ constructor: 1 }, "constructor", "constructor: 1"],
]) {
  test(`the words for ${JSON.stringify(action)}`, () =>
    assert.deepEqual([titleOf(action), wordsOf(action)], [title, words]));
}

const WHOLE = {
  name: "own",
  title: "Whole: ä",
  summary: "S",
  scripts: { "app.py": "a = 1", "b.py": "b" },
  solutions: { "app.py": "s" },
  files: { "data/rows.csv": "1\n" },
  prepared: [ADD],
  steps: [
    { do: [ADD], ask: { question: "?", options: ["1", "2"], answer: "1", by: "runs" }, title: "t", notes: "n" },
    { title: "u" },
  ],
};

test("a demo becomes the files of a folder, and comes back", () => {
  const files = filesOf(WHOLE);
  assert.deepEqual(Object.keys(files), ["demo.json", "app.py", "b.py", "solution_app.py", "data/rows.csv"]);
  const data = JSON.parse(files["demo.json"]);
  assert.deepEqual(data.solution, { "app.py": "solution_app.py" });
  assert.deepEqual(Object.keys(data.steps[0]), ["title", "notes", "ask", "do"]);
  assert.match(data.steps[1].notes, /^TODO/);
  assert.equal(files["app.py"], "a = 1\n");

  const came = Object.entries(files).map(([path, text]) => ({ path: `01_whole/${path}`, text }));
  const { deck: back, problems } = readDeck(deckOf(came));
  assert.deepEqual(problems, []);
  assert.deepEqual({ ...back, steps: back.steps.slice(0, 1) }, { ...WHOLE, steps: WHOLE.steps.slice(0, 1) });
});

test("scripts alone are a demo without steps", () => {
  const came = [
    { path: "x/app.py", text: "import streamlit as st" },
    { path: "x/helper.py", text: "" },
    { path: "x/logo.png", text: null },
  ];
  const { scripts, files, steps } = deckOf(came);
  assert.deepEqual([scripts, files, steps], [{ "app.py": "import streamlit as st" }, { "helper.py": "" }, []]);
});

for (const [what, came, wanted] of [
  ["no script", [{ path: "a.txt", text: "" }], /neither a demo.json nor a script/],
  ["nothing", [], /neither a demo.json nor a script/],
  [
    "a script that is missing",
    [{ path: "demo.json", text: '{"scripts": ["app.py"]}' }],
    /`app.py`, which is not among/,
  ],
  ["no JSON", [{ path: "demo.json", text: "{" }], /demo.json is no JSON/],
]) {
  test(`there is no demo in ${what}`, () => assert.throws(() => deckOf(came), wanted));
}

const form = (fields) => (name) => ({ question: "Q?", options: "2\n1\n2\n", by: "runs", why: "", ...fields })[name];

test("a question of the form has its options in order, and the first one is right", () => {
  const ask = { question: "Q?", options: ["1", "2"], answer: "2", by: "runs" };
  assert.deepEqual(askedOf(form({})), ask);
  assert.deepEqual(filled(ask), { by: "runs", question: "Q?", options: "2\n1", why: "" });
});

for (const [fields, wanted] of [
  [{ question: " " }, /Write the question/],
  [{ options: "1" }, /2 to 5 options/],
  [{ by: "" }, /Say why/],
]) {
  test(`a question that lacks something: ${wanted}`, () => assert.match(askedOf(form(fields)), wanted));
}

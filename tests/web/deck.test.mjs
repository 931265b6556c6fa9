// What a demo from anywhere becomes: its steps that can be shown, what is wrong with the others, and the places it has.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DeckError, readDeck } from "../../playground/web/stage/deck.js";
import { isSame, placesOf } from "../../playground/web/stage/places.js";

const ADD = { click: "Add" };
const deck = (steps, more = {}) => ({ title: "T", scripts: { "a.py": "a", "b.py": "b" }, steps, ...more });
const ASK = { question: "How many?", options: ["1", "2"], answer: "2" };

for (const [what, given, wanted] of [
  ["a text", "demo", /it is no JSON/],
  ["another JSON", "[1]", /no JSON object/],
  ["nothing", null, /no JSON object/],
  ["no scripts", { steps: [] }, /no scripts/],
  ["scripts that are no texts", { scripts: { "a.py": 1 }, steps: [] }, /no scripts/],
  ["four scripts", { scripts: { a: "", b: "", c: "", d: "" }, steps: [] }, /4 scripts/],
  ["no steps", { scripts: { a: "" } }, /no steps/],
  ["a text of megabytes", { scripts: { a: "x".repeat(300_000) }, steps: [] }, /too large: .* 300,000 characters/],
]) {
  test(`there is no demo in ${what}`, () =>
    assert.throws(
      () => readDeck(given),
      (error) => error instanceof DeckError && wanted.test(error.message),
    ));
}

for (const [step, wanted] of [
  [7, "it is no object."],
  [{ show: ["c.py"] }, "`show` names `c.py`, and the scripts are `a.py`, `b.py`."],
  [{ script: "c.py", do: [ADD] }, "`script` names `c.py`, and the scripts are `a.py`, `b.py`."],
  [{ show: [] }, "`show` is a list of scripts."],
  [{ title: 7 }, "`title` is no text."],
  [{ reset: 1 }, "`reset` is neither true nor false."],
  [{ upto: -1 }, '`upto` is the number of the last line that is shown, or "all".'],
  [{ spot: { lines: [3, 2] } }, "`spot` is null, or has one of `lines` (first and last), `element` and `run`."],
  [{ do: ["Add"] }, '`do` is a list of actions, such as {"click": "Add"}.'],
  [{ do: [{}] }, '`do` is a list of actions, such as {"click": "Add"}.'],
  [{ ask: {} }, "`ask` has no `question`."],
  [{ ask: { ...ASK, options: ["2"] } }, "`ask` has no `options`: 2 to 5 texts."],
  [{ ask: { ...ASK, answer: "3" } }, "the `answer` `3` is none of the `options`."],
]) {
  test(`left out: ${wanted}`, () => {
    const { deck: read, problems } = readDeck(deck([{ do: [ADD] }, step, {}]));
    assert.deepEqual(problems, [`Step 2 is left out: ${wanted}`]);
    assert.equal(read.steps.length, 2);
  });
}

test("a whole demo is taken as it is", () => {
  const steps = [
    { show: ["a.py"], upto: 3, spot: { run: 1 }, ask: ASK, do: [ADD], script: ["a.py", "b.py"], solution: true },
  ];
  const { deck: read, problems } = readDeck(
    deck(steps, { prepared: { "b.py": [ADD] }, solutions: { "a.py": "s\n", "x.py": "t" } }),
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(read.steps, steps);
  assert.deepEqual(read.solutions, { "a.py": "s" });
});

const places = (steps, more) => placesOf(readDeck(deck(steps, more)).deck);

test("there is a place at the start, one behind each step, and one where a question is open", () => {
  const found = places([{}, { ask: ASK, do: [ADD] }]);
  assert.deepEqual(
    found.map(({ at, phase }) => [at, phase]),
    [
      [-1, null],
      [0, null],
      [1, "asked"],
      [1, null],
    ],
  );
  assert.deepEqual(
    found.map(({ done }) => done["a.py"].length),
    [0, 0, 0, 1],
  );
});

test("what a step says lasts until another one says otherwise", () => {
  const found = places([
    { show: ["b.py"], upto: 2, spot: { lines: [1, 2] }, panes: "app" },
    {},
    { upto: "all", spot: null },
  ]);
  for (const place of found.slice(1, 3)) {
    assert.deepEqual([place.show, place.panes, place.upto], [["b.py"], "app", { "b.py": 2 }]);
    assert.deepEqual(place.spot, { script: "b.py", lines: [1, 2] });
  }
  assert.deepEqual([found[3].upto, found[3].spot], [{}, null]);
});

test("before the first step there is no more to see than behind it", () => {
  const [start] = places([{ show: ["b.py"], upto: 2, spot: { run: 1 } }, { upto: "all" }]);
  assert.deepEqual([start.show, start.upto, start.spot], [["b.py"], { "b.py": 2 }, null]);
  assert.deepEqual(places([{ upto: "all" }])[0].upto, {});
  assert.deepEqual(places([{}])[0].show, ["a.py", "b.py"]);
});

test("what is done is done in the scripts that a step names, else in the first that is shown", () => {
  const found = places([{ do: [ADD] }, { script: ["a.py", "b.py"], do: [ADD] }, { show: ["b.py"], do: [ADD] }]);
  assert.deepEqual(
    found.map(({ done }) => [done["a.py"].length, done["b.py"].length]),
    [
      [0, 0],
      [1, 0],
      [2, 1],
      [2, 2],
    ],
  );
});

test("a reset and another script begin anew, as they are prepared", () => {
  const found = places(
    [
      { do: [ADD, ADD] },
      { solution: true },
      { do: [ADD] },
      { solution: true },
      { reset: true, script: "b.py", do: [ADD] },
    ],
    {
      prepared: [{ click: "Go" }],
      solutions: { "a.py": "s" },
    },
  );
  assert.deepEqual(
    found.map(({ done }) => done["a.py"].length),
    [1, 3, 1, 2, 2, 1],
  );
  assert.deepEqual(found.at(-1).done["b.py"], [{ click: "Go" }, ADD]);
});

test("time that passes by itself is nothing that was done", () => {
  assert.ok(isSame([ADD, { wait: 2 }], [ADD]));
  assert.ok(!isSame([ADD, ADD], [ADD]));
});

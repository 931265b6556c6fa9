// The speaker window: a demo in words and in its time, its clock, its keys, and which messages are taken.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clockOf, elapsed, STILL, wound, written } from "../../playground/web/stage/speaker/clock.js";
import { pressOf } from "../../playground/web/stage/speaker/keys.js";
import { fromStage, fromWindow } from "../../playground/web/stage/speaker/messages.js";
import { behind, nextPress, outlineOf, planOf, wordsOf } from "../../playground/web/stage/speaker/outline.js";
import { makeNode, safeValue } from "../../playground/web/stage/speaker/screen.js";
import { planWords } from "../../playground/web/stage/speaker/times.js";

const ASK = { question: "How many runs?", options: ["1", "2"], answer: "2" };
const DECK = {
  name: "d",
  title: "A demo",
  minutes: 10,
  scripts: { "app.py": "" },
  steps: [
    { title: "Begin", notes: "Say hello", notes_html: "<p>Say hello</p>", upto: 3, minutes: 2 },
    { title: "Ask", ask: ASK, spot: { lines: [2, 4] }, do: [{ click: "Add" }] },
    { title: "Done", do: [{ set: { key: "n", value: 3 } }, { wait: 2 }], spot: null, reset: true },
  ],
};
const outline = outlineOf(DECK);

test("actions are said as one would tell the presenter to do them", () => {
  assert.equal(wordsOf({ click: "Add" }), "Click “Add”");
  assert.equal(wordsOf({ click: { key: "add" } }), "Click add");
  assert.equal(wordsOf({ set: { label: "Size", value: ["L"] } }), 'Set “Size” to ["L"]');
  assert.equal(wordsOf({ type: { label: "Name", text: "Ad" } }), 'Type "Ad" into “Name”');
  assert.equal(wordsOf({ reload: true }), "Reload the page");
  assert.equal(wordsOf({}), "");
  assert.ok(wordsOf({ set: { label: "Text", value: "x".repeat(500) } }).length < 100);
});

test("the next press is a step, the question of one, or its answer", () => {
  assert.deepEqual(nextPress(outline, -1, null), {
    ...{ step: 0, title: "Begin", question: "", reveals: false },
    does: ["Unveil the script up to line 3"],
  });
  assert.deepEqual(nextPress(outline, 0, null), {
    ...{ step: 1, title: "Ask", question: "How many runs?", reveals: false },
    does: ["Light on lines 2 to 4"],
  });
  assert.deepEqual(nextPress(outline, 1, "asked"), {
    ...{ step: 1, title: "Ask", question: "", reveals: true },
    does: ["Click “Add”"],
  });
  assert.deepEqual(nextPress(outline, 1, null)?.does, [
    "Back to the prepared state",
    "Light off",
    "Set n to 3",
    "Wait 2 s",
  ]);
  assert.equal(nextPress(outline, 2, null), null);
});

test("steps without minutes share what the others leave of the demo's", () => {
  assert.deepEqual(planOf(outline), [0, 2, 6, 10]);
  assert.deepEqual(planOf({ ...outline, minutes: 0 }), [0, 2, 2, 2]);
  assert.equal(planOf({ ...outline, minutes: 0, steps: outline.steps.map((step) => ({ ...step, minutes: 0 })) }), null);
  assert.equal(planOf({ title: "", minutes: 5, steps: [] }), null);
});

test("a step may take its own time: after it one is behind, before it ahead", () => {
  const plan = [0, 2, 6, 10];
  assert.equal(behind(plan, 1, 4), 0);
  assert.equal(behind(plan, 1, 6.5), 0);
  assert.equal(behind(plan, 1, 8.9), 2);
  assert.equal(behind(plan, 2, 4.5), -1);
  assert.equal(behind(plan, -1, 3), 3);
  assert.equal(behind(plan, 99, 12), 2);
  assert.equal(planWords(2, 20, true), "of 20 min, 2 min behind");
  assert.equal(planWords(-1, 20, true), "of 20 min, 1 min ahead");
  assert.equal(planWords(0, 20, true), "of 20 min, on time");
  assert.equal(planWords(0, 20, false), "of 20 min");
});

test("the clock goes on from where it paused", () => {
  const going = wound(STILL, "start", 1000);
  assert.equal(elapsed(going, 61_000), 60_000);
  assert.deepEqual(wound(going, "start", 5000), going);
  const paused = wound(going, "pause", 61_000);
  assert.equal(elapsed(paused, 999_000), 60_000);
  assert.equal(elapsed(wound(paused, "start", 100_000), 101_000), 61_000);
  assert.deepEqual(wound(paused, "reset", 0), STILL);
  assert.equal(elapsed(going, 0), 0); // the computer's clock was set back
  assert.deepEqual(clockOf({ since: "now", before: -1 }), STILL);
  assert.deepEqual(clockOf(null), STILL);
  assert.equal(written(723_900), "12:03");
  assert.equal(written(3_723_000), "1:02:03");
});

test("keys are the stage's, and Space on a button is the button's", () => {
  const free = { onButton: false, inDialog: false, hands: 3 };
  const what = (key, how = {}, held = {}) => pressOf({ key, ...held }, { ...free, ...how })?.what ?? null;
  assert.equal(what("PageDown"), "next");
  assert.equal(what(" "), "next");
  assert.equal(what(" ", { onButton: true }), null);
  assert.equal(what("ArrowLeft"), "back");
  assert.equal(what("f"), "freeze");
  assert.equal(what("F"), "freeze"); // with Caps Lock
  assert.equal(what("F", {}, { shiftKey: true }), null);
  assert.equal(what("r", {}, { ctrlKey: true }), null);
  assert.equal(what("ArrowRight", { inDialog: true }), null);
  assert.equal(what("PageDown", { inDialog: true }), "next");
  assert.deepEqual(pressOf({ key: "2" }, free), { what: "hand", number: 1 });
  assert.equal(what("4"), null);
  assert.deepEqual(pressOf({ key: "Home" }, free), { what: "to", number: -1 });
});

test("of a message only data of its shape is taken", () => {
  assert.equal(fromStage(null), null);
  assert.equal(fromStage({ type: "press", what: "next" }), null);
  assert.deepEqual(fromStage({ type: "here", more: () => {} }), { type: "here" });
  const { outline: taken } = fromStage({
    type: "deck",
    outline: { title: 3, steps: [{ title: "One", minutes: -2 }, 7] },
  });
  assert.deepEqual(
    taken.steps.map(({ title, minutes, does }) => [title, minutes, does]),
    [
      ["One", 0, []],
      ["", 0, []],
    ],
  );
  assert.equal(taken.title, "");
  const state = fromStage({ type: "state", at: "3", black: 1, question: { question: "?", votes: [[1, "2", -3]] } });
  assert.equal(state.at, -1);
  assert.equal(state.black, false);
  assert.deepEqual(state.question.votes, [[1, 0, 0]]);
  assert.equal(fromStage({ type: "shot", width: 0, height: 10, text: "{}" }), null);
  assert.equal(fromStage({ type: "shot", width: 10, height: 10, text: {} }), null);
  assert.deepEqual(fromStage({ type: "shot", width: 10, height: 10, from: -1, styles: [1], text: "{}" }).styles, [""]);
});

test("of a window only what its buttons do is taken", () => {
  assert.deepEqual(fromWindow({ type: "press", what: "to", number: 4 }), { type: "press", what: "to", number: 4 });
  assert.equal(fromWindow({ type: "press", what: "constructor" }), null);
  assert.equal(fromWindow({ type: "wind", what: "back" }), null);
  assert.equal(fromWindow({ type: "shot" }), null);
  assert.equal(fromWindow("hello"), null);
});

test("a picture gets no node that acts, and no address of another server", () => {
  globalThis.location = new URL("https://site.example/a/speaker.html");
  const made = { createElementNS: (space, name) => ({ space, name }), createTextNode: (data) => ({ data }) };
  globalThis.document = { ...made, baseURI: location.href, documentElement: { namespaceURI: "html" } };
  for (const name of ["script", "SCRIPT", "svg:script", "iframe", "object", "base", "meta", "a b", "", 7])
    assert.equal(makeNode([name, {}, []], document), null);
  assert.equal(makeNode(null, document), null);
  assert.deepEqual(makeNode(["svg:path", {}, []], document), { space: "http://www.w3.org/2000/svg", name: "path" });
  assert.deepEqual(makeNode("<b>", document), { data: "<b>" });
  const element = (localName) => ({ localName });
  assert.equal(safeValue(element("div"), "onclick", "x()"), null);
  assert.equal(safeValue(element("div"), "class", "a"), "a");
  assert.equal(safeValue(element("div"), ".value", "a"), null);
  assert.equal(safeValue(element("img"), "src", "https://other.example/a.png"), null);
  assert.equal(safeValue(element("img"), "src", "data:image/png;base64,AA"), "data:image/png;base64,AA");
  assert.equal(safeValue(element("link"), "href", "https://site.example/a.css"), "https://site.example/a.css");
  assert.equal(safeValue(element("link"), "rel", "preload"), "stylesheet");
  assert.equal(safeValue(element("a"), "href", "javascript:x()"), "#");
  assert.equal(safeValue(element("use"), "href", "#icon"), "#icon");
  assert.equal(safeValue(element("use"), "href", "https://other.example/#icon"), null);
});

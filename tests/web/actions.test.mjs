// Taking actions back, doing them again, and playing them: what the session is opened with, and what is left.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import "./stubs.mjs";

globalThis.document.createElement = () => ({ append() {}, querySelectorAll: () => [] });
globalThis.localStorage = { getItem: () => null };
const { client } = await import("../../playground/web/playgrounds.js");
const { ActionLog } = await import("../../playground/web/instruments/actions.js");
const { Store } = await import("../../playground/web/lib/store.js");
let actions, opened, redone, log;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  [actions, opened, redone] = [["one", "two", "three"], [], []];
  client.actions = () => actions;
  client.act = (session, action, tag) => {
    assert.deepEqual([session, tag], ["s", null]);
    actions = [...actions, action];
  };
  const store = new Store();
  store.on("redone", ({ action }) => redone.push(action));
  const playground = { session: "s", store, find: () => null }; // no pane: what is shown is the browser tests' affair
  const open = (kept) => {
    opened.push(kept);
    actions = kept;
  };
  log = new ActionLog(playground, { open, name: "app.py" });
});

const rest = () => log.rest.map(({ action }) => action);

test("undo opens the session without its last action, which can be done again", () => {
  log.undo();
  assert.deepEqual(opened, [["one", "two"]]);
  assert.deepEqual(rest(), ["three"]);
  log.redo();
  assert.deepEqual(actions, ["one", "two", "three"]);
  assert.deepEqual(redone, ["three"]);
  assert.deepEqual(rest(), []);
});

test("several are done again in the order they were done", () => {
  log.undo();
  log.undo();
  assert.deepEqual(rest(), ["two", "three"]);
  log.redo();
  assert.deepEqual(actions, ["one", "two"]);
  log.cut(0);
  assert.deepEqual(rest(), ["one", "two", "three"]);
});

test("with nothing to take back, or to do again, nothing happens", () => {
  log.redo();
  log.cut(3);
  log.cut(7);
  log.cut(-1);
  actions = [];
  log.undo();
  assert.deepEqual([opened, redone], [[], []]);
});

test("who acts otherwise gives up what was taken back", () => {
  log.undo();
  log.forget();
  assert.deepEqual(rest(), []);
});

test("what was taken back is told once", () => {
  log.cut(1);
  assert.equal(log.takeSaid(), "Taken back: an action, an action");
  assert.equal(log.takeSaid(), "");
});

test("a replay begins anew and does one after the other, each once the one before is answered", () => {
  log.play();
  assert.deepEqual(opened, [[]]);
  log.takeSaid();
  mock.timers.tick(5000);
  assert.deepEqual(redone, []); // the session is not open yet
  log.answered();
  mock.timers.tick(899);
  assert.deepEqual(redone, []);
  mock.timers.tick(1);
  assert.deepEqual(redone, ["one"]);
  mock.timers.tick(5000);
  assert.deepEqual(redone, ["one"]);
  for (const _ of [1, 2]) {
    log.answered();
    mock.timers.tick(900);
  }
  assert.deepEqual(redone, ["one", "two", "three"]);
  log.answered();
  assert.equal(log.playing, false);
});

test("a replay is paused, and goes on where it was", () => {
  log.cut(1);
  log.takeSaid();
  log.play();
  log.play();
  mock.timers.tick(5000);
  assert.deepEqual(redone, []);
  log.play();
  mock.timers.tick(900);
  assert.deepEqual(redone, ["two"]);
  log.pause();
  log.answered();
  mock.timers.tick(5000);
  assert.deepEqual(rest(), ["three"]);
});

test("there is nothing to play of a session without actions", () => {
  actions = [];
  log.play();
  assert.equal(log.playing, false);
  assert.deepEqual(opened, []);
});

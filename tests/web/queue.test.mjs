// What waits for the worker, in order; and what a session remembers of what it was answered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isOpening, Queue } from "../../playground/web/sandbox/queue.js";
import { isUseBy, patience, withTimeOf } from "../../playground/web/sandbox/requests.js";
import { Session } from "../../playground/web/sandbox/session.js";

const DONE = { step: 0, kept: true, out_of_time: false, left_out: [] };
const LIMITS = { reruns: 50, seconds: 10 };
const asked = (session, type, more = {}) => ({
  session,
  message: { type, session, limits: LIMITS, ...more },
  tag: null,
});
const open = (more) => asked("a", "open", { source: "x", name: "app.py", actions: [], ...more });

test("requests leave in the order they came, but for one that comes first", () => {
  const queue = new Queue();
  queue.add(asked("a", "act"), asked("b", "act"));
  queue.addFirst(asked("c", "open"));
  assert.equal(queue.first.session, "c");
  assert.deepEqual([...queue.sessions], ["c", "a", "b"]);
  assert.deepEqual(
    [queue.take(), queue.take(), queue.take()].map(({ session }) => session),
    ["c", "a", "b"],
  );
  assert.equal(queue.first, undefined);
});

test("who is dropped hears of it, and nobody else", () => {
  const heard = [];
  const waiting = (session, type) => ({
    ...asked(session, type),
    reply: { reject: (reason) => heard.push([session, type, reason]) },
  });
  const queue = new Queue();
  queue.add(waiting("a", "look"), waiting("a", "export"), waiting("b", "look"));
  queue.drop("a", ({ message }) => message.type === "look");
  assert.deepEqual(heard, [["a", "look", "dropped"]]);
  assert.equal(queue.has("a"), true);
  assert.equal(queue.has("a", isOpening), false);
  queue.drop("a");
  assert.equal(queue.has("a"), false);
  assert.equal(queue.has("b"), true);
});

test("a session is its script and the actions that were answered", () => {
  const session = new Session();
  session.answered(open({ actions: ["1", "2", "3"] }), { ...DONE, left_out: [1] }, 100);
  session.answered(asked("a", "act", { action: "4" }), DONE, 20);
  assert.deepEqual(session.restoring.actions, ["1", "3", "4"]);
  assert.equal(session.restoring.source, "x");
  assert.equal(session.good.ms, 120);
  assert.equal(session.starts, 1);
});

test("an action that was refused, or taken back by the guard, is not a part of it", () => {
  const session = new Session();
  session.answered(open(), DONE, 1);
  session.answered(asked("a", "act", { action: "1" }), { ...DONE, kept: false, notice: "There is no such button." }, 1);
  session.answered(asked("a", "act", { action: "2" }), { ...DONE, kept: false }, 1);
  assert.deepEqual(session.restoring.actions, []);
});

test("what brings a session back has the time of its most patient step", () => {
  const session = new Session();
  session.answered(open(), DONE, 1);
  session.answered(asked("a", "act", { action: "1", limits: { reruns: 50, seconds: 60 } }), DONE, 1);
  session.answered(asked("a", "act", { action: "2" }), DONE, 1);
  assert.equal(session.restoring.limits.seconds, 60);
  assert.equal(withTimeOf({ limits: LIMITS }, { limits: { seconds: 5 } }).limits.seconds, 10);
});

test("a session that cannot be brought back twice is left alone", () => {
  const session = new Session();
  session.answered(open(), DONE, 1);
  session.failed();
  session.answered({ ...open(), restores: true }, DONE, 1); // it came back: the failures are forgotten
  session.failed();
  assert.notEqual(session.good, null);
  session.failed();
  assert.equal(session.good, null);
});

test("what ran out of time may be asked again, and is not a part of the session", () => {
  const session = new Session();
  const late = asked("a", "act", { action: "1" });
  session.answered(open(), DONE, 1);
  session.answered(late, { ...DONE, kept: false, out_of_time: true }, 1);
  assert.equal(session.last, late.message); // "Run again" asks for it
  assert.deepEqual(session.restoring.actions, []);
});

test("a look changes nothing", () => {
  const session = new Session();
  session.answered(open(), DONE, 1);
  session.answered(asked("a", "look"), undefined, 50);
  assert.deepEqual([session.good.ms, session.restoring.actions, session.starts], [1, [], 1]);
});

test("a request has the time of its script, of what is replayed, and some grace", () => {
  const session = new Session();
  session.answered(open(), DONE, 4000);
  assert.equal(patience({ limits: LIMITS }, session), 15_000);
  assert.equal(patience({ limits: LIMITS, actions: ["1"] }, session), 23_000);
  assert.equal(patience({ limits: LIMITS, actions: ["1"] }, undefined), 15_000);
  assert.equal(patience({}, undefined), 15_000);
});

test("only what an open session answers is a use of it", () => {
  assert.equal(isUseBy("a", asked("a", "act")), true);
  assert.equal(isUseBy("a", asked("b", "act")), false);
  assert.equal(isUseBy("a", asked("a", "open")), false);
});

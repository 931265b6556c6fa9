// When a field that tells what is typed while it is typed says so.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { LiveTyping } from "../../playground/web/app/live_typing.js";

let told, typing;

function field({ live = "300", value = "", required = false, invalid = false } = {}) {
  const attributes = { "aria-required": required ? "true" : null, "aria-invalid": invalid ? "true" : null };
  return {
    value,
    dataset: live === null ? {} : { live },
    isConnected: true,
    getAttribute: (name) => attributes[name] ?? null,
    hasAttribute: (name) => attributes[name] != null,
  };
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  told = [];
  typing = new LiveTyping((_field, text) => told.push(text));
});

function type(input, value, composing = false) {
  input.value = value;
  typing.typed(input, composing);
}

test("it tells at a pause, once, what stands there then", () => {
  const input = field();
  type(input, "a");
  mock.timers.tick(299);
  type(input, "ab");
  mock.timers.tick(299);
  assert.deepEqual(told, []);
  mock.timers.tick(1);
  assert.deepEqual(told, ["ab"]);
  mock.timers.tick(5000);
  assert.deepEqual(told, ["ab"]);
});

test("without a pause each letter is told", () => {
  const input = field({ live: "0" });
  type(input, "a");
  type(input, "ab");
  assert.deepEqual(told, ["a", "ab"]);
});

test("what an input method puts together is told when it is done", () => {
  const input = field();
  type(input, "k");
  type(input, "か", true);
  mock.timers.tick(1000);
  assert.deepEqual(told, []);
  type(input, "か");
  mock.timers.tick(300);
  assert.deepEqual(told, ["か"]);
});

test("what is told otherwise, or has left the page, is not told once more", () => {
  const [entered, gone] = [field(), field()];
  type(entered, "a");
  typing.cancel(entered);
  type(gone, "b");
  gone.isConnected = false;
  mock.timers.tick(1000);
  assert.deepEqual(told, []);
});

test("two fields have a pause each", () => {
  const [one, other] = [field(), field({ live: "100" })];
  type(one, "one");
  type(other, "other");
  mock.timers.tick(100);
  assert.deepEqual(told, ["other"]);
  mock.timers.tick(200);
  assert.deepEqual(told, ["other", "one"]);
});

test("an emptied required field owes what it lacks, until it says so", () => {
  assert.equal(typing.owes(field({ required: true }), " "), true);
  assert.equal(typing.owes(field({ required: true }), "text"), false);
  assert.equal(typing.owes(field({ required: true, invalid: true }), ""), false);
  assert.equal(typing.owes(field(), ""), false);
  assert.equal(typing.owes(field({ live: null, required: true }), ""), false);
});

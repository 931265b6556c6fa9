// When the page lets time pass for fragments with run_every.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Ticks } from "../../playground/web/sandbox/ticks.js";

globalThis.document = Object.assign(new EventTarget(), { hidden: false });
const app = (due) => ({ whole: true, due });
const part = (due) => ({ whole: false, due });
let now, waits, paused, may, ticks;

function pass(ms) {
  for (let step = 0; step < ms; step += 10) {
    now += 10;
    mock.timers.tick(10);
  }
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  [now, waits, paused, may] = [0, [], [], true];
  mock.method(performance, "now", () => now);
  document.hidden = false;
  ticks = new Ticks({
    wait: (seconds) => waits.push(seconds),
    may: () => may,
    pause: (count) => paused.push(count),
    most: () => 3,
  });
});

test("a fragment runs when it is due, and again", () => {
  ticks.answered(app(1));
  pass(900);
  assert.deepEqual(waits, []);
  pass(200);
  assert.deepEqual(waits, [1]);
  pass(5000);
  assert.deepEqual(waits, [1]);
  ticks.answered(part(2));
  pass(2100);
  assert.deepEqual(waits, [1, 2]);
});

test("other steps do not put it off, a run of the app does", () => {
  ticks.answered(app(1));
  pass(600);
  ticks.answered(part(1));
  pass(500);
  assert.equal(waits.length, 1);
  ticks.answered(part(1));
  pass(600);
  ticks.answered(app(1));
  pass(500);
  assert.equal(waits.length, 1);
  pass(600);
  assert.equal(waits.length, 2);
});

test("nothing is due, or what was due is gone", () => {
  ticks.answered(app(null));
  pass(5000);
  ticks.answered(app(1));
  ticks.answered(app(null));
  pass(5000);
  ticks.answered(app(1));
  ticks.stop();
  pass(5000);
  assert.deepEqual(waits, []);
});

test("after so many of them the reader is asked", () => {
  ticks.answered(app(1));
  for (let times = 0; times < 6; times++) {
    pass(1100);
    if (waits.length > times) ticks.answered(part(1));
  }
  assert.equal(waits.length, 3);
  assert.deepEqual(paused, [3]);
  ticks.used();
  pass(100);
  assert.equal(waits.length, 4);
});

test("nothing runs while nobody looks, or the sandbox is busy", () => {
  ticks.answered(app(1));
  document.hidden = true;
  document.dispatchEvent(new Event("visibilitychange"));
  pass(3000);
  assert.deepEqual(waits, []);
  may = false;
  document.hidden = false;
  document.dispatchEvent(new Event("visibilitychange"));
  pass(1000);
  assert.deepEqual(waits, []);
  may = true;
  pass(300);
  assert.deepEqual(waits, [1]);
});

// While the reader presses something in an app, what would move waits.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

globalThis.Element = class {
  constructor(selector) {
    this.selector = selector;
  }

  matches(selector) {
    return this.selector === selector;
  }
};
globalThis.document = new EventTarget();
globalThis.reportError = (error) => reported.push(error);
mock.timers.enable({ apis: ["setTimeout"] });
globalThis.requestAnimationFrame = (work) => frames.push(work);
const { afterPress, paintFirst } = await import("../../playground/web/lib/press.js");
const app = new Element("[data-part=app]");
const elsewhere = new Element("[data-part=script]");
let done, reported, frames;

const note = (name) => () => done.push(name);
const fire = (type, target = app) => {
  document.dispatchEvent(Object.assign(new Event(type), { composedPath: () => [target, document] }));
};

beforeEach(() => {
  fire("pointerup");
  mock.timers.tick(1000);
  [done, reported, frames] = [[], [], []];
});

test("without a press all is done at once", () => {
  afterPress(note("now"));
  assert.deepEqual(done, ["now"]);
});

test("during a press it waits, and is done in order after the click", () => {
  fire("pointerdown");
  afterPress(note("first"));
  afterPress(note("second"));
  fire("pointerup");
  assert.deepEqual(done, []); // the click comes first
  mock.timers.tick(0);
  assert.deepEqual(done, ["first", "second"]);
});

test("a press elsewhere holds nothing up", () => {
  fire("pointerdown", elsewhere);
  afterPress(note("now"));
  assert.deepEqual(done, ["now"]);
});

test("a press that does not end holds things up for a second", () => {
  fire("pointerdown");
  afterPress(note("late"));
  mock.timers.tick(999);
  assert.deepEqual(done, []);
  mock.timers.tick(1);
  assert.deepEqual(done, ["late"]);
});

test("a press that the browser takes over ends too", () => {
  fire("pointerdown");
  afterPress(note("late"));
  fire("pointercancel");
  mock.timers.tick(0);
  assert.deepEqual(done, ["late"]);
});

test("what fails keeps nothing else from being done", () => {
  fire("pointerdown");
  afterPress(() => {
    throw new Error("broken");
  });
  afterPress(note("next"));
  fire("pointerup");
  mock.timers.tick(0);
  assert.deepEqual(done, ["next"]);
  assert.equal(reported[0].message, "broken");
});

test("what is to be painted first holds things up until it is", () => {
  paintFirst();
  afterPress(note("after"));
  mock.timers.tick(0);
  assert.deepEqual(done, []);
  for (const frame of frames) frame();
  assert.deepEqual(done, []); // the browser paints now
  mock.timers.tick(0);
  assert.deepEqual(done, ["after"]);
});

test("a page that gets no frames does not wait for one, and one that is not looked at does not wait", () => {
  paintFirst();
  afterPress(note("late"));
  mock.timers.tick(100);
  assert.deepEqual(done, ["late"]);
  document.hidden = true;
  paintFirst();
  afterPress(note("now"));
  document.hidden = false;
  assert.deepEqual(done, ["late", "now"]);
});

test("a press in the middle of it holds things up further", () => {
  paintFirst();
  afterPress(note("after"));
  fire("pointerdown");
  mock.timers.tick(100);
  assert.deepEqual(done, []);
  fire("pointerup");
  mock.timers.tick(0);
  assert.deepEqual(done, ["after"]);
});

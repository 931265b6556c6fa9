// What a key is for, by the list that the page is given.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { actOf } from "../../playground/web/shell/keys.js";

globalThis.Element = class {
  constructor(part) {
    this.part = part;
  }

  closest() {
    return this.part ? { dataset: { part: this.part } } : null;
  }
};
const keys = { "Ctrl+Enter": "run", r: "run", "Shift+R": "reset", ".": "stop", m: "enlarge", 0: "all", "[": "back" };
let done, playground;

function press(key, { target = new Element(null), ...held } = {}) {
  actOf({ key, ...held }, target, playground)?.();
  return done.splice(0);
}

beforeEach(() => {
  done = [];
  const note = (name) => (value) => done.push(value === undefined ? name : `${name} ${JSON.stringify(value)}`);
  playground = {
    data: { keys },
    root: {},
    press: note("press"),
    store: { set: (name) => done.push(name) },
    layout: {
      alone: "",
      panes: [{ dataset: { part: "script" } }, { dataset: { part: "app" } }],
      focus: note("focus"),
      preset: note("preset"),
      change: note("change"),
    },
  };
});

test("a key does what the list says, with Ctrl or without, on a Mac too", () => {
  assert.deepEqual(press("r"), ["run"]);
  assert.deepEqual(press("Enter", { ctrlKey: true }), ["run"]);
  assert.deepEqual(press("Enter", { metaKey: true }), ["run"]);
  assert.deepEqual(press("R"), ['press "reset"']);
  assert.deepEqual(press("."), ['press "stop"']);
});

test("a key that the list does not have is nobody's, nor one of the editor or of the steps", () => {
  for (const key of ["x", "Enter", "[", "toString", "constructor"]) assert.deepEqual(press(key), [], key);
  assert.deepEqual(press("r", { ctrlKey: true }), []);
  assert.deepEqual(press("1", { ctrlKey: true }), []);
});

test("numbers go to the panes as they stand", () => {
  assert.deepEqual(press("1"), ['focus "script"']);
  assert.deepEqual(press("2"), ['focus "app"']);
  assert.deepEqual(press("3"), []);
  assert.deepEqual(press("0"), ['preset ""']);
});

test("the pane with the focus is enlarged, else the app; again, all come back", () => {
  assert.deepEqual(press("m", { target: new Element("runs") }), ['change {"alone":"runs"}']);
  assert.deepEqual(press("m"), ['change {"alone":"app"}']);
  playground.layout.alone = "runs";
  assert.deepEqual(press("m"), ['change {"alone":null}']);
});

// Which actions wait until their reader has guessed, and what becomes of them.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import "./stubs.mjs";

mock.timers.enable({ apis: ["setTimeout"] });
globalThis.localStorage = { getItem: () => null, setItem() {}, removeItem() {} };

// A part of the page, as far as it is used: what it is asked for by a selector is made when it is asked.
function part(fields = {}) {
  const made = new Map();
  return Object.assign(new EventTarget(), {
    dataset: {},
    querySelector: (selector) => made.get(selector) ?? made.set(selector, part()).get(selector),
    querySelectorAll: () => [],
    replaceChildren() {},
    append() {},
    focus() {},
    scrollIntoView() {},
    contains: () => false,
    getRootNode: () => document,
    closest: () => part(),
    ...fields,
  });
}

const toggle = part({ checked: false });
const dialog = part({
  open: false,
  show: () => (dialog.open = true),
  close: () => {
    dialog.open = false;
    dialog.dispatchEvent(new Event("close"));
  },
});
const templates = [
  { dataset: { for: "p", predictClick: "Add", ask: "[]" }, content: { cloneNode: () => null } },
  { dataset: { for: "p", predictSet: "Size", ask: "[]" }, content: { cloneNode: () => null } },
];
Object.assign(document, {
  querySelector: (selector) => (selector === ".rerun-ask" ? dialog : toggle),
  querySelectorAll: () => templates,
  createElement: () => part(),
});
const { startPredictions } = await import("../../playground/web/lesson/predict.js");
const { Store } = await import("../../playground/web/lib/store.js");
const widgets = {
  add: { textContent: " Add " },
  size: { labels: [{ textContent: "Size" }] },
  other: { textContent: "Other" },
};
let done, playground, seq;

beforeEach(() => {
  done = [];
  seq = 0;
  const store = new Store();
  playground = {
    host: { isConnected: true, dataset: { playground: "p" } },
    root: { querySelector: () => null },
    find: (selector) => widgets[/data-id="(\w+)"/.exec(selector)[1]] ?? null,
    store,
  };
  startPredictions([playground]);
  store.on("action", (asked) => done.push(Object.values(asked.action)[0].id));
  toggle.checked = true;
});

// As html_pane.js does it: returns whether the action is kept back.
function act(action) {
  const asked = { seq: ++seq, action };
  const isHeld = playground.store.get("hold")(asked);
  if (!isHeld) playground.store.set("action", asked);
  mock.timers.tick(0);
  return isHeld;
}

const button = (name) => dialog.querySelector(`[data-predict="${name}"]`);

test("nothing waits while the switch is off", () => {
  toggle.checked = false;
  assert.equal(act({ click: { id: "add" } }), false);
  assert.equal(dialog.open, false);
});

test("an action about which there is a question waits, and the dialog opens", () => {
  assert.equal(act({ click: { id: "add" } }), true);
  assert.equal(dialog.open, true);
  assert.deepEqual(done, []);
  button("skip").dispatchEvent(new Event("click"));
  assert.equal(dialog.open, false);
  assert.deepEqual(done, ["add"]);
});

test("what nobody asks about is done at once, but behind one that waits", () => {
  assert.equal(act({ click: { id: "other" } }), false);
  act({ click: { id: "add" } });
  assert.equal(act({ click: { id: "other" } }), true);
  button("skip").dispatchEvent(new Event("click"));
  assert.deepEqual(done, ["other", "add", "other"]);
});

test("a question is asked once, and a click that waits is done once", () => {
  act({ click: { id: "add" } });
  assert.equal(act({ click: { id: "add" } }), true);
  act({ set: { id: "size", value: 3 } });
  act({ set: { id: "size", value: 4 } });
  button("skip").dispatchEvent(new Event("click"));
  assert.deepEqual(done, ["add", "size", "size"]);
});

test("a click that is dismissed is not done; what was put into a widget is told", () => {
  act({ click: { id: "add" } });
  act({ set: { id: "size", value: 3 } });
  dialog.close();
  assert.deepEqual(done, ["size"]);
});

test("a widget that is not on the page is asked nothing about", () => {
  assert.equal(act({ click: { id: "gone" } }), false);
  assert.equal(act({ wait: 3 }), false);
});

test("what waits for a page that was left does not hold up the next one", () => {
  act({ click: { id: "add" } });
  playground.host.isConnected = false;
  playground = { ...playground, host: { isConnected: true, dataset: { playground: "next" } }, store: new Store() };
  startPredictions([playground]);
  assert.equal(act({ click: { id: "other" } }), false);
});

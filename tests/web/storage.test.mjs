// What the browser keeps, under which names, and what becomes of it where the browser keeps nothing.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { box, isAbout } from "../../playground/web/lib/storage.js";

let kept;

// A browser's store, as far as it is used; its keys are its own properties, as in the browser.
function store(failure) {
  const made = Object.create({
    getItem: (key) => (Object.hasOwn(made, key) ? made[key] : null),
    removeItem: (key) => void delete made[key],
    setItem(key, text) {
      if (failure) throw failure;
      made[key] = text;
    },
  });
  return made;
}

beforeEach(() => {
  kept = store();
  globalThis.localStorage = kept;
});

test("a value is found again, under the site's own names", () => {
  const { read, write, names } = box("localStorage");
  assert.equal(write("layout.play", { folded: ["runs"] }), "");
  assert.deepEqual(read("layout.play"), { folded: ["runs"] });
  assert.deepEqual(Object.keys(kept), ["rerun-playground.layout.play"]);
  kept["of-another"] = "1";
  assert.deepEqual(names("layout."), ["layout.play"]);
});

test("what is forgotten leaves nothing", () => {
  const { read, write } = box("localStorage");
  write("draft.x", 1);
  write("draft.x", null);
  assert.equal(read("draft.x"), null);
  assert.deepEqual(Object.keys(kept), []);
});

test("what was kept under an older name is still read, and moves when it is written", () => {
  kept["rerun-playground:limits"] = '{"reruns":7,"seconds":3}';
  kept["rerun-playground:predict"] = "on"; // no JSON
  const { read, write } = box("localStorage");
  assert.deepEqual(read("limits"), { reruns: 7, seconds: 3 });
  assert.equal(read("predict"), "on");
  write("limits", { reruns: 8, seconds: 3 });
  assert.deepEqual(read("limits"), { reruns: 8, seconds: 3 });
  write("predict", null);
  assert.deepEqual(Object.keys(kept), ["rerun-playground.limits"]);
});

test("a new value counts more than an old one", () => {
  kept["rerun-playground:limits"] = "1";
  kept["rerun-playground.limits"] = "2";
  assert.equal(box("localStorage").read("limits"), 2);
});

test("a full store says so, and keeps the value under the older name", () => {
  kept = store(Object.assign(new Error("no room"), { name: "QuotaExceededError" }));
  kept["rerun-playground:limits"] = "1";
  globalThis.localStorage = kept;
  const { read, write } = box("localStorage");
  assert.equal(write("limits", 2), "full");
  assert.equal(read("limits"), 1);
});

test("a store that may not be touched reads as empty", () => {
  Object.defineProperty(globalThis, "brokenStorage", {
    configurable: true,
    get() {
      throw Object.assign(new Error("no"), { name: "SecurityError" });
    },
  });
  const broken = box("brokenStorage");
  assert.equal(broken.read("x"), null);
  assert.deepEqual(broken.names(""), []);
  assert.equal(broken.write("x", 1), "forbidden");
});

test("a store that is not there at all reads as empty too", () => {
  const none = box("noStorageOfThisName");
  assert.equal(none.read("x"), null);
  assert.equal(none.write("x", 1), "forbidden");
});

test("a tab is told of a value, and of all of them", () => {
  assert.equal(isAbout({ key: "rerun-playground.draft.x" }, "draft.x"), true);
  assert.equal(isAbout({ key: "rerun-playground.draft.y" }, "draft.x"), false);
  assert.equal(isAbout({ key: null }, "draft.x"), true);
});

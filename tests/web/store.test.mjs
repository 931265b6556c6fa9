// What the parts of a playground tell each other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../playground/web/lib/store.js";

test("a listener hears of each new value, and not of the same one again", () => {
  const store = new Store({ source: "a" });
  const heard = [];
  store.on("source", (value) => heard.push(value));
  store.set("source", "a");
  store.set("source", "b");
  store.set("source", "b");
  assert.deepEqual(heard, ["b"]);
  assert.equal(store.get("source"), "b");
});

test("who has stopped listening hears nothing more, the others do", () => {
  const store = new Store();
  const [one, other] = [[], []];
  const stop = store.on("run", (value) => one.push(value));
  store.on("run", (value) => other.push(value));
  store.set("run", {});
  stop();
  stop();
  store.set("run", {});
  assert.equal(one.length, 1);
  assert.equal(other.length, 2);
});

test("a listener may stop while it is told, and keeps nobody from hearing", () => {
  const store = new Store();
  const heard = [];
  const stop = store.on("jump", () => {
    heard.push("first");
    stop();
  });
  store.on("jump", () => heard.push("second"));
  store.set("jump", { line: 1 });
  store.set("jump", { line: 2 });
  assert.deepEqual(heard, ["first", "second", "second"]);
});

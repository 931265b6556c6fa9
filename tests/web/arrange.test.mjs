// Where the panes stand, by what was kept and how wide the playground is.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { arrange } from "../../playground/web/shell/arrange.js";

let root, panes, width, isNarrowWindow;

function element(part) {
  const attributes = new Set();
  const style = {};
  return {
    dataset: { part },
    attributes,
    style: { values: style, setProperty: (name, value) => (style[name] = value) },
    toggleAttribute: (name, on) => (on ? attributes.add(name) : attributes.delete(name)),
  };
}

function rootOf(kind) {
  const frame = Object.assign(element(), { classList: { contains: (name) => name === `rp--${kind}` } });
  Object.defineProperty(frame, "clientWidth", { get: () => width });
  return { frame, querySelector: () => frame, querySelectorAll: () => panes };
}

beforeEach(() => {
  [width, isNarrowWindow] = [1200, false];
  globalThis.location = { pathname: "/learn/one/" };
  globalThis.matchMedia = () => ({ matches: isNarrowWindow });
  panes = ["script", "app", "runs"].map(element);
  root = rootOf("play");
});

const having = (name) => panes.filter(({ attributes }) => attributes.has(name)).map(({ dataset }) => dataset.part);

test("the width decides the band", () => {
  const bands = [599, 600, 719, 720, 1039, 1040].map((each) => {
    width = each;
    return arrange(root, null).band;
  });
  assert.deepEqual(bands, ["phone", "narrow", "narrow", "medium", "medium", "wide"]);
});

test("a column of a comparison goes by the window", () => {
  root = rootOf("column");
  width = 300;
  assert.equal(arrange(root, null).band, "column");
  isNarrowWindow = true;
  assert.equal(arrange(root, null).band, "phone");
});

test("folded panes are folded, but for a phone, and beside an enlarged one", () => {
  arrange(root, { folded: ["runs"] });
  assert.deepEqual(having("data-folded"), ["runs"]);
  arrange(root, { folded: ["runs"], alone: "app" });
  assert.deepEqual(having("data-folded"), []);
  assert.deepEqual(having("data-away"), ["script", "runs"]);
  assert.equal(root.frame.attributes.has("data-enlarged"), true);
  width = 400;
  assert.deepEqual(arrange(root, { folded: ["app"], alone: "script", one: "runs", page: "/learn/one/" }), {
    band: "phone",
    one: "runs",
    alone: "script",
    folded: ["app"],
  });
  assert.deepEqual(having("data-folded"), []);
  assert.deepEqual(having("data-away"), ["script", "app"]);
  assert.equal(root.frame.attributes.has("data-enlarged"), false);
});

test("a pane that waits is folded until a reader has said what is, and on a phone it is as any other", () => {
  panes[2].dataset.waits = "";
  assert.deepEqual(arrange(root, null).folded, ["runs"]);
  assert.deepEqual(having("data-folded"), ["runs"]);
  arrange(root, { folded: [] });
  assert.deepEqual(having("data-folded"), []);
  arrange(root, { folded: ["app"] });
  assert.deepEqual(having("data-folded"), ["app"]);
  width = 400;
  arrange(root, { one: "runs", page: "/learn/one/" });
  assert.deepEqual(having("data-folded"), []);
  assert.deepEqual(having("data-away"), ["script", "app"]);
});

test("on a phone the app is shown first", () => {
  width = 400;
  assert.equal(arrange(root, null).one, "app");
  assert.deepEqual(having("data-away"), ["script", "runs"]);
  assert.equal(arrange(root, { one: "runs", page: "/learn/another/" }).one, "app");
});

test("sizes are those of the band", () => {
  const sizes = { wide: { app: { height: 300, share: 0.4 } }, medium: { app: { height: 500 } } };
  arrange(root, { sizes });
  assert.deepEqual(having("data-sized"), ["app"]);
  assert.deepEqual(panes[1].style.values, { "--rp-height": "300px", "--rp-share": "0.4" });
  width = 800;
  arrange(root, { sizes });
  assert.deepEqual(panes[1].style.values, { "--rp-height": "500px", "--rp-share": "" });
  width = 650;
  arrange(root, { sizes });
  assert.deepEqual(having("data-sized"), []);
});

test("what others have put there is not trusted", () => {
  const odd = [
    7,
    "x",
    [],
    { folded: 7, sizes: [[]], alone: {} },
    { folded: "runs", alone: "nowhere", one: 3, sizes: { wide: { app: "x" } } },
  ];
  for (const saved of odd) {
    const { one, alone } = arrange(root, saved);
    assert.deepEqual([one, alone], ["app", ""], JSON.stringify(saved));
    for (const name of ["data-folded", "data-away", "data-sized"]) assert.deepEqual(having(name), [], name);
  }
});

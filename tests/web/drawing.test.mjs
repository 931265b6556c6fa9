// Which elements of an app are drawn anew, and where; when all of it is.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "./stubs.mjs";

const { Drawing, joined } = await import("../../playground/web/app/drawing.js");
const MARK = "\x1e";
let body, morphs, drawing;

// An app of elements that stand between two separators each; `text` tells one drawing of an element from another.
const app = (...elements) =>
  `<div>${elements.map(([id, text]) => `${MARK}<p id="${id}">${text}</p>${MARK}`).join("")}</div>`;

function node(html) {
  const [, id, text] = /id="(\w+)">(.*)<\/p>/.exec(html);
  const made = {
    id,
    text,
    className: "",
    querySelector: () => null,
    matches: () => false,
    remove: () => put(made, 1),
    replaceWith: (other) => put(made, 1, other),
    before: (other) => put(made, 0, other),
    after: (other) => body.children.splice(body.children.indexOf(made) + 1, 0, other),
  };
  return made;
}

function put(at, gone, ...others) {
  body.children.splice(body.children.indexOf(at), gone, ...others);
}

beforeEach(() => {
  morphs = [];
  body = {
    children: [],
    querySelector: (selector) => body.children.find(({ id }) => `#${id}` === selector) ?? null,
  };
  globalThis.stubs.nodesOf = (html) => (html.match(/<p .*?<\/p>/g) ?? []).map(node);
  globalThis.stubs.morphed = (old, nodes, { morphStyle }) => {
    morphs.push(morphStyle);
    if (old === body) body.children = nodes;
  };
  drawing = new Drawing(body);
});

const shown = () => body.children.map(({ id, text }) => `${id}:${text}`).join(" ");

test("the first time all is drawn", () => {
  drawing.draw(app(["a", 1], ["b", 1]));
  assert.equal(shown(), "a:1 b:1");
  assert.deepEqual(morphs, ["innerHTML"]);
});

test("then only what has changed: the others stay the very elements they were", () => {
  drawing.draw(app(["a", 1], ["b", 1], ["c", 1]));
  const [a, , c] = body.children;
  drawing.draw(app(["a", 1], ["b", 2], ["c", 1]));
  assert.equal(shown(), "a:1 b:2 c:1");
  assert.equal(body.children[0], a);
  assert.equal(body.children[2], c);
  assert.deepEqual(morphs, ["innerHTML"]);
});

test("new elements come where they belong, and old ones go", () => {
  drawing.draw(app(["b", 1], ["d", 1], ["f", 1]));
  drawing.draw(app(["a", 1], ["b", 1], ["c", 1], ["f", 1], ["g", 1]));
  assert.equal(shown(), "a:1 b:1 c:1 f:1 g:1");
  assert.deepEqual(morphs, ["innerHTML"]);
});

test("two new ones beside each other keep their order", () => {
  drawing.draw(app(["a", 1]));
  drawing.draw(app(["a", 1], ["b", 1], ["c", 1]));
  assert.equal(shown(), "a:1 b:1 c:1");
});

test("what has another order, or another frame, is drawn as a whole", () => {
  drawing.draw(app(["a", 1], ["b", 1]));
  drawing.draw(app(["b", 1], ["a", 1]));
  assert.deepEqual(morphs, ["innerHTML", "innerHTML"]);
  drawing.draw(app(["b", 1], ["a", 1]).replace("<div>", "<div class='wide'>"));
  assert.equal(morphs.length, 3);
});

test("where most has changed, all is drawn at once", () => {
  const all = (text) => app(...Array.from({ length: 12 }, (_, at) => [`e${at}`, text]));
  drawing.draw(all(1));
  drawing.draw(all(2));
  assert.deepEqual(morphs, ["innerHTML", "innerHTML"]);
});

test("a session that starts anew is drawn anew, though it shows the same", () => {
  drawing.draw(app(["a", 1]));
  drawing.draw(app(["a", 1]), { anew: true });
  assert.equal(morphs.length, 2);
});

test("an element that is not on the page, or is two, is no reason to draw in the wrong place", () => {
  drawing.draw(app(["a", 1], ["b", 1]));
  body.children.pop(); // the page's own doing
  drawing.draw(app(["a", 1], ["b", 2]));
  assert.equal(morphs.length, 2);
  drawing.draw(app(["a", 1], ["a", 2]));
  assert.equal(morphs.length, 3);
});

test("an element in which the reader is at work is changed, not replaced", () => {
  drawing.draw(app(["a", 1]));
  body.children[0].matches = (selector) => selector === ":focus";
  drawing.draw(app(["a", 2]));
  assert.deepEqual(morphs, ["innerHTML", "outerHTML"]);
});

test("without its separators an app is HTML", () => {
  assert.equal(joined(app(["a", 1])), '<div><p id="a">1</p></div>');
});

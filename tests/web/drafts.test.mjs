// What the browser keeps of a script: per script and edition, and of each tab for itself.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Drafts, fingerprint } from "../../playground/web/shell/drafts.js";

let stored, clock;

// A store as `box` gives it; `failure` is what writing answers.
function store(values = new Map(), failure = "") {
  return {
    values,
    read: (key) => (values.has(key) ? JSON.parse(values.get(key)) : null),
    names: (start) => [...values.keys()].filter((key) => key.startsWith(start)),
    write(key, value) {
      if (failure) return failure;
      if (value === null) values.delete(key);
      else values.set(key, JSON.stringify(value));
      return "";
    },
  };
}

// A tab that opens the script; tabs share `stored`, a reload also its `session`.
function tab(name, { original = "original", place = "/learn/one/#start", session = store() } = {}) {
  return new Drafts({ place, original, local: store(stored), session, tab: name, now: () => ++clock });
}

beforeEach(() => {
  stored = new Map();
  clock = 0;
});

test("a script that was never changed leaves nothing behind", () => {
  const drafts = tab("a");
  assert.equal(drafts.source, "original");
  assert.equal(drafts.save("original"), "");
  assert.equal(stored.size, 0);
});

test("a visit finds what the last one wrote", () => {
  tab("a").save("mine");
  const later = tab("b");
  assert.equal(later.source, "mine");
  assert.equal(later.returned, true);
  assert.equal(later.other(), null);
});

test("each script and each edition of it has its own", () => {
  tab("a").save("mine");
  assert.equal(tab("b", { place: "/learn/two/#start" }).source, "original");
  const newer = tab("b", { original: "second edition" });
  assert.equal(newer.source, "second edition");
  assert.equal(newer.earlier().source, "mine");
  newer.discard(newer.earlier());
  assert.equal(newer.earlier(), null);
});

test("what is the original again is forgotten", () => {
  const drafts = tab("a");
  drafts.save("mine");
  drafts.save("original");
  assert.equal(stored.size, 0);
});

test("two tabs do not overwrite each other", () => {
  const [one, two] = [tab("a"), tab("b")];
  one.save("first");
  two.save("second");
  assert.equal(two.other().source, "first");
  one.save("first, longer");
  assert.equal(two.other().source, "first, longer");
  assert.equal(one.other().source, "second");
  assert.deepEqual(
    tab("c")
      .versions()
      .map(({ source }) => source),
    ["first, longer", "second"],
  );
});

test("what a tab has taken over from a visit before goes with it", () => {
  tab("a").save("mine");
  const later = tab("b");
  later.save("mine, longer");
  assert.deepEqual(
    later.versions().map(({ source }) => source),
    ["mine, longer"],
  );
  const last = tab("c");
  last.save("original");
  assert.equal(stored.size, 0);
});

test("a tab that goes back to the original leaves the other's version", () => {
  const [one, two] = [tab("a"), tab("b")];
  one.save("first");
  two.save("second");
  two.save("original");
  assert.equal(two.other().source, "first");
});

test("a version that another tab holds too is kept once", () => {
  tab("a").save("mine");
  const two = tab("b");
  two.save("mine");
  assert.deepEqual(
    two.versions().map(({ tab: name }) => name),
    ["b"],
  );
});

test("showing another version shelves this one", () => {
  const [one, two] = [tab("a"), tab("b")];
  one.save("first");
  two.save("second");
  two.shelve("second");
  two.save("first");
  assert.equal(two.other().source, "second");
});

test("only the newest few are kept", () => {
  const tabs = Array.from({ length: 20 }, (_, number) => tab(`tab ${number}`));
  for (const [number, each] of tabs.entries()) each.save(`version ${number}`);
  const sources = tab("z")
    .versions()
    .map(({ source }) => source);
  assert.deepEqual(
    sources,
    [19, 18, 17, 16, 15].map((number) => `version ${number}`),
  );
});

test("a reload of a tab comes back to its own, whatever others wrote", () => {
  const session = store();
  const one = tab("a", { session });
  one.save("mine");
  one.keep({ running: "what ran", actions: [{ click: "Go" }] });
  tab("b").save("newer");
  const again = tab("c", { session });
  assert.equal(again.source, "mine");
  assert.deepEqual(again.stay, { source: "mine", running: "what ran", actions: [{ click: "Go" }], slow: false });
  assert.equal(again.returned, false);
  assert.equal(again.other().source, "newer");
});

test("it says when nothing can be saved", () => {
  for (const failure of ["full", "forbidden"]) {
    const drafts = new Drafts({
      place: "x",
      original: "o",
      local: store(new Map(), failure),
      session: store(new Map(), failure),
      tab: "a",
    });
    assert.equal(drafts.save("mine"), failure);
    drafts.keep({ actions: [] });
  }
});

test("what others have put into the store is not trusted", () => {
  const bad = [
    "[]",
    "7",
    "null",
    '"text"',
    '{"a": 7}',
    '{"a": {"source": 5, "at": 1}}',
    '{"a": {"source": "x", "at": "soon"}}',
  ];
  const { key } = tab("a");
  for (const value of bad) {
    stored.set(key, value);
    const session = store(new Map([[key, value]]));
    assert.equal(tab("b", { session }).source, "original", value);
    assert.equal(tab("b").save("mine"), "");
  }
});

test("fingerprints tell texts apart", () => {
  const texts = ["", "a", "b", "ab", "ba", "a".repeat(1000), "a".repeat(1001), "é", "€"];
  assert.equal(new Set(texts.map(fingerprint)).size, texts.length);
});

// A project as the text that drafts hold, and what of it a link has room for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { linkable } from "../../playground/web/share/linkable.js";
import { readShare, shareLink } from "../../playground/web/share/link.js";
import { bigOf, keysIn, packed, unpacked } from "../../playground/web/shell/packed.js";

const HOME = { name: "play.py", files: {} };
const LARGE = { base64: "A".repeat(40_000) };
const PROJECT = { name: "app.py", source: "x = 1", files: { "a.csv": "1,2", "x.png": { base64: "AAAA" } } };

test("a script alone is its own text, as it was before there were files", () => {
  assert.equal(packed({ ...HOME, source: "x" }, HOME), "x");
  assert.deepEqual(unpacked("x", HOME), { project: { ...HOME, source: "x" }, kept: [] });
});

test("a project comes back as it was", () => {
  assert.deepEqual(unpacked(packed(PROJECT, HOME), HOME), { project: PROJECT, kept: [] });
  const renamed = { ...HOME, name: "other.py", source: "x" };
  assert.deepEqual(unpacked(packed(renamed, HOME), HOME).project, renamed);
});

test("what is large is named by a key, the same one for the same content", () => {
  const files = { ...PROJECT.files, "big.png": LARGE, "big.csv": "1".repeat(20_001), "again.png": { ...LARGE } };
  const text = packed({ ...PROJECT, files }, HOME);
  const { project, kept } = unpacked(text, HOME);
  assert.deepEqual(project, PROJECT);
  assert.deepEqual(
    kept.map(([name]) => name),
    ["big.png", "big.csv", "again.png"],
  );
  const big = bigOf(files);
  assert.equal(big.size, 2);
  assert.deepEqual([...new Set(kept.map(([, key]) => key))], [...big.keys()]);
  assert.deepEqual(
    keysIn(JSON.stringify({ tab: { source: text } })),
    kept.map(([, key]) => key),
  );
});

test("what others have put there is not trusted", () => {
  for (const text of ["\0", "\0null", '\0{"name": "../x", "files": {"../y": "z", "ok": 5, "__proto__": "x"}}'])
    assert.deepEqual(unpacked(text, HOME), { project: { ...HOME, source: "" }, kept: [] });
});

test("a link has all text, what is small of the rest, and no secrets", async () => {
  const files = {
    ...PROJECT.files,
    "huge.bin": { base64: "A".repeat(60_000) },
    "nul.txt": "a\0b",
    ".streamlit/secrets.toml": "key = 1",
  };
  const { shared, scripts, left } = linkable({ ...PROJECT, files }, { name: "Shop" });
  const back = await readShare(shareLink(shared));
  assert.deepEqual(back, {
    scripts: [
      { name: "app.py", source: "x = 1" },
      { name: "a.csv", source: "1,2" },
    ],
    files: { "nul.txt": "a\0b", "x.png": { base64: "AAAA" } },
    name: "Shop",
  });
  assert.deepEqual(
    scripts.map(({ name }) => name),
    ["app.py", "a.csv", "nul.txt"],
  );
  assert.match(left[0], /no room for it: `huge.bin` \(45 kB\)\. Download the folder/);
  assert.match(left[1], /`.streamlit\/secrets.toml` goes into no link/);
  assert.deepEqual(linkable({ ...PROJECT, files: {} }, {}).left, []);
});

test("of thirty scripts a link has all", async () => {
  const files = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`m${at}.py`, `x = ${at}`]));
  const { scripts, files: beside } = await readShare(shareLink(linkable({ ...PROJECT, files }, {}).shared));
  assert.equal(scripts.length, 20);
  assert.equal(Object.keys(beside).length, 11);
  assert.deepEqual(linkable({ ...PROJECT, files }, {}).left, []);
});

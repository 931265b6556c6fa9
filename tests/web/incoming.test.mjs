// Which files of a folder or an archive a project takes, and what is said of the rest.
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.rerunFolderLimits = { files: 4, bytes: 100, total: 250, seen: 6 };
const { chosen, gathered } = await import("../../playground/web/share/incoming.js");
const { arrivalOf } = await import("../../playground/web/share/arrival.js");
const { entriesIn } = await import("../../playground/web/share/unzip.js");
const { zipped } = await import("../../playground/web/share/zip.js");

const entry = (path, size = 1, why = undefined) => ({ path, size, ...(why && { why }) });
const names = (...entries) => chosen(entries).taken.map(([name]) => name);
const encode = (text) => new TextEncoder().encode(text);

test("one common folder is taken off, and no more", () => {
  assert.deepEqual(names(entry("shop/app.py"), entry("shop/data/a.csv")), ["app.py", "data/a.csv"]);
  assert.deepEqual(names(entry("a/b/app.py"), entry("a/b/c.py")), ["b/app.py", "b/c.py"]);
  assert.deepEqual(names(entry("app.py"), entry("data/a.csv")), ["app.py", "data/a.csv"]);
  assert.deepEqual(names(entry("pages/one.py")), ["pages/one.py"]);
  assert.deepEqual(names(entry("shop/app.py"), entry("shop/.streamlit/secrets.toml")), [
    "app.py",
    ".streamlit/secrets.toml",
  ]);
  assert.deepEqual(names(entry("__MACOSX/shop/._app.py"), entry("shop/app.py")), ["app.py"]);
});

for (const [path, wanted] of [
  ["../evil.py", /`..\/evil.py` leads out of its folder/],
  ["a/../../evil.py", /leads out of its folder/],
  ["/etc/passwd", /begins at the root of a disk/],
  ["C:/x.py", /begins at the root of a disk/],
  ["a\\b.py", /has a backslash in its name/],
  ["<img src=x onerror=alert(1)>.py", /`<img src=x onerror=alert\(1\)>.py` is no name for a file here/],
  ["a\nb.py", /`a\?b.py` is no name/],
]) {
  test(`a path such as ${JSON.stringify(path)} is left out`, () => {
    const { taken, left } = chosen([entry("app.py"), entry(path)]);
    assert.deepEqual(
      taken.map(([name]) => name),
      ["app.py"],
    );
    assert.equal(left.length, 1);
    assert.match(left[0], wanted);
  });
}

test("what belongs to no app is named once", () => {
  const { taken, left, skipped } = chosen([
    entry("app.py"),
    entry(".git/config"),
    entry(".git/HEAD"),
    entry("__MACOSX/._app.py"),
    entry("lib/__pycache__/x.pyc"),
    entry(".env"),
    entry("deep/er/.streamlit/config.toml"),
  ]);
  assert.equal(taken.length, 1);
  assert.deepEqual(left, []);
  assert.deepEqual(skipped, [".git", "__MACOSX", "lib/__pycache__", ".env", "deep/er/.streamlit"]);
});

test("links, twins, and what would be a file and a folder are left out", () => {
  const { taken, left } = chosen([
    entry("app.py"),
    entry("app.py"),
    entry("a.txt", 1, "is a symbolic link."),
    entry("data"),
    entry("data/a.csv"),
  ]);
  assert.deepEqual(
    taken.map(([name]) => name),
    ["app.py", "data"],
  );
  assert.match(
    left.join(" "),
    /`a.txt` is a symbolic link\..*`app.py` stands there twice.*`data\/a.csv` cannot be there beside `data`/,
  );
});

test("of too many the scripts stay, and then what lies high", () => {
  const { taken, left } = chosen([entry("z/a.csv"), entry("b.csv"), entry("a.csv"), entry("p/x.py"), entry("app.py")]);
  assert.deepEqual(
    taken.map(([name]) => name),
    ["app.py", "p/x.py", "b.csv", "a.csv"],
  );
  assert.deepEqual(left, ["`z/a.csv` is one too many: a project has 4 files at most."]);
});

test("what is too large alone, or with the others, is left out", () => {
  const { taken, left } = chosen([entry("app.py"), entry("a", 100), entry("b", 100), entry("c", 100), entry("d", 101)]);
  assert.deepEqual(
    taken.map(([name]) => name),
    ["app.py", "a", "b"],
  );
  assert.match(left.join(" "), /`c` has no room.*`d` is too large/);
});

test("an arrival without a script says what was left out", () => {
  assert.throws(
    () => arrivalOf("x.zip", [{ path: "a/app.py", content: "x".repeat(101) }]),
    /There is no Python script in x.zip: no file ends with .py. `app.py` is too large/,
  );
});

// ---------- archives

const blob = (...parts) => new Blob(parts);
const FILES = { "shop/app.py": "import streamlit as st\n", "shop/a.csv": "1,2\n", "shop/x.bin": { base64: "AP8B" } };

// An archive with bytes of its list of entries changed: `change` gets a view of it, and where the list begins.
function changed(files, change) {
  const bytes = zipped(files);
  const view = new DataView(bytes.buffer);
  change(view, view.getUint32(bytes.length - 6, true));
  return blob(bytes);
}

const packed = async (data) =>
  new Uint8Array(
    await new Response(blob(data).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer(),
  );

// An archive of one deflated file, which says that it has `size` bytes.
async function deflated(name, data, size = data.length) {
  const body = await packed(data);
  const stored = zipped({ [name]: { base64: Buffer.from(body).toString("base64") } });
  const view = new DataView(stored.buffer);
  const list = view.getUint32(stored.length - 6, true);
  const sum = new DataView(zipped({ a: { base64: Buffer.from(data).toString("base64") } }).buffer).getUint32(14, true);
  view.setUint16(list + 10, 8, true);
  view.setUint32(list + 16, sum, true);
  view.setUint32(list + 24, size, true);
  return blob(stored);
}

test("a folder becomes an archive and comes back, texts and bytes", async () => {
  const { files, left } = await gathered(await entriesIn(blob(zipped(FILES)), "shop.zip"));
  assert.deepEqual(files, { "app.py": FILES["shop/app.py"], "a.csv": "1,2\n", "x.bin": { base64: "AP8B" } });
  assert.deepEqual(left, []);
});

test("an archive behind other bytes, and a packed one, are read", async () => {
  const behind = blob("#!/bin/sh\n", zipped({ "app.py": "x" }));
  assert.deepEqual((await gathered(await entriesIn(behind, "a.zip"))).files, { "app.py": "x" });
  const text = "a,b\n".repeat(20);
  assert.deepEqual((await gathered(await entriesIn(await deflated("a.csv", encode(text)), "a.zip"))).files, {
    "a.csv": text,
  });
});

test("what unpacks to more than it says is stopped, and what to less is told", async () => {
  const bomb = await deflated("a.csv", new Uint8Array(3_000_000).fill(97), 50);
  assert.match(
    (await gathered(await entriesIn(bomb, "a.zip"))).left[0],
    /`a.csv` unpacks to more than the archive says/,
  );
  const honest = await deflated("a.csv", new Uint8Array(3_000_000).fill(97));
  assert.match((await gathered(await entriesIn(honest, "a.zip"))).left[0], /`a.csv` is too large/);
  const short = await deflated("a.csv", encode("abc"), 90);
  assert.match((await gathered(await entriesIn(short, "a.zip"))).left[0], /`a.csv` is cut short/);
});

for (const [what, change, wanted] of [
  ["a symbolic link", (view, at) => view.setUint32(at + 38, 0xa1ff0000, true), /`a.py` is a symbolic link/],
  ["an encrypted file", (view, at) => view.setUint16(at + 8, 1, true), /`a.py` is locked with a password/],
  ["an unknown way of packing", (view, at) => view.setUint16(at + 10, 14, true), /packed in a way .* \(14\)/],
  ["another sum", (view, at) => view.setUint32(at + 16, 1, true), /`a.py` is damaged/],
  ["a place that is none", (view, at) => view.setUint32(at + 42, 9, true), /`a.py` is damaged/],
]) {
  test(`of an archive ${what} is left out`, async () => {
    const { files, left } = await gathered(await entriesIn(changed({ "a.py": "x" }, change), "a.zip"));
    assert.deepEqual(files, {});
    assert.match(left.join(), wanted);
  });
}

test("what is no archive, or too much of one, is told in a sentence", async () => {
  for (const broken of [blob("PK, or not"), blob(), blob(zipped(FILES).slice(0, -30)), blob(zipped(FILES).slice(40))])
    await assert.rejects(entriesIn(broken, "a.zip"), /^Error: a.zip is no ZIP archive that can be read here/);
  const many = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`f${at}`, ""]));
  await assert.rejects(entriesIn(blob(zipped(many)), "a.zip"), /There are 7 files in a.zip, and 6 are the most/);
  const zip64 = changed(FILES, (view) => view.setUint32(view.byteLength - 6, 0xffffffff, true));
  await assert.rejects(entriesIn(zip64, "a.zip"), /Zip64/);
});

// QR codes and the texts around a link.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { qr, qrSvg } from "../../playground/web/share/qr.js";
import { badgeText, markdownText, questionText } from "../../playground/web/share/texts.js";

const text = (length) => `https://e.org/#${"aB3-_".repeat(600)}`.slice(0, length);
const digest = (modules) =>
  createHash("sha256")
    .update(modules.map((row) => row.map(Number).join("")).join("\n"))
    .digest("hex")
    .slice(0, 12);

// Each of these was read back by a reader of QR codes, jsQR 1.4.0, when it was written down.
const CODES = [
  [1, 21, "e0065cd099f6"],
  [18, 25, "945e5025c2ff"],
  [150, 45, "9cabe020c2bf"],
  [300, 61, "f2822480228f"],
  [700, 89, "b8cd11555e5c"],
  [2000, 149, "5ddfe63a2158"],
  [2953, 177, "c3224aa9797d"],
];

test("codes of all kinds of sizes are as they were when a reader read them", () => {
  for (const [length, size, known] of CODES) {
    const modules = qr(text(length));
    assert.equal(modules.length, size);
    assert.equal(digest(modules), known);
  }
});

test("what no code holds has none, and a code has a quiet edge", () => {
  assert.equal(qr(text(2954)), null);
  assert.match(qrSvg(qr("a")), /viewBox="0 0 29 29"/);
});

test("a script's fence is longer than those in it", () => {
  const script = { name: "app.py", source: 'st.write("""\n```\nx\n```\n""")\n\n' };
  const told = markdownText([script, { name: "data.csv", source: "a" }], "https://e.org/#r1");
  assert.equal(
    told,
    '`app.py`\n\n````python\nst.write("""\n```\nx\n```\n""")\n````\n\n`data.csv`\n\n```\na\n```\n\n[Open in Rerun Playground](https://e.org/#r1)',
  );
  assert.match(questionText([script], "l", "1. Opened the page\n"), /happened:\n\n1\. Opened the page\n\n`app\.py`/);
  assert.equal(badgeText("l", "b.svg"), "[![Open in Rerun Playground](b.svg)](l)");
});

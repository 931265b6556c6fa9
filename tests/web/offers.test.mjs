// The keys of a menu that a button of the app offers, and when it closes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { closeMenu, entryFor } from "../../playground/web/app/offers.js";

function menuOf(...labels) {
  const summary = { focused: 0, focus: () => (summary.focused += 1), closest: () => menu };
  const entries = labels.map((label) => ({ label, closest: () => menu }));
  const menu = { open: true, querySelector: () => summary, querySelectorAll: () => entries };
  return { menu, summary, entries };
}

test("arrows go round the entries, from the button to the first or the last", () => {
  const { summary, entries } = menuOf("CSV", "JSON", "PDF");
  assert.equal(entryFor("ArrowDown", summary), entries[0]);
  assert.equal(entryFor("ArrowUp", summary), entries[2]);
  assert.equal(entryFor("ArrowDown", entries[2]), entries[0]);
  assert.equal(entryFor("ArrowUp", entries[0]), entries[2]);
  assert.equal(entryFor("Home", entries[1]), entries[0]);
  assert.equal(entryFor("End", entries[1]), entries[2]);
  assert.equal(entryFor("a", entries[1]), null);
});

test("a closed menu takes no keys, and what is in none neither", () => {
  const { menu, summary } = menuOf("CSV");
  menu.open = false;
  assert.equal(entryFor("ArrowDown", summary), null);
  assert.equal(entryFor("ArrowDown", { closest: () => null }), null);
  assert.equal(closeMenu(summary), false);
});

test("a menu that closes gives the focus back to its button", () => {
  const { menu, summary, entries } = menuOf("CSV");
  assert.equal(closeMenu(entries[0]), true);
  assert.equal(menu.open, false);
  assert.equal(summary.focused, 1);
});

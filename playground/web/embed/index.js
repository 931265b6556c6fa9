// What a page with examples loads, and nothing else until one of them is used: finds the examples, now and later.
import { attach } from "./example.js";

const found = new WeakSet();

function find() {
  for (const box of document.querySelectorAll(".rerun-example[data-rerun]")) {
    if (found.has(box)) continue;
    found.add(box);
    attach(box);
  }
}

find();
// Sites that swap their pages without loading them anew bring other examples.
new MutationObserver(find).observe(document.documentElement, { childList: true, subtree: true });

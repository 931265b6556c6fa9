// What a page with examples loads, and nothing else until one of them is used: finds the examples, now and later.
import { define } from "./element.js";
import { attach, exampleOf } from "./example.js";
import { base } from "./shell.js";

const found = new WeakSet();

function find() {
  for (const box of document.querySelectorAll(".rerun-example[data-rerun]")) {
    if (found.has(box)) continue;
    found.add(box);
    if (!exampleOf(box)) attach(box);
  }
}

define();
find();
// Sites that swap their pages without loading them anew bring other examples.
new MutationObserver(find).observe(document.documentElement, { childList: true, subtree: true });

// An iframe with our embed.html is as high as what is in it.
addEventListener("message", ({ source, data }) => {
  const { rerun, height } = Object(data);
  if (rerun !== "height" || !Number.isFinite(height)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    const isOurs = frame.contentWindow === source && frame.src.startsWith(new URL("embed.html", base).href);
    if (isOurs) frame.style.height = `${Math.min(Math.max(height, 0), 20_000)}px`;
  }
});

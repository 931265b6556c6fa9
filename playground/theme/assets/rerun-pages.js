// What pages with playgrounds need beside the playgrounds: their bundle where a page was swapped in that has some, "Click
// all", and keys that stay in the editor. It is on every page of the site, and stays while pages are swapped.

const EDITABLE = "input, select, textarea, [contenteditable='true']";

// Material reads single letters as shortcuts (N is "next page") and looks only one shadow root deep for the field
// they were typed into. It listens at the window: what is typed into a field ends here, one step before.
document.addEventListener("keydown", (event) => {
  const [target] = event.composedPath();
  const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
  if (plain && target instanceof Element && target.closest(EDITABLE)) event.stopPropagation();
});

function appButton(host, label) {
  const buttons = host.shadowRoot?.querySelectorAll('[data-act="click"]') ?? [];
  return [...buttons].find((button) => button.textContent.trim() === label);
}

document.addEventListener("click", ({ target }) => {
  const all = target.closest("[data-rerun-all]");
  if (!all) return;
  const labels = JSON.parse(all.dataset.rerunAll);
  const hosts = [...document.querySelectorAll("[data-playground]")];
  // Where each action goes to all scripts, one click is enough.
  const clicked = document.querySelector("[data-rerun-together]")?.checked ? hosts.slice(0, 1) : hosts;
  for (const [column, host] of clicked.entries()) appButton(host, labels[column])?.click();
});

// A page in somebody's frame: it says how high it is, and its links open beside that somebody's page.
if ("rerunEmbed" in document.documentElement.dataset && parent !== globalThis) {
  const tell = () => parent.postMessage({ rerun: "height", height: document.body.scrollHeight }, "*");
  new ResizeObserver(tell).observe(document.body);
  document.addEventListener(
    "click",
    (event) => {
      const [link] = event.composedPath().filter((each) => each instanceof HTMLAnchorElement && each.href);
      if (!link || new URL(link.href).pathname === location.pathname) return;
      link.target = "_blank";
      link.relList.add("noopener");
    },
    { capture: true },
  );
}

const asked = new Set(); // bundles, by their addresses

// A page is there: the first, or one that Material has put in the place of another.
function arrived() {
  for (const all of document.querySelectorAll("[data-rerun-all]")) all.disabled = false;
  const host = document.querySelector("[data-bundle]");
  const bundle = host && new URL(host.dataset.bundle, location.href);
  if (!host || asked.has(bundle.pathname)) return;
  asked.add(bundle.pathname);
  if (![...document.scripts].some(({ src }) => src && new URL(src).pathname === bundle.pathname)) import(bundle);
}

if (globalThis.document$) globalThis.document$.subscribe(arrived);
else arrived();

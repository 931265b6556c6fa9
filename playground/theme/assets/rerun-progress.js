// Which lessons the reader has done: kept in the browser, or for as long as the page lives where that is forbidden.
//
// A site may share its origin with others: the key has the folder that this file lies in. A task that has passed its
// check says so with the event "rerun:done".
const KEY = `rerun-playground:done:${new URL("./", import.meta.url).pathname}`;

let kept = new Set(); // what the page knows, whether or not the browser keeps it

function done() {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    if (Array.isArray(stored)) for (const lesson of stored) if (typeof lesson === "string") kept.add(lesson);
  } catch {
    // Storage is forbidden, or somebody wrote something else there.
  }
  return kept;
}

function keep(lessons) {
  kept = lessons;
  try {
    if (lessons.size) localStorage.setItem(KEY, JSON.stringify([...lessons]));
    else localStorage.removeItem(KEY);
  } catch {
    // Full or forbidden: the page remembers it for now.
  }
  showProgress();
}

// Marks the links to lessons that are done, and says how many there are.
function showProgress() {
  const lessons = done();
  for (const link of document.querySelectorAll("[data-lesson]")) {
    const isDone = lessons.has(link.dataset.lesson);
    link.toggleAttribute("data-done", isDone);
    for (const word of link.querySelectorAll(".rerun-done")) word.hidden = !isDone;
  }
  for (const place of document.querySelectorAll(".rerun-progress")) {
    const all = new Set([...document.querySelectorAll("[data-lesson]")].map((link) => link.dataset.lesson));
    const count = [...all].filter((lesson) => lessons.has(lesson)).length;
    const [text, reset, undo] = ["count", "reset", "undo"].map((name) =>
      place.querySelector(`[data-progress=${name}]`),
    );
    if (count) {
      place.hidden = false;
      undo.hidden = true;
    }
    text.textContent = count === all.size ? `All ${count} done.` : `${count} of ${all.size} done.`;
    reset.hidden = !count;
  }
}

// The overview's way to start over, which can be taken back as long as the page is there.
let before = new Set();

document.addEventListener("click", ({ target }) => {
  const button = target.closest(".rerun-progress [data-progress]");
  const other = (name) => button.parentElement.querySelector(`[data-progress=${name}]`);
  if (button?.dataset.progress === "reset") {
    before = done();
    keep(new Set());
    other("undo").hidden = false;
    other("undo").focus();
  } else if (button?.dataset.progress === "undo") {
    keep(before);
    other("reset").focus();
  }
});

document.addEventListener("rerun:done", ({ detail }) => keep(new Set([...done(), detail.lesson])));

// Another tab of the site has changed it.
addEventListener("storage", (event) => {
  if (event.key !== null && event.key !== KEY) return;
  kept = new Set();
  showProgress();
});

// A page is there: the first, or one that Material has put in the place of another.
if (globalThis.document$) globalThis.document$.subscribe(showProgress);
else showProgress();

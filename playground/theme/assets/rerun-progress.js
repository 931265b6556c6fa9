// Which lessons the reader has done, and which was opened last: kept in the browser, or for as long as the page lives where
// that is forbidden. It marks the links to them, leads back to where the reader was, and is saved as a file and loaded.
//
// A site may share its origin with others: the names have the folder that this file lies in. A task that has passed its
// check says so with the event "rerun:done".
import { box, isAbout, recall, remember } from "./rerun-storage.js";

const SITE = new URL("./", import.meta.url).pathname;
const DONE = `done:${SITE}`;
const LAST = `last:${SITE}`;

const KIND = "rerun-playground progress";
const VERSION = 1;
const LARGEST = 1_000_000; // bytes of a file
const LONGEST = 200; // letters of a lesson's name

let kept = new Set(); // what the page knows, whether or not the browser keeps it
let last = "";

function done() {
  const stored = recall(DONE);
  if (Array.isArray(stored)) for (const lesson of stored) if (typeof lesson === "string") kept.add(lesson);
  return kept;
}

function lastOpened() {
  const stored = recall(LAST);
  return typeof stored === "string" ? stored : last;
}

function keep(lessons) {
  kept = lessons;
  const failure = remember(DONE, lessons.size ? [...lessons] : null);
  showProgress();
  if (failure) say("This browser keeps nothing here. Save your progress to a file before you leave the page.");
}

function open(lesson) {
  last = lesson;
  remember(LAST, lesson || null);
}

// Where the reader goes on: at the lesson that was opened last, or at the next one behind it that is not done.
function nextPlace(places, lessons) {
  const from = Math.max(
    0,
    places.findIndex(({ lesson }) => lesson === lastOpened()),
  );
  return [...places.slice(from), ...places.slice(0, from)].find(({ lesson }) => !lessons.has(lesson));
}

// Marks the links to lessons that are done, says how many there are, and leads to the next.
function showProgress() {
  const lessons = done();
  for (const link of document.querySelectorAll("[data-lesson]")) {
    const isDone = lessons.has(link.dataset.lesson);
    link.toggleAttribute("data-done", isDone);
    for (const word of link.querySelectorAll(".rerun-done")) word.hidden = !isDone;
  }
  for (const place of document.querySelectorAll("[data-done-of]")) showCount(place, lessons);
  for (const place of document.querySelectorAll(".rerun-progress")) showTools(place, lessons);
  for (const link of document.querySelectorAll("[data-resume]")) showNext(link, lessons);
}

// How many of the lessons around it are done: in words, and as a bar.
function showCount(place, lessons) {
  const around = place.closest("[data-lessons]");
  const all = new Set([...around.querySelectorAll("[data-lesson]")].map((link) => link.dataset.lesson));
  const count = [...all].filter((lesson) => lessons.has(lesson)).length;
  around.toggleAttribute("data-all-done", all.size > 0 && count === all.size);
  const text = place.querySelector("span");
  const words = count && count === all.size ? `All ${count} done` : `${count} of ${all.size} done`;
  if (text.textContent !== words) text.textContent = words;
  place.querySelector("progress").value = all.size ? count / all.size : 0;
  place.hidden = !count;
}

function showTools(place, lessons) {
  place.hidden = false;
  const part = (name) => place.querySelector(`[data-progress=${name}]`);
  part("save").hidden = part("reset").hidden = !lessons.size;
  if (lessons.size) part("undo").hidden = true;
}

function showNext(link, lessons) {
  link.dataset.begin ??= JSON.stringify([link.textContent, link.getAttribute("href")]);
  const places = JSON.parse(link.dataset.resume);
  const begun = lessons.size > 0 || lastOpened() !== "";
  const next = begun ? nextPlace(places, lessons) : undefined;
  const [words, url] = next ? [`Go on with “${next.title}”`, next.url] : JSON.parse(link.dataset.begin);
  link.textContent = words;
  link.setAttribute("href", url);
  for (const part of document.querySelectorAll("details[data-lessons]"))
    if (next && part.querySelector(`[data-lesson="${CSS.escape(next.lesson)}"]`)) openOnly(part);
}

// The chapter that the reader is at; others stay as the reader has them.
let opened = null;

function openOnly(part) {
  if (opened === part) return;
  opened = part;
  for (const each of document.querySelectorAll("details[data-lessons]")) each.open = each === part;
}

function say(words) {
  for (const place of document.querySelectorAll("[data-progress=said]")) place.textContent = words;
}

// The file

function save() {
  const today = new Date().toISOString().slice(0, 10);
  const data = { kind: KIND, version: VERSION, date: today, done: [...done()], last: lastOpened() };
  const href = URL.createObjectURL(new Blob([`${JSON.stringify(data, null, 1)}\n`], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href, download: `rerun-progress-${today}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

// What a file holds, or a sentence on why it is none.
async function read(file) {
  const other = `“${file.name}” is no file of progress, so nothing was changed. Choose one that was saved here.`;
  if (file.size > LARGEST) return other;
  let data;
  try {
    data = JSON.parse(await file.text());
  } catch {
    return other;
  }
  if (data?.kind !== KIND) return other;
  if (data.version !== VERSION)
    return `“${file.name}” was saved by another version of this site (${VERSION} is known here), so nothing was changed.`;
  const names = [...(Array.isArray(data.done) ? data.done : [null]), data.last ?? ""];
  const isGood = names.every((name) => typeof name === "string" && name.length <= LONGEST);
  return isGood ? data : `“${file.name}” is damaged, so nothing was changed. Save it once more where it came from.`;
}

async function load(file) {
  const data = await read(file);
  if (typeof data === "string") return say(data);
  const before = done();
  const after = new Set([...before, ...data.done]);
  const count = after.size - before.size;
  say(count ? `${count} ${count === 1 ? "lesson" : "lessons"} added.` : "All of it was known already.");
  if (!lastOpened() && data.last) open(data.last);
  keep(after);
}

// The overview's way to start over, which can be taken back as long as the page is there. What was to be handed in is forgotten too.
let before = { done: new Set(), last: "", work: [] };

const keptWork = () => box("localStorage").names(`work:${SITE}`);

const TOOLS = {
  save,
  load: (place) => place.querySelector("input").click(),
  reset(place) {
    before = { done: done(), last: lastOpened(), work: keptWork().map((name) => [name, recall(name)]) };
    for (const [name] of before.work) remember(name, null);
    open("");
    keep(new Set());
    const undo = place.querySelector("[data-progress=undo]");
    undo.hidden = false;
    undo.focus();
  },
  undo(place) {
    open(before.last);
    for (const [name, value] of before.work) remember(name, value);
    keep(before.done);
    place.querySelector("[data-progress=reset]").focus();
  },
};

document.addEventListener("click", ({ target }) => {
  const button = target.closest(".rerun-progress button");
  if (!button) return;
  say("");
  TOOLS[button.dataset.progress](button.closest(".rerun-progress"));
});

document.addEventListener("change", async ({ target }) => {
  if (!target.matches(".rerun-progress input")) return;
  const [file] = target.files;
  if (file) await load(file);
  target.value = ""; // the same file may be chosen again
});

document.addEventListener("rerun:done", ({ detail }) => keep(new Set([...done(), detail.lesson])));

// Another tab of the site has changed it.
addEventListener("storage", (event) => {
  if (!isAbout(event, DONE)) return;
  kept = new Set();
  showProgress();
});

// On paper: answers are open, and the scripts stand above the text.
function onPaper(isPaper) {
  for (const folded of document.querySelectorAll(".md-content details")) {
    if (isPaper && !folded.open) folded.dataset.folded = "";
    if (isPaper || "folded" in folded.dataset) folded.open = isPaper;
    if (!isPaper) delete folded.dataset.folded;
  }
  for (const printed of document.querySelectorAll(".rerun-print")) printed.remove();
  if (!isPaper) return;
  const above = document.querySelector(".rerun-page .rerun-summary") ?? document.querySelector(".rerun-page h1");
  for (const scripts of document.querySelectorAll("template[data-print]"))
    above?.after(scripts.content.cloneNode(true));
}

matchMedia("print").addEventListener("change", ({ matches }) => onPaper(matches));

// A page is there: the first, or one that Material has put in the place of another.
function arrived() {
  opened = null;
  const here = document.querySelector("[data-here-lesson]")?.dataset.hereLesson;
  if (here) open(here);
  showProgress();
  const asked = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (asked instanceof HTMLDetailsElement) asked.open = true;
}

addEventListener("hashchange", arrived);
if (globalThis.document$) globalThis.document$.subscribe(arrived);
else arrived();

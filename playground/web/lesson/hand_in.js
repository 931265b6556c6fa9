// "Hand in…": a learner's work on a lesson as a file, and a file of it to go on with. Nothing is sent.
import { save } from "../lib/save.js";
import { recall, remember } from "../lib/storage.js";
import { client } from "../playgrounds.js";
import { ENDING, LARGEST, readWork, WorkError, written } from "../share/work.js";
import { WorkRecord } from "./work_record.js";

/** @typedef {import("../share/work.js").LessonWork} LessonWork */

const NAME = "hand-in.name"; // kept in the browser only where the learner wants it
const SIGNS = ["pointerdown", "keydown", "wheel"]; // of a learner who is at work

// Keeps the record of a lesson while its page is used; the dialog writes and reads files of it.
/**
 * @param {Part} section
 * @param {Playground} playground
 * @param {{ version: string, playground: string, title: string }} given what the page says of its lesson
 */
export function startHandIn(section, playground, given) {
  const { data, signal } = playground;
  const about = { lesson: section.dataset.task, title: given.title, version: given.version, file: data.filename };
  const record = new WorkRecord(about, { place: new URL("./", import.meta.url).pathname });
  for (const sign of SIGNS)
    document.addEventListener(sign, () => record.alive(), { signal, capture: true, passive: true });
  return new HandIn(section, playground, record, given.playground);
}

class HandIn {
  /**
   * @param {Part} section
   * @param {Playground} playground
   * @param {WorkRecord} record
   * @param {string} version the playground's
   */
  constructor(section, playground, record, version) {
    this.section = section;
    this.playground = playground;
    this.record = record;
    this.version = version;
    this.dialog = this.part("hand-in");
    const { signal } = playground;
    const input = this.part("work-file");
    this.part("hand").addEventListener("click", () => this.open(), { signal });
    this.part("save-work").addEventListener("click", () => this.save(), { signal });
    this.part("load-work").addEventListener("click", () => input.click(), { signal });
    input.addEventListener("change", () => this.chosen(input), { signal });
    this.part("who").addEventListener("keydown", (/** @type {PageEvent} */ event) => this.key(event), { signal });
  }

  /** @param {string} name */
  part(name) {
    return this.section.querySelector(`[data-task="${name}"]`);
  }

  // The script was checked.
  /**
   * @param {boolean} passed
   * @param {string} script
   */
  async checked(passed, script) {
    this.record.checked(passed, script);
    this.record.note({ actions: await this.actions() });
  }

  open() {
    const kept = recall(NAME);
    const who = this.part("who");
    if (!who.value && typeof kept === "string") who.value = kept;
    this.part("keep-name").checked = typeof kept === "string";
    const others = this.record.others();
    this.part("others").hidden = !others.length;
    this.part("others-words").textContent =
      others.length === 1
        ? "With the other lesson of this chapter that I have checked"
        : `With the ${others.length} other lessons of this chapter that I have checked`;
    this.say("");
    this.part("work-summary").textContent = this.summary;
    this.dialog.showModal();
  }

  get summary() {
    const { tries, checks, hints, solution, seconds } = this.record.done;
    const passed = checks.some((check) => check.passed);
    const parts = [
      tries
        ? `Checked ${tries === 1 ? "once" : `${tries} times`}, ${passed ? "passed" : "not passed yet"}`
        : "Not checked yet",
      hints ? `${hints} ${hints === 1 ? "hint" : "hints"}` : "no hint",
      solution ? "solution looked at" : "",
      `${Math.round(seconds / 60)} min`,
    ];
    return `${parts.filter(Boolean).join(", ")}.`;
  }

  /** @param {string} words */
  say(words) {
    this.part("work-said").textContent = words;
  }

  // Enter in the field saves: it would close the dialog.
  /** @param {PageEvent} event */
  key(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    this.save();
  }

  async save() {
    const name = this.part("who").value.trim();
    if (!name) {
      this.say("Write your name, or the number that you were given: else nobody knows whose work it is.");
      this.part("who").focus();
      return;
    }
    remember(NAME, this.part("keep-name").checked ? name : null);
    const { data, store } = this.playground;
    const now = { script: store.get("source"), actions: await this.actions(), files: data.files ?? {} };
    this.record.note({ script: now.script, actions: now.actions });
    const others = this.part("others-too").checked ? this.record.others() : [];
    const lessons = [this.record.work(now), ...others];
    const text = written({ name, playground: this.version, saved: this.record.moment(), lessons });
    if (text.length > LARGEST)
      return this.say(
        `That is too much for a file: ${LARGEST / 1e6} MB are the most. Take back some of what you did in the app.`,
      );
    const file = `${this.record.about.lesson.replaceAll("/", "-")}${ENDING}`;
    save(file, text, "application/json");
    this.say(`Saved as ${file}. Give that file to your teacher.`);
  }

  // What was done in the app, each widget by its label or key: another version of the script may have other ids.
  async actions() {
    const { session } = this.playground;
    if (!client.sessions.has(session)) return [];
    const told = await client.request({ type: "recall", session }).catch(() => null);
    return told?.actions ?? [];
  }

  /** @param {Part} input */
  async chosen(input) {
    const [file] = input.files;
    if (!file) return;
    try {
      if (file.size > LARGEST) throw new WorkError(`is too large: ${LARGEST / 1e6} MB are the most`);
      this.take(file.name, await file.text());
    } catch (error) {
      const words = error instanceof WorkError ? error.message : "could not be read";
      this.say(`“${file.name}” ${words}. Nothing was changed.`);
    }
    input.value = ""; // the same file may be chosen again
  }

  // Goes on with what is in a file; the script that was here stays among its versions.
  /**
   * @param {string} file
   * @param {string} text
   */
  take(file, text) {
    const { work, isWhole } = readWork(text);
    const { about } = this.record;
    const found = work.lessons.find(({ lesson }) => lesson === about.lesson);
    if (!found) throw new WorkError(`is about another lesson: “${work.lessons[0].title || work.lessons[0].lesson}”`);
    const { store, keeper } = this.playground;
    keeper.shelve();
    this.record.take(found);
    if (work.name) this.part("who").value = work.name;
    store.set("source", found.script);
    store.set("given", { actions: found.actions });
    store.set("run", {});
    this.part("work-summary").textContent = this.summary;
    const other = found.version === about.version ? "" : " The lesson has changed since then.";
    const changed = isWhole ? "" : " It was changed after it was saved: its checksum is wrong.";
    this.say(`“${file}” is loaded: its script runs, and its actions are done again.${other}${changed}`);
  }
}

// The editor of the files beside the script: one at a time is shown in it, and each keeps its own changes to take back.
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { afterPaint } from "../lib/after_paint.js";
import { isText, withFile } from "../share/contents.js";
import { Drift } from "./drift.js";
import { languageOf } from "./languages.js";
import { lint } from "./lint.js";
import { goTo, usual } from "./look.js";
import { lineMarks, setMarks, setRunning, showLegend } from "./marks.js";
import { problemLine } from "./problem_line.js";

export const MOST_TEXT = 500_000; // characters that can be edited

export class Beside {
  /** @param {Playground} playground */
  constructor(playground) {
    this.playground = playground;
    const { store } = playground;
    this.name = ""; // the file that is shown, "" for none
    /** @type {Map<string, EditorState>} */
    this.states = new Map();
    /** @type {Map<string, (found: any) => void>} */
    this.problems = new Map();
    /** @type {EditorView | null} */
    this.view = null;
    this.dom = document.createElement("div");
    this.dom.className = "rp-beside";
    this.dom.hidden = true;
    store.on("files", () => this.follow());
    store.on(
      "view",
      afterPaint(() => this.mark()),
    );
    store.on("progress", (progress) => this.run(progress?.elsewhere));
    playground.leaving.push(() => this.view?.destroy());
  }

  get text() {
    const content = this.playground.store.get("files")[this.name];
    return isText(content ?? {}) ? String(content) : null;
  }

  // Shows a file that is text.
  /** @param {string} name */
  show(name) {
    this.hide();
    this.name = name;
    const text = String(this.text);
    const known = this.states.get(name);
    const state = known?.doc.toString() === text ? known : this.stateOf(name, text);
    if (this.view) this.view.setState(state);
    else {
      this.view = new EditorView({ root: this.playground.root, state });
      this.dom.append(this.view.dom);
    }
    this.dom.hidden = false;
    this.mark();
  }

  hide() {
    if (this.name && this.view) this.states.set(this.name, this.view.state);
    this.name = "";
    this.dom.hidden = true;
  }

  /**
   * @param {string} name
   * @param {string} doc
   */
  stateOf(name, doc) {
    const { session, store } = this.playground;
    const isPython = name.endsWith(".py");
    const problem = this.problems.get(name) ?? problemLine(this.playground, name);
    this.problems.set(name, problem);
    return EditorState.create({
      doc,
      extensions: [
        lineMarks(),
        usual(this.playground, name),
        languageOf(name),
        isPython ? lint(session, "", problem) : [],
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged && this.name === name)
            store.set("files", withFile(store.get("files"), name, state.doc.toString()));
        }),
      ],
    });
  }

  // The file may have been changed by others than this editor.
  follow() {
    const { name, view, text } = this;
    if (!name || !view || text === null) return;
    const now = view.state.doc.toString();
    if (now !== text) view.dispatch({ changes: { from: 0, to: now.length, insert: text } });
  }

  // Where a line of the file that ran is now.
  get drift() {
    const ran = this.playground.store.get("ran")?.[this.name];
    const given = { running: isText(ran ?? {}) ? ran : undefined, source: this.text };
    return new Drift(/** @type {any} */ ({ get: (/** @type {"running" | "source"} */ name) => given[name] }));
  }

  mark() {
    const { name, view, playground } = this;
    if (!name || !view) return;
    const { files } = playground.store.get("view") ?? {};
    const marks = files && Object.hasOwn(files, name) ? files[name]?.marks : [];
    const { drift } = this;
    const moved = (Array.isArray(marks) ? marks : []).map((mark) => ({ ...mark, line: drift.shown(mark?.line) }));
    const there = moved.filter(({ line }) => line !== null);
    view.dispatch({ effects: setMarks.of(there) });
    showLegend(playground.root, there);
  }

  // Marks the line that runs right now, where it is one of this file.
  /** @param {{ file: string, line: number } | undefined} place */
  run(place) {
    const line = place && place.file === this.name ? (this.drift.shown(place.line) ?? null) : null;
    if (this.name) this.view?.dispatch({ effects: setRunning.of(line) });
  }

  /** @param {{ line: number, ran?: boolean }} asked */
  goTo({ line, ran }) {
    if (this.view) goTo(this.view, Math.trunc((ran && this.drift.shown(line)) || line) || 1);
  }
}

// The dialog about a file of the project: a new one, or what becomes of one that is there.
import { newButton } from "../lib/button.js";
import { projectOf, putProject } from "../lib/project.js";
import { save } from "../lib/save.js";
import { showWords } from "../lib/words.js";
import { allFiles, bytesOf, contentOf, isText, sizeOf, withFile, without } from "../share/contents.js";
import { gathered } from "../share/incoming.js";
import { LIMITS, nameProblem, quoted, tooLarge } from "../share/limits.js";

const BEGIN = "import streamlit as st\n\n"; // a new page

export class FileDialog {
  /** @param {Playground} playground */
  constructor(playground) {
    this.playground = playground;
    this.dialog = playground.find("[data-dialog=file]");
    this.form = this.dialog.querySelector("form");
    this.wrong = this.dialog.querySelector("[role=alert]");
    this.name = ""; // of the file that it is about; "" for a new one
    this.told = document.createElement("div");
    this.told.className = "rp-files__told";
    this.told.setAttribute("role", "status");
    this.told.hidden = true;
    playground.find(".rp-kept").after(this.told);
    this.form.addEventListener("submit", (/** @type {SubmitEvent} */ event) => this.submitted(event));
    this.dialog.addEventListener("click", (/** @type {PageEvent} */ { target }) => {
      const act = target.closest("[data-file-do]")?.dataset.fileDo;
      if (act === "run") this.makeMain(this.name);
      else if (act === "download") this.download(this.name);
      else if (act === "replace") this.replace(this.name);
      else if (act === "delete") this.delete(this.name);
      else return;
      this.dialog.close();
    });
    this.chooser = this.part("add");
    this.chooser.addEventListener("change", () => {
      const files = [...this.chooser.files];
      this.chooser.value = "";
      this.dialog.close();
      this.addAll(files);
    });
    playground.store.on("added", (came) => this.take(came));
  }

  /** @param {string} name */
  part(name) {
    return this.dialog.querySelector(`[data-file-part=${name}]`);
  }

  get files() {
    return this.playground.store.get("files");
  }

  // Asks what becomes of a file, or for a new one.
  /** @param {string} name */
  open(name) {
    const isMain = name === this.playground.data.filename;
    this.name = name;
    this.part("title").textContent = name || "Add a file";
    this.part("hint").hidden = Boolean(name);
    this.part("choose").hidden = Boolean(name);
    this.part("acts").hidden = !name;
    this.part("save").textContent = name ? "Rename" : "Add";
    this.act("run").hidden = isMain || !name.endsWith(".py");
    this.act("replace").hidden = isMain;
    this.act("delete").hidden = isMain;
    this.part("main").hidden = !isMain;
    this.form.elements.namedItem("file").value = name;
    this.tellWrong("");
    this.tell("");
    this.dialog.showModal();
    this.form.elements.namedItem("file").select();
  }

  /** @param {string} name */
  act(name) {
    return this.dialog.querySelector(`[data-file-do=${name}]`);
  }

  /** @param {SubmitEvent} event */
  submitted(event) {
    const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
    if (button?.value !== "save") return;
    const name = this.form.elements.namedItem("file").value.trim();
    const why = name === this.name && name ? "" : this.problem(name);
    this.tellWrong(why);
    if (why) event.preventDefault();
    else if (!this.name) this.create(name);
    else if (name !== this.name) this.rename(this.name, name);
  }

  // Why no file can be called so; "" where one can.
  /** @param {string} name */
  problem(name) {
    const { data } = this.playground;
    if (this.name === data.filename && !name.endsWith(".py"))
      return "The script that runs has a name that ends with `.py`.";
    const others = without(allFiles(projectOf(this.playground)), this.name);
    if (!this.name && Object.keys(others).length >= LIMITS.files) return `A project has ${LIMITS.files} files at most.`;
    return nameProblem(name, Object.keys(others));
  }

  /** @param {string} name */
  create(name) {
    this.put(withFile(this.files, name, /^pages\/[^/]+\.py$/.test(name) ? BEGIN : ""), name);
  }

  /**
   * @param {string} name
   * @param {string} now
   */
  rename(name, now) {
    const { store } = this.playground;
    if (name === this.playground.data.filename)
      return putProject(this.playground, { ...projectOf(this.playground), name: now });
    this.put(withFile(without(this.files, name), now, this.files[name]), store.get("shown") === name ? now : undefined);
  }

  // Another script is the one that runs.
  /** @param {string} name */
  makeMain(name) {
    const { name: was, source, files } = projectOf(this.playground);
    const text = files[name];
    if (!isText(text)) return;
    putProject(this.playground, { name, source: text, files: withFile(without(files, name), was, source) });
  }

  /** @param {string} name */
  download(name) {
    const content = allFiles(projectOf(this.playground))[name];
    const type = isText(content) ? "text/plain" : "application/octet-stream";
    save(name.slice(name.lastIndexOf("/") + 1), bytesOf(content), type);
  }

  // Gives a file the content of one that the reader chooses.
  /** @param {string} name */
  replace(name) {
    const input = Object.assign(document.createElement("input"), { type: "file" });
    input.addEventListener("change", async () => {
      const file = input.files?.[0];
      const content = file && (await this.read(file));
      if (!content) return;
      const before = this.files[name];
      this.put(withFile(this.files, name, content), name);
      this.undoable(`\`${name}\` is replaced.`, () => this.put(withFile(this.files, name, before), name));
    });
    input.click();
  }

  /** @param {string} name */
  delete(name) {
    const content = this.files[name];
    this.put(without(this.files, name), "");
    this.undoable(`\`${name}\` is deleted.`, () => this.put(withFile(this.files, name, content), name));
  }

  // Lays files beside the script, in the place of those that have their names; that can be taken back.
  /** @param {{ files: Files, left: string[], skipped: string[] }} came */
  take({ files, left, skipped }) {
    const before = this.files;
    const { data } = this.playground;
    const wrong = [...left, ...skipped.map((name) => `${quoted(name)} is left out.`)];
    /** @type {string[]} */
    const added = [];
    let now = before;
    for (const [name, content] of Object.entries(files)) {
      const others = Object.keys(allFiles({ name: data.filename, source: "", files: without(now, name) }));
      const why =
        nameProblem(name, others) ||
        (others.length >= LIMITS.files
          ? `A project has ${LIMITS.files} files at most: ${quoted(name)} is left out.`
          : "") ||
        tooLarge(name, sizeOf(content), LIMITS.total - totalOf(without(now, name)));
      if (why) wrong.push(why);
      else {
        now = withFile(now, name, content);
        added.push(name);
      }
    }
    if (!added.length) return this.tell(wrong.join(" "), [], true);
    this.put(now, added.at(-1));
    const replaced = added.filter((name) => Object.hasOwn(before, name)).map(quoted);
    const words = [`Added: ${added.map(quoted).join(", ")}.`];
    if (replaced.length) words.push(`In the place of what was there: ${replaced.join(", ")}.`);
    this.undoable([...words, ...wrong].join(" "), () => this.put(before, ""));
  }

  /** @param {File[]} chosen */
  async addAll(chosen) {
    const bytes = (/** @type {File} */ file) => async () => new Uint8Array(await file.arrayBuffer());
    this.take(await gathered(chosen.map((file) => ({ path: file.name, size: file.size, bytes: bytes(file) }))));
  }

  /** @param {File} file */
  async read(file) {
    const room = LIMITS.total - totalOf(this.files);
    const why = tooLarge(file.name, file.size, room);
    if (why) this.tell(why, [], true);
    return why ? null : contentOf(new Uint8Array(await file.arrayBuffer()));
  }

  /**
   * @param {Files} files
   * @param {string} [shown]
   */
  put(files, shown) {
    const { store } = this.playground;
    store.set("files", files);
    if (shown !== undefined) store.set("shown", shown);
  }

  /**
   * @param {string} words
   * @param {() => void} work
   */
  undoable(words, work) {
    const undo = () => {
      this.tell("");
      work();
    };
    this.tell(words, [newButton("Undo", undo), newButton("Close", () => this.tell(""))]);
  }

  /** @param {string} words */
  tellWrong(words) {
    showWords(this.wrong, words);
  }

  /**
   * @param {string} words
   * @param {HTMLElement[]} [buttons]
   */
  tell(words, buttons = [], isWrong = false) {
    const said = document.createElement("span");
    showWords(said, words);
    const close = isWrong ? [newButton("Close", () => this.tell(""))] : [];
    this.told.setAttribute("role", isWrong ? "alert" : "status");
    this.told.replaceChildren(...(words ? [said, ...buttons, ...close] : []));
    this.told.hidden = !words;
  }
}

// Roughly how many bytes files have.
/** @param {Files} files */
function totalOf(files) {
  const sizes = Object.values(files).map((content) =>
    isText(content) ? content.length : content.base64.length * 0.75,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

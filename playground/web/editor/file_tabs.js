// The files of a project as tabs above the editor: the script that runs, and what lies beside it.
import { besides } from "../app/tabs.js";
import { newButton } from "../lib/button.js";
import { isText, namesOf } from "../share/contents.js";
import { Beside, MOST_TEXT } from "./beside.js";
import { binaryView } from "./binary.js";
import { FileDialog } from "./file_dialog.js";
import { showLegend } from "./marks.js";

const MANY = 8; // tabs, from which on a list beside them helps

/**
 * @param {Playground} playground
 * @param {import("@codemirror/view").EditorView} script the editor of the script that runs
 */
export function fileTabs(playground, script) {
  if (playground.keeper.whole) new FileTabs(playground, script);
}

class FileTabs {
  /**
   * @param {Playground} playground
   * @param {import("@codemirror/view").EditorView} script
   */
  constructor(playground, script) {
    this.playground = playground;
    this.script = script;
    this.body = playground.pane("script");
    this.beside = new Beside(playground);
    this.dialog = new FileDialog(playground);
    this.binary = document.createElement("div");
    this.body.append(this.beside.dom, this.binary);
    this.bar = make("div", "rp-files");
    this.tabs = make("div", "rp-files__tabs");
    this.tabs.setAttribute("role", "tablist");
    this.tabs.setAttribute("aria-label", "Files");
    this.list = /** @type {HTMLSelectElement} */ (make("select", "rp-files__list"));
    this.list.setAttribute("aria-label", "Go to a file");
    this.more = newButton("⋯", () => this.dialog.open(this.shown || playground.data.filename), "rp-files__do");
    this.more.title = "Rename, run, download, delete";
    this.add = newButton("+", () => this.dialog.open(""), "rp-files__do");
    this.add.setAttribute("aria-label", "Add a file");
    this.add.title = "Add a file";
    this.bar.append(this.tabs, this.list, this.more, this.add);
    this.body.before(this.bar);
    this.tabs.addEventListener("keydown", (event) => this.walk(event));
    this.list.addEventListener("change", () => this.choose(this.list.value));
    this.lone = playground.find("[data-do=add-file]");
    this.lone.addEventListener("click", () => this.dialog.open(""));
    const { store } = playground;
    store.on("files", () => this.draw());
    store.on("shown", () => this.show());
    store.on("jump", (asked) => {
      if (!asked.file || !Object.hasOwn(store.get("files"), asked.file)) return;
      store.set("shown", asked.file);
      this.beside.goTo(asked);
    });
    this.draw();
  }

  // The file that is shown; "" for the script that runs.
  get shown() {
    return this.playground.store.get("shown");
  }

  /** @param {string} name */
  choose(name) {
    const { store, data } = this.playground;
    store.set("shown", name === data.filename ? "" : name);
  }

  draw() {
    const { store, data, keeper } = this.playground;
    const files = store.get("files");
    const isOne = !keeper.whole || !Object.keys(files).length;
    this.lone.hidden = !isOne || !keeper.whole || data.read_only;
    this.more.hidden = this.add.hidden = data.read_only;
    this.bar.hidden = isOne;
    if (this.shown && !Object.hasOwn(files, this.shown)) store.set("shown", "");
    const names = isOne ? [] : [data.filename, ...namesOf(files)];
    const had = [...this.tabs.children].map((tab) => /** @type {HTMLElement} */ (tab).dataset.file);
    if (had.join("\n") !== names.join("\n")) {
      this.tabs.replaceChildren(...names.map((name) => this.tab(name)));
      this.list.replaceChildren(...names.map((name) => new Option(name)));
    }
    this.list.hidden = names.length <= MANY;
    for (const attribute of ["role", "aria-label"]) this.body.removeAttribute(attribute);
    if (!isOne) this.body.setAttribute("role", "tabpanel");
    this.show();
  }

  /** @param {string} name */
  tab(name) {
    const isMain = name === this.playground.data.filename;
    const tab = newButton(name, () => this.choose(name), "rp-files__tab");
    tab.setAttribute("role", "tab");
    tab.dataset.file = name;
    if (isMain) {
      tab.setAttribute("aria-label", `${name}, which runs`);
      tab.title = "This is the script that runs";
      tab.prepend(Object.assign(make("span", "rp-files__runs"), { textContent: "▸", ariaHidden: "true" }));
    }
    return tab;
  }

  // What is shown: the script's own editor, another one for other texts, or what can be told of a file.
  show() {
    const { shown, script, beside, binary } = this;
    const { store, data } = this.playground;
    const content = store.get("files")[shown];
    const isEditable = shown !== "" && isText(content) && content.length <= MOST_TEXT;
    for (const tab of /** @type {HTMLElement[]} */ ([...this.tabs.children])) {
      const isChosen = tab.dataset.file === (shown || data.filename);
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      if (isChosen) intoSight(tab, this.tabs);
    }
    this.list.value = shown || data.filename;
    this.more.setAttribute("aria-label", `About ${shown || data.filename}`);
    if (this.body.hasAttribute("role")) this.body.setAttribute("aria-label", shown || data.filename);
    script.dom.hidden = shown !== "";
    if (!isEditable) beside.hide();
    else if (beside.name !== shown) beside.show(shown);
    binary.hidden = shown === "" || isEditable;
    if (!binary.hidden) showLegend(this.playground.root, []);
    binary.replaceChildren(...(binary.hidden ? [] : [this.about(shown, content)]));
  }

  /**
   * @param {string} name
   * @param {Content} content
   */
  about(name, content) {
    const download = newButton("Download", () => this.dialog.download(name));
    const replace = newButton("Replace…", () => this.dialog.replace(name));
    return binaryView(name, content, this.playground.data.read_only ? [download] : [download, replace]);
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    const to = besides(event.key, event.target);
    if (!to) return;
    event.preventDefault();
    this.choose(String(/** @type {HTMLElement} */ (to).dataset.file));
    /** @type {HTMLElement} */ (to).focus();
  }
}

/**
 * @param {string} kind
 * @param {string} name
 */
const make = (kind, name) => Object.assign(document.createElement(kind), { className: name });

// Scrolls the tabs, and nothing else.
/**
 * @param {HTMLElement} tab
 * @param {HTMLElement} tabs
 */
function intoSight(tab, tabs) {
  const [{ left, right }, seen] = [tab.getBoundingClientRect(), tabs.getBoundingClientRect()];
  if (left < seen.left) tabs.scrollLeft -= seen.left - left + 12;
  else if (right > seen.right) tabs.scrollLeft += right - seen.right + 12;
}

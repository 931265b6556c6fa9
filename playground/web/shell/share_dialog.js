// The dialog "Share": the link, its QR code, texts to paste elsewhere, files to keep.
import { joined } from "../app/drawing.js";
import { withoutLarge } from "../app/upload_rules.js";
import { projectOf } from "../lib/project.js";
import { sanitize } from "../lib/sanitize.js";
import { save } from "../lib/save.js";
import { showWords } from "../lib/words.js";
import { client } from "../playgrounds.js";
import { linkable } from "../share/linkable.js";
import { ShareError, shareLink } from "../share/link.js";
import { standalone } from "../share/page.js";
import { qr, qrSvg } from "../share/qr.js";
import { badgeText, markdownText, questionText } from "../share/texts.js";
import { saveFolder } from "./folder.js";

const MOST_FILE = 10_000; // bytes of a file of the reader's that a link holds
const COMFORTABLE = 2000; // characters that every mail, chat and browser leaves whole
const UNNAMED = ["Playground", "Example"]; // what a playground is called that nobody has named
const PICTURE = new URL("badge.svg", import.meta.url).href;

export class ShareDialog {
  /** @param {Playground} playground */
  constructor(playground) {
    this.playground = playground;
    this.dialog = playground.find("[data-dialog=share]");
    this.dialog.addEventListener("change", () => this.fill());
    this.dialog.addEventListener("click", (/** @type {PageEvent} */ { target }) => {
      const what = target.closest("[data-share]")?.dataset.share;
      if (what === "script") this.keepScript();
      else if (what === "zip") saveFolder(playground);
      else if (what === "page") this.keepPage();
      else if (what === "export") {
        this.dialog.close();
        playground.log?.export();
      }
    });
    this.account = "";
    this.link = "";
    /** @type {{ asked: string, link: string } | undefined} */
    this.made = undefined;
    /** @type {Action[]} */
    this.actions = [];
    /** @type {string[]} */
    this.given = []; // files in actions that are too large for a link
  }

  async open() {
    const { data } = this.playground;
    for (const area of this.dialog.querySelectorAll("textarea")) area.value = "";
    this.part("script").textContent = `Download ${data.filename}`;
    this.part("zip").hidden = !this.hasFiles;
    this.dialog.showModal();
    this.account = "";
    this.actions = client.actions(this.playground.session);
    requestAnimationFrame(() => setTimeout(() => this.fill())); // the dialog is there first: a link takes a while
    const told = await this.recount();
    this.account = String(told?.account ?? "The script has not been run.\n");
    if (told) this.actions = told.actions; // the same, by labels and keys
    this.fill();
  }

  /** @param {string} name */
  part(name) {
    return this.dialog.querySelector(`[data-share=${name}]`);
  }

  // What happened, or null where nothing has or nobody answers.
  /** @returns {Promise<any>} */
  recount() {
    const { session } = this.playground;
    if (!client.sessions.has(session)) return Promise.resolve(null);
    return client.request({ type: "recount", session }).catch(() => null);
  }

  get hasFiles() {
    return Object.keys(this.playground.store.get("files")).length > 0;
  }

  // What the link holds, as the reader has chosen.
  get shared() {
    const { layout, find } = this.playground;
    const wants = (/** @type {string} */ what) => this.dialog.querySelector(`[data-with=${what}]`).checked;
    const name = find(".rp-head__name").textContent.trim();
    /** @type {Omit<import("../share/link.js").Shared, "scripts" | "files">} */
    const shared = {};
    if (!UNNAMED.includes(name) && name !== this.playground.data.filename) shared.name = name;
    const { actions, left: given } = withoutLarge(this.actions, MOST_FILE);
    this.given = wants("actions") ? given : [];
    if (wants("actions")) shared.actions = actions;
    if (wants("panes"))
      shared.panes = layout.panes
        .filter((pane) => !pane.hasAttribute("data-folded"))
        .map((pane) => String(pane.dataset.part));
    return linkable(projectOf(this.playground), shared);
  }

  // Where links lead: to the site's page to play on, else to the page for frames, which lies beside the bundle.
  get base() {
    const { host, find } = this.playground;
    if (find(".rp--play")) return location.href.split("#", 1)[0];
    if (host.dataset.play) return new URL(host.dataset.play, document.baseURI).href;
    return new URL("embed.html", import.meta.url).href;
  }

  // A link takes a while to make, and most often it is asked for once more.
  /** @param {import("../share/link.js").Shared} shared */
  linkTo(shared) {
    const asked = JSON.stringify(shared);
    if (this.made?.asked !== asked) this.made = { asked, link: shareLink(shared, this.base) };
    return this.made.link;
  }

  fill() {
    const error = this.dialog.querySelector(".rp-share__error");
    error.textContent = "";
    this.link = "";
    const { shared, scripts, left } = this.shared;
    try {
      this.link = this.linkTo(shared);
    } catch (failure) {
      if (!(failure instanceof ShareError)) throw failure;
      error.textContent = `${failure.message} Download ${this.hasFiles ? "the folder" : "it"} instead.`;
    }
    showWords(this.dialog.querySelector(".rp-share__left"), left.join(" "));
    const { length } = this.link;
    const tail = length > COMFORTABLE ? "; some chats and mails cut off what is longer than 2,000" : "";
    const lacks = this.given.length
      ? ` A link holds files of ${MOST_FILE.toLocaleString("en")} bytes: ${this.given.join(", ")} must be chosen again there.`
      : "";
    this.dialog.querySelector(".rp-share__length").textContent = length
      ? `${length.toLocaleString("en")} characters${tail}.${lacks}`
      : "";
    const code = this.link ? qr(this.link) : null;
    const place = this.dialog.querySelector(".rp-share__code");
    place.hidden = !code;
    place.replaceChildren(...(code ? [picture(qrSvg(code))] : []));
    this.write("link", this.link);
    this.write("badge", this.link && badgeText(this.link, PICTURE));
    this.write("markdown", markdownText(scripts, this.link || this.base));
    this.write("question", this.account && questionText(scripts, this.link || this.base, this.account));
  }

  /**
   * @param {string} part
   * @param {string} text
   */
  write(part, text) {
    const area = this.dialog.querySelector(`[data-part=${part}] textarea`);
    if (area.value !== text) area.value = text;
  }

  keepScript() {
    const { data, store } = this.playground;
    save(data.filename, store.get("source"), "text/x-python");
  }

  async keepPage() {
    const button = this.part("page");
    const { data, store, find } = this.playground;
    const told = await this.recount();
    if (!told) {
      this.dialog.querySelector(".rp-share__error").textContent = "Run the script first: a page has what was recorded.";
      return;
    }
    const css = await fetch(find("link[rel=stylesheet]").href).then((answer) => answer.text());
    const pages = told.pages.map((/** @type {any} */ { words, marks, ...panes }) => {
      const clean = Object.entries(panes).map(([pane, html]) => [pane, cleaned(String(html))]);
      return { words, marks, ...Object.fromEntries(clean) };
    });
    const title = find(".rp-head__name").textContent.trim();
    const source = store.get("running") ?? store.get("source");
    const text = await standalone({ title, name: data.filename, source, css, link: this.link, pages });
    save(`${data.filename.replace(/\.py$/, "")}.html`, text, "text/html");
    button.focus();
  }
}

/** @param {string} svg */
function picture(svg) {
  const image = new Image();
  image.alt = "";
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return image;
}

// What a pane shows, where nothing answers any more.
/** @param {string} html */
function cleaned(html) {
  const box = document.createElement("div");
  box.append(...sanitize(joined(html)));
  for (const control of box.querySelectorAll("button, input, select, textarea")) control.setAttribute("disabled", "");
  return box.innerHTML;
}

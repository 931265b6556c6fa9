// "Write to FILE": shows what would change in the file, and writes it when that is asked for. Where the file is not what the text
// was made from, both are shown, and nothing is written before somebody has chosen.
import { newButton } from "../lib/button.js";
import { sanitize } from "../lib/sanitize.js";
import { client } from "../playgrounds.js";

/**
 * @typedef {{ source: string, hash: string | null }} Base what a file holds; no hash where there is no file
 * @typedef {{ name: string, mine: string, base: Base }} Writing what is to be written to which file, made from what
 */

export class WriteDialog {
  /**
   * @param {Playground} playground
   * @param {{ write(writing: Writing): Promise<{ status: number, data: any }>, written(writing: Writing, hash: string): void,
   *   take(base: Base): void }} how `take` puts the file's own text into the editor
   */
  constructor(playground, how) {
    this.playground = playground;
    this.how = how;
    const dialog = document.createElement("dialog");
    dialog.className = "rp-ask rp-write";
    dialog.setAttribute("aria-labelledby", "rp-write");
    this.title = Object.assign(document.createElement("h2"), { className: "rp-keys__title", id: "rp-write" });
    this.said = document.createElement("p");
    this.said.setAttribute("role", "status");
    this.difference = Object.assign(document.createElement("div"), { className: "rp-write__difference", tabIndex: 0 });
    this.difference.setAttribute("role", "region");
    this.difference.setAttribute("aria-label", "What changes in the file");
    this.buttons = Object.assign(document.createElement("div"), { className: "rp-ask__buttons" });
    dialog.append(this.title, this.said, this.difference, this.buttons);
    playground.find(".rp").append(dialog);
    this.dialog = dialog;
  }

  /** @param {Writing} writing */
  async open(writing) {
    this.title.textContent = `Write to ${writing.name}`;
    this.tell(
      writing.base.hash === null
        ? `There is no ${writing.name} any more. It will be there again, with your text.`
        : "This is what will change in the file. Nothing is written yet.",
    );
    this.offer(
      this.button(`Write to ${writing.name}`, () => this.write(writing), true),
      this.cancel(),
    );
    this.dialog.showModal();
    await this.compare(writing);
  }

  // The lines that go and those that come.
  /** @param {Writing} writing */
  async compare({ base, mine }) {
    this.difference.replaceChildren("One moment…");
    const { session } = this.playground;
    const asked = { source: base.source, solution: mine, session: `${session}/write` };
    const answer = await client.request({ type: "differ", ...asked }).catch(() => null);
    const shown = answer ? sanitize(answer.html) : [];
    for (const node of shown) {
      const caption = node.querySelector?.("caption");
      if (caption) caption.textContent = "The file's line, your line, what changes";
    }
    const words = answer
      ? "Only spaces and empty lines at the end of lines or of the text differ."
      : "The difference cannot be shown just now: Python did not answer.";
    this.difference.replaceChildren(...(shown.length ? shown : [words]));
  }

  /** @param {Writing} writing */
  async write(writing) {
    this.tell("Writing…");
    const { status, data } = await this.how.write(writing);
    if (status === 200) {
      this.dialog.close();
      return this.how.written(writing, String(data.hash));
    }
    if (status === 409) return this.conflict(writing, data);
    this.tell(
      status === 0
        ? "Nothing was written: the process that served this page does not answer."
        : String(data.error ?? "Nothing was written."),
    );
  }

  // The file was changed since: what it holds now against what is in the editor.
  /**
   * @param {Writing} writing
   * @param {any} now
   */
  async conflict({ name, mine }, { source, hash, error }) {
    /** @type {Base} */
    const base = { source: typeof source === "string" ? source : "", hash: typeof hash === "string" ? hash : null };
    this.title.textContent = `Write to ${name}`;
    this.tell(`${error} Nothing was written. These are the file as it is now, and your text.`);
    const write = this.button(base.hash === null ? "Write it anew" : "Write mine over it", () =>
      this.write({ name, mine, base }),
    );
    const take = this.button("Take the file's text", () => {
      this.dialog.close();
      this.how.take(base);
    });
    this.offer(write, ...(typeof source === "string" ? [take] : []), this.cancel());
    if (!this.dialog.open) this.dialog.showModal();
    await this.compare({ name, mine, base });
  }

  /** @param {string} words */
  tell(words) {
    this.said.textContent = words;
  }

  /** @param {HTMLElement[]} buttons */
  offer(...buttons) {
    this.buttons.replaceChildren(...buttons);
  }

  cancel() {
    return this.button("Cancel", () => this.dialog.close());
  }

  /**
   * @param {string} words
   * @param {() => void} work
   */
  button(words, work, isFirst = false) {
    return newButton(words, work, isFirst ? "rp-btn rp-btn--primary" : "rp-btn");
  }
}

// What the script prints, step by step: with `streamlit run` it goes to the terminal, here below the script.

const MOST = 400; // lines that are kept, the newest
const LONGEST = 2000; // characters shown of one

export class Printed {
  /** @param {Playground} playground */
  constructor({ find }) {
    /** @type {{ words: string, lines: string[] }[]} */
    this.steps = [];
    /** @type {{ words: string, lines: string[] } | null} */
    this.open = null; // the step that runs
    /** @type {number | null} */
    this.waiting = null;
    this.place = find(".rp-printed");
    this.body = find(".rp-printed__body");
    this.clear();
  }

  clear() {
    this.steps = [];
    this.open = null;
    this.draw();
  }

  /** @param {string} text */
  add(text) {
    if (!this.open) {
      this.open = { words: "", lines: [] };
      this.steps.push(this.open);
    }
    this.open.lines.push(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
    this.later();
  }

  // The step that printed is over: what the reader did stands above its lines.
  /** @param {string} words */
  stepped(words) {
    if (!this.open) return;
    this.open.words = words;
    this.open = null;
    this.later();
  }

  // Once a frame, however much is printed.
  later() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.draw();
    });
  }

  draw() {
    let lines = this.steps.reduce((sum, step) => sum + step.lines.length, 0);
    while (lines > MOST) {
      const [oldest] = this.steps;
      lines -= oldest.lines.splice(0, lines - MOST).length;
      if (!oldest.lines.length) this.steps.shift();
    }
    this.place.hidden = !lines;
    this.body.replaceChildren(
      ...this.steps.flatMap(({ words, lines: printed }) => {
        const text = element("pre", "rp-printed__text", printed.join("\n"));
        return words ? [element("p", "rp-printed__step", words), text] : [text];
      }),
    );
    this.body.scrollTop = this.body.scrollHeight;
  }
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {any} textContent
 */
function element(tag, className, textContent) {
  return Object.assign(document.createElement(tag), { className, textContent });
}

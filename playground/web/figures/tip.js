// What is told of the mark under the pointer: texts only, beside it, within the figure.
const MOST = 20;
const LONGEST = 120;

export class Tip {
  /** @param {HTMLElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.box = document.createElement("div");
    this.box.className = "rp-figure__tip";
    this.box.hidden = true;
  }

  attach() {
    this.canvas.append(this.box);
  }

  /**
   * @param {{ clientX: number, clientY: number }} event
   * @param {any} value a text, or texts by name; nothing hides it
   */
  show(event, value) {
    if (value === null || value === undefined || value === "") return this.hide();
    const rows = typeof value === "object" ? Object.entries(value).slice(0, MOST) : [["", value]];
    this.box.replaceChildren(
      ...rows.map(([name, each]) => {
        const row = document.createElement("div");
        const words = String(typeof each === "object" ? JSON.stringify(each) : each).slice(0, LONGEST);
        row.textContent = name ? `${name.slice(0, LONGEST)}: ${words}` : words;
        return row;
      }),
    );
    this.box.hidden = false;
    const { left, top, width } = this.canvas.getBoundingClientRect();
    const x = event.clientX - left;
    const right = x > width / 2;
    this.box.style.left = right ? "" : `${x + 12}px`;
    this.box.style.right = right ? `${width - x + 12}px` : "";
    this.box.style.top = `${Math.max(0, event.clientY - top - 12)}px`;
  }

  hide() {
    this.box.hidden = true;
  }

  end() {
    this.box.remove();
  }
}

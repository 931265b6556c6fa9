// A moment of the past, shown beside the app itself, which keeps what the reader has put into it.
import { Drawing } from "./drawing.js";

export class Past {
  /**
   * @param {Playground} playground
   * @param {HTMLElement} body where the app itself is shown
   */
  constructor(playground, body) {
    this.playground = playground;
    this.body = body;
    this.pane = playground.find(".rp-past");
    this.drawing = new Drawing(this.pane);
    this.scrolled = 0; // where the app itself stood
    this.pane.addEventListener("click", () => this.refuse());
  }

  /** @param {Shown} view */
  show({ past: html, look }) {
    const { body, pane } = this;
    const looking = this.playground.find(".rp-looking");
    const was = body.scrollTop;
    looking.hidden = pane.hidden = typeof html !== "string";
    if (looking.hidden) looking.querySelector(".rp-looking__told").hidden = true;
    body.hidden = !pane.hidden;
    looking.querySelector(".rp-looking__title").textContent = typeof look?.title === "string" ? look.title : "";
    if (pane.hidden) {
      body.scrollTop = was || this.scrolled;
      this.drawing.clear();
      return;
    }
    this.scrolled = was || this.scrolled;
    this.drawing.draw(String(html));
    for (const part of pane.querySelectorAll(".rp-el > :not([inert])")) part.inert = true;
  }

  refuse() {
    const told = this.playground.find(".rp-looking__told");
    told.textContent = "This is a picture of what was: go back to now to use the app.";
    told.hidden = false;
    told.scrollIntoView({ block: "nearest" }); // it stands above an app that may be longer than the screen
  }
}

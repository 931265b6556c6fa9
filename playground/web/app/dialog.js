// The open dialog of an app. What is behind it is `inert` by its HTML; here are the ways out of it, and where the focus goes.

const CLOSE = ".rp-dialog__close";
const FOCUSABLE = "a[href], button, input, select, summary, textarea, [tabindex]";

export class Dialog {
  /**
   * @param {HTMLElement} body
   * @param {Playground} playground
   */
  constructor(body, { root, signal }) {
    this.body = body;
    this.root = root;
    this.open = this.find();
    /** @type {Part | null} */
    this.opener = null; // what had the focus before it opened
    this.place = ""; // the id of the element that this is in: a later run may draw it anew
    /** @type {Part | null} */
    this.clicked = null; // Safari gives the focus to no button that is clicked
    body.addEventListener("click", (/** @type {PageEvent} */ { target }) => {
      this.clicked = target.closest(FOCUSABLE);
      if (target.matches(".rp-over")) this.close();
    });
    body.addEventListener("keydown", (/** @type {PageEvent} */ event) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
      if (this.open?.querySelector(".rp-reason[open]") || !this.close()) return; // one thing at a time
      event.preventDefault();
      event.stopPropagation();
    });
    const leave = (/** @type {Event} */ event) => {
      if (!event.composedPath().includes(body)) this.clicked = null;
    };
    document.addEventListener("pointerdown", leave, { signal });
    document.addEventListener("focusin", leave, { signal });
  }

  /** @returns {Part | null} */
  find() {
    return this.body.querySelector(".rp-dialog");
  }

  // As its button would, where it has one.
  close() {
    const button = this.open?.querySelector(CLOSE);
    button?.click();
    return Boolean(button);
  }

  // Draws the app. The focus goes into a dialog that has opened, and back once it is closed; never from outside of the app.
  /** @param {() => void} draw */
  around(draw) {
    const was = this.open;
    const used = this.used();
    draw();
    this.open = this.find();
    if (this.open && !was) this.show(this.open);
    if (!used) return;
    if (this.open && !was) {
      this.opener = used;
      this.place = used.closest(".rp-el")?.id ?? "";
    }
    if (this.open && !this.open.contains(this.root.activeElement)) this.open.focus();
    if (was && !this.open) this.comeBack();
  }

  // What of the app is used by its reader, who may be elsewhere.
  used() {
    const focused = /** @type {Part | null} */ (this.root.activeElement);
    if (focused) return this.body.contains(focused) ? focused : null;
    return document.activeElement && document.activeElement !== document.body ? null : this.clicked;
  }

  comeBack() {
    const { opener } = this;
    const again = opener?.isConnected
      ? opener
      : this.place && this.body.querySelector(`#${CSS.escape(this.place)}`)?.querySelector(FOCUSABLE);
    if (again) again.focus();
    this.opener = null;
  }

  // The app may be longer than what is seen of it: the dialog stands where its reader is.
  /** @param {Part} dialog */
  show(dialog) {
    const over = dialog.parentElement;
    this.body.style.removeProperty("--rp-top");
    const [seen, all] = [this.body, over].map((each) => each.getBoundingClientRect());
    const covered = this.root.querySelector(".rp-switch")?.getBoundingClientRect().bottom ?? 0;
    const above = Math.max(seen.top, covered, 0) - all.top;
    if (above > 0) this.body.style.setProperty("--rp-top", `${(above * over.offsetHeight) / all.height}px`);
  }
}

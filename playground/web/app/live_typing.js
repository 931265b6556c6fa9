// Text fields that tell the script what is typed while it is typed, at each pause of the typing (`st.text_input(live=...)`).

export class LiveTyping {
  // `tell` gets the field and its text after a pause.
  /** @param {(field: Part, text: string) => void} tell */
  constructor(tell) {
    this.tell = tell;
    this.timers = new Map(); // field → the timer of its pause
  }

  // Something was typed. What an input method is still putting together is no text yet.
  /**
   * @param {Part} field
   * @param {boolean} composing
   */
  typed(field, composing) {
    this.cancel(field);
    if (composing) return;
    const pause = Number(field.dataset.live);
    if (!pause) return this.tell(field, field.value);
    this.timers.set(
      field,
      setTimeout(() => this.paused(field), pause),
    );
  }

  /** @param {Part} field */
  paused(field) {
    this.timers.delete(field);
    if (field.isConnected) this.tell(field, field.value);
  }

  // The text is told otherwise: by Enter, or because the field is left.
  /** @param {Part} field */
  cancel(field) {
    clearTimeout(this.timers.get(field));
    this.timers.delete(field);
  }

  // Whether a field must be told once more when it is left: emptied in a pause, it has not said yet what it lacks.
  /**
   * @param {Part} field
   * @param {string} text
   */
  owes(field, text) {
    return (
      field.dataset.live !== undefined &&
      field.getAttribute("aria-required") === "true" &&
      !field.hasAttribute("aria-invalid") &&
      !text.trim()
    );
  }
}

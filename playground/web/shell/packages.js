// What a reader sees come: Python itself, where a slow line brings it, and the packages that a script needs; and what is said of
// those that are not to be had.

import { megabytes } from "../lib/words.js";

/** @import { Coming, Loading, Prepared } from "../messages.js" */

export class Arriving {
  // The status itself says that Python starts, once: these change too often to be read out.
  /** @param {HTMLElement} status */
  constructor(status) {
    this.status = status;
    this.bar = newBar("Python");
    this.words = Object.assign(document.createElement("span"), { className: "rp-came" });
  }

  /** @param {Coming | null} coming */
  show(coming) {
    if (!coming || coming.came > coming.size) {
      this.bar.remove();
      this.words.remove();
      return;
    }
    fill(this.bar, coming);
    this.words.textContent = `${(coming.came / 1e6).toFixed(1)} of ${megabytes(coming.size)}`;
    if (!this.bar.isConnected) this.status.after(this.bar, this.words);
  }
}

export class Packages {
  // The bar stands beside the page's status.
  /** @param {HTMLElement} status */
  constructor(status) {
    this.status = status;
    this.words = ""; // what is loaded, as long as it is
    this.lacks = ""; // of the script that runs: what is not there
    /** @type {HTMLProgressElement | null} */
    this.bar = null;
  }

  /** @param {Loading | Prepared} message */
  hear(message) {
    if (message.type === "prepared") {
      this.end();
      this.lacks = [missing(message.missing), ...message.troubles].filter(Boolean).join(" ");
      return;
    }
    const names = message.packages.toReversed(); // what the others are for comes last
    const what = names.length > 2 ? `${names[0]} and ${names.length - 1} more` : listed(names);
    this.words = `Loading ${what} (${megabytes(message.size)})…`;
    this.bar ??= newBar("Packages");
    fill(this.bar, message);
    if (!this.bar.isConnected) this.status.after(this.bar);
  }

  // Nothing is loaded any more, and nothing known of what the next script lacks.
  end() {
    this.words = this.lacks = "";
    this.bar?.remove();
  }
}

/** @param {string} what comes */
function newBar(what) {
  const bar = Object.assign(document.createElement("progress"), { className: "rp-loading" });
  bar.setAttribute("aria-label", what);
  return bar;
}

/**
 * @param {HTMLProgressElement} bar
 * @param {{ came: number, size: number }} bytes
 */
function fill(bar, { came, size }) {
  Object.assign(bar, { max: Math.max(1, size), value: came });
}

/** @param {string[]} names */
function missing(names) {
  if (!names.length) return "";
  const are = names.length > 1 ? "are" : "is";
  const them = names.length > 1 ? "them" : "it";
  const how = `\`make build PACKAGES="${names.join(" ")}"\``;
  return `${listed(names.map((name) => `\`${name}\``))} ${are} not part of this site. Whoever builds the site can add ${them}: ${how}.`;
}

/** @param {string[]} names */
function listed(names) {
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names[0];
}

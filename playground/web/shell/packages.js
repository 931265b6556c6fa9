// The packages that a script needs, as its reader sees them come; and what is said of those that are not to be had.

/** @import { Loading, Prepared } from "../messages.js" */

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
    this.bar ??= document.createElement("progress");
    Object.assign(this.bar, { className: "rp-loading", max: Math.max(1, message.size), value: message.came });
    this.bar.setAttribute("aria-label", "Packages");
    if (!this.bar.isConnected) this.status.after(this.bar);
  }

  // Nothing is loaded any more, and nothing known of what the next script lacks.
  end() {
    this.words = this.lacks = "";
    this.bar?.remove();
  }
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

/** @param {number} bytes */
const megabytes = (bytes) => `${(Math.max(bytes, 50_000) / 1e6).toFixed(1)} MB`;

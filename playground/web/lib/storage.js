// What this browser keeps for the reader: JSON values, of which each has a name. A store that is full or forbidden keeps
// nothing, and harms nothing.

const PREFIX = "rerun-playground.";
const OLD_PREFIX = "rerun-playground:"; // of what was kept until 2026: it is still read

/** @typedef {"" | "full" | "forbidden"} Failure why a value was not kept; "" if it is */

// One of the browser's stores: `localStorage` is every tab's, `sessionStorage` this tab's over its reloads.
/** @param {"localStorage" | "sessionStorage"} store */
export function box(store) {
  return {
    /**
     * @param {string} name
     * @returns {any} null where there is nothing
     */
    read(name) {
      try {
        return parsed(globalThis[store].getItem(PREFIX + name) ?? globalThis[store].getItem(OLD_PREFIX + name));
      } catch {
        return null;
      }
    },
    // All names that begin so.
    /** @param {string} start */
    names(start) {
      try {
        const names = Object.keys(globalThis[store]).filter((key) => key.startsWith(PREFIX + start));
        return names.map((key) => key.slice(PREFIX.length));
      } catch {
        return [];
      }
    },
    /**
     * @param {string} name
     * @param {any} value null forgets it
     * @returns {Failure}
     */
    write(name, value) {
      try {
        if (value === null) globalThis[store].removeItem(PREFIX + name);
        else globalThis[store].setItem(PREFIX + name, JSON.stringify(value));
        globalThis[store].removeItem(OLD_PREFIX + name);
        return "";
      } catch (error) {
        return /** @type {Error} */ (error)?.name === "QuotaExceededError" ? "full" : "forbidden";
      }
    },
  };
}

export const { read: recall, write: remember } = box("localStorage");

// Whether an event of the browser's, by which one tab tells the others, is about a value of this name, or about all.
/**
 * @param {StorageEvent} event
 * @param {string} name
 */
export function isAbout({ key }, name) {
  return key === null || key === PREFIX + name;
}

/** @param {string | null} text */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return text; // some of the old values were texts
  }
}

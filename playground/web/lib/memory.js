// What this browser remembers for the reader. A storage that is full or forbidden remembers nothing, and harms nothing.
const PREFIX = "rerun-playground.";

export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // The reader goes on without it.
  }
}

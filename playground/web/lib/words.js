// Shows a message in which backticks set off what is code.
/**
 * @param {HTMLElement} element
 * @param {string} text
 */
export function showWords(element, text) {
  const parts = text.split(/`([^`\n]+)`/);
  element.replaceChildren(
    ...parts.map((part, place) =>
      place % 2 ? Object.assign(document.createElement("code"), { textContent: part }) : part,
    ),
  );
}

/** @param {number} bytes */
export const megabytes = (bytes) => `${(Math.max(bytes, 50_000) / 1e6).toFixed(1)} MB`;

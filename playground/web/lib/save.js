// Gives the reader a file to keep.
/**
 * @param {string} name
 * @param {BlobPart} text
 * @param {string} type
 */
export function save(name, text, type) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

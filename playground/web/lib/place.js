// Where the page's own files lie. All are in the folder of the bundle, and its address alone tells the version of them.
let version = "";

// Told once, by the entry of the bundle: what it is split into has other addresses.
/** @param {string} bundle */
export function tellPlace(bundle) {
  version = new URL(bundle).search;
}

export const versionOf = () => version;

// The address of one of them, as of the version that this page has.
/** @param {string} name */
export const fileAt = (name) => new URL(name + version, import.meta.url);

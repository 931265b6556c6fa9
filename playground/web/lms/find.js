// Finds the run-time of a school's system: an object that SCORM lets a page look for in the windows around it.

const HIGHEST = 20; // windows, one in the other
const NAMES = /** @type {const} */ (["API_1484_11", "API"]);

/** @typedef {"API" | "API_1484_11"} ApiName 1.2's and 2004's */

// The system's object of this name: of this window, of those around it, of the one that opened it, and those around that.
// A window of another origin tells nothing, but one around it may be of ours.
/**
 * @param {ApiName} name
 * @param {any} [from]
 */
export function findApi(name, from = window) {
  return upwards(name, from) ?? upwards(name, openerOf(from)) ?? upwards(name, openerOf(topOf(from)));
}

// The object of either standard; the one that the package was made for comes first.
/** @param {ApiName} wanted */
export function findEither(wanted) {
  for (const name of [wanted, ...NAMES.filter((each) => each !== wanted)]) {
    const api = findApi(name);
    if (api) return { name, api };
  }
  return null;
}

/**
 * @param {ApiName} name
 * @param {any} from
 */
function upwards(name, from) {
  let place = from;
  for (let height = 0; place && height < HIGHEST; height++) {
    const api = memberOf(place, name);
    if (api) return api;
    const around = memberOf(place, "parent");
    if (around === place) return null;
    place = around;
  }
  return null;
}

/** @param {any} place */
const openerOf = (place) => (place ? memberOf(place, "opener") : null);

/** @param {any} place */
const topOf = (place) => (place ? memberOf(place, "top") : null);

/**
 * @param {any} place
 * @param {string} name
 */
function memberOf(place, name) {
  try {
    return place[name] ?? null;
  } catch {
    return null; // a window of another origin
  }
}

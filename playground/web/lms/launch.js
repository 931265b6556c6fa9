// How a package was launched, as its address says it: by cmi5, by plain xAPI, or by neither.

/**
 * @typedef {object} Launch
 * @property {"cmi5" | "xapi"} kind
 * @property {string} endpoint where statements go, with a slash at its end
 * @property {string} fetch where the key to it is had, once (cmi5)
 * @property {string} auth the key to it (xAPI)
 * @property {any} actor who learns
 * @property {string} registration
 * @property {string} activity the package's name there
 */

const LONGEST = 4000; // letters of a value

// What the address says; null where it is no launch, and an error in words where it is half of one.
/**
 * @param {string} search
 * @param {string} activity the package's own name, for a launch that gives none
 * @returns {Launch | null}
 */
export function readLaunch(search, activity) {
  const given = new URLSearchParams(search);
  /** @param {string} name */
  const value = (name) => (given.get(name) ?? "").slice(0, LONGEST);
  if (!given.has("endpoint")) return null;
  const kind = given.has("fetch") ? "cmi5" : "xapi";
  const endpoint = addressOf(value("endpoint"), "endpoint");
  const launch = {
    endpoint: endpoint.endsWith("/") ? endpoint : `${endpoint}/`,
    fetch: kind === "cmi5" ? addressOf(value("fetch"), "fetch") : "",
    auth: value("auth"),
    actor: actorOf(value("actor")),
    registration: value("registration"),
    activity: value("activityId") || value("activity_id") || activity,
  };
  if (kind === "cmi5" && !(launch.registration && given.get("activityId")))
    throw new Error("its address has no registration or activityId");
  return { kind, ...launch };
}

/**
 * @param {string} text
 * @param {string} name
 */
function addressOf(text, name) {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) throw new Error(`its address has no good ${name}`);
  return text;
}

/** @param {string} text */
function actorOf(text) {
  try {
    const actor = JSON.parse(text);
    if (actor && typeof actor === "object" && !Array.isArray(actor)) return agentOf(actor);
  } catch {}
  throw new Error("its address has no good actor");
}

// Older launches put each value of an agent into a list, and name its account's parts otherwise.
/** @param {any} actor */
function agentOf(actor) {
  /** @param {any} value */
  const first = (value) => (Array.isArray(value) ? value[0] : value);
  const given = Object.entries(actor).filter(([name]) => name !== "objectType");
  const agent = { objectType: "Agent", ...Object.fromEntries(given.map(([name, value]) => [name, first(value)])) };
  const account = /** @type {any} */ (agent).account;
  if (!account?.accountName) return agent;
  return { ...agent, account: { homePage: account.accountServiceHomePage, name: account.accountName } };
}

// What is asked of the sandbox, and how long that may take.
import { STANDARD } from "./limits.js";

/** @import { Act } from "../messages.js" */

export const GRACE = 5000; // ms beyond the session's own limit until the worker counts as lost
export const HEARS = 1000; // ms that a script has to hear that it is to stop
export const SHOWN = 150; // ms until it is shown what a running script has done so far
export const STEPS = new Set(["open", "act"]); // messages that run the session's script
export const USES = new Set(["act", "look", "export", "predict", "recall", "recount"]); // messages that a session of the worker answers

// Whether a request goes on with a session that is open.
/**
 * @param {string | null} session
 * @param {Pending} request
 */
export function isUseBy(session, request) {
  return request.session === session && USES.has(request.message.type);
}

// What brings a session back must have the time that its most patient step had.
/**
 * @template {{ limits: Limits }} Opening
 * @param {Opening} open
 * @param {Act} act
 * @returns {Opening}
 */
export function withTimeOf(open, { limits }) {
  return limits.seconds > open.limits.seconds ? { ...open, limits: { ...open.limits, seconds: limits.seconds } } : open;
}

// How long a request may take: the script's own limit, the replayed actions, and some grace.
/**
 * @param {{ actions?: Action[], limits?: Limits }} message
 * @param {import("./session.js").Session | undefined} session
 */
export function patience(message, session) {
  const replay = message.actions?.length ? (session?.good?.ms ?? 0) * 2 : 0;
  return (message.limits ?? STANDARD).seconds * 1000 + GRACE + replay;
}

// For how many ms the worker has had a request.
/** @param {Pending} request */
export function elapsed({ since = 0 }) {
  return performance.now() - since;
}

// Nobody waits for a request any more.
/** @param {Pending} request */
export function unwatch({ slow = [], shown, lost, stops }) {
  for (const each of [...slow, shown, lost, stops]) clearTimeout(each);
}

// What a listener is told of the request that it hears of.
/** @param {Pending} request */
export function aboutRequest({ tag, restores, message }) {
  return { tag, restored: Boolean(restores), fresh: message.type === "open" };
}

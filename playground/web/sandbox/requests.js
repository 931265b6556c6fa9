// What is asked of the sandbox, and what its answers say of it.
import { STANDARD } from "./limits.js";

export const GRACE = 5000; // ms beyond the session's own limit until the worker counts as lost
export const USES = new Set(["act", "look", "export", "predict"]); // messages that a session of the worker answers

// Whether a request goes on with a session that is open.
export function isUseBy(session, request) {
  return request.session === session && USES.has(request.message.type);
}

// The time guard ended the action and took the session back: it is not part of what is replayed.
export function undone(answer) {
  return (answer.step?.notes ?? []).some((note) => note.kind === "restored");
}

// The time guard ended the step, be it of a load or of an action.
export function outOfTime(answer) {
  const screen = answer.step?.screen;
  return Array.isArray(screen) && screen.some((element) => element?.type === "guard" && element.reason === "seconds");
}

// What brings a session back must have the time that its most patient step had.
export function withTimeOf(open, { limits }) {
  return limits.seconds > open.limits.seconds ? { ...open, limits: { ...open.limits, seconds: limits.seconds } } : open;
}

// How long a request may take: the script's own limit, the replayed actions, and some grace.
export function patience(message, session) {
  const replay = message.actions?.length ? (session?.good?.ms ?? 0) * 2 : 0;
  return (message.limits ?? STANDARD).seconds * 1000 + GRACE + replay;
}

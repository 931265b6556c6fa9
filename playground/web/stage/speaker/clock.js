// The clock of a talk: it starts, pauses and starts anew; what it needs to go on after a reload is plain data.

/** @typedef {{ since: number | null, before: number }} Clock since when it goes, if it does, and the ms that had gone before */

/** @type {Clock} */
export const STILL = { since: null, before: 0 };

/** @param {Clock} clock @param {number} now ms, as Date.now() says */
export const elapsed = ({ since, before }, now) => before + (since === null ? 0 : Math.max(now - since, 0));

// The clock after one of "start", "pause" and "reset".
/** @param {Clock} clock @param {string} what @param {number} now @returns {Clock} */
export function wound(clock, what, now) {
  if (what === "start") return clock.since === null ? { ...clock, since: now } : clock;
  if (what === "pause") return { since: null, before: elapsed(clock, now) };
  return STILL;
}

// A clock that was kept or came in a message, or one that stands still.
/** @param {any} data @returns {Clock} */
export function clockOf(data) {
  const { since, before } = Object(data);
  const isTime = (/** @type {any} */ value) => Number.isFinite(value) && value >= 0;
  return { since: isTime(since) ? since : null, before: isTime(before) ? before : 0 };
}

// "1:02:03", "12:03"
/** @param {number} ms */
export function written(ms) {
  const seconds = Math.floor(ms / 1000);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

// Times as the standards write them: in hundredths of a second, which all of them take.

/** @param {number} ms */
const hundredths = (ms) => Math.max(0, Math.round(ms / 10));

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");

// HHHH:MM:SS.SS
/** @param {number} ms */
export function timespan(ms) {
  const all = hundredths(ms);
  const [hours, minutes, seconds] = [
    Math.floor(all / 360_000),
    Math.floor(all / 6000) % 60,
    Math.floor(all / 100) % 60,
  ];
  return `${String(Math.min(hours, 9999)).padStart(4, "0")}:${two(minutes)}:${two(seconds)}.${two(all % 100)}`;
}

// PT1H2M3.25S
/** @param {number} ms */
export function duration(ms) {
  const all = hundredths(ms);
  const [hours, minutes] = [Math.floor(all / 360_000), Math.floor(all / 6000) % 60];
  const seconds = (all % 6000) / 100;
  const parts = [hours && `${hours}H`, minutes && `${minutes}M`, (seconds || all < 6000) && `${seconds}S`];
  return `PT${parts.filter(Boolean).join("")}`;
}

// The time of day, as the learner's clock has it: HH:MM:SS
/** @param {Date} at */
export const clock = (at) => [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(":");

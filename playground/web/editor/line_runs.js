// In which runs a line ran, and how often: "Line 8 ran 7 times in 9 runs: 1, 3–8".
/**
 * @param {Record<string, any> | undefined} given
 * @param {number} number
 */
export function lineRuns({ runs, lines } = {}, number) {
  if (!runs) return "";
  const { times, runs: which } = Object.hasOwn(lines ?? {}, number) ? lines[number] : { times: 0, runs: "" };
  if (!times) return `Line ${number} has not run in ${count(runs, "run")}`;
  return `Line ${number} ran ${count(times, "time")} in ${count(runs, "run")}: ${which}`;
}

/**
 * @param {number} number
 * @param {string} noun
 */
const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

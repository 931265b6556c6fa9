// The limits of a step, as the reader has set them: kept in this browser, the same for all playgrounds of the site.

const KEY = "rerun-playground:limits";
export const STANDARD = { reruns: 50, seconds: 10 };
const MOST = { reruns: 1000, seconds: 600 };

// `value` within what a limit may be; the standard where it is no number.
export function fit(name, value) {
  const number = Number(value);
  return Number.isFinite(number) && number >= 1 ? Math.min(Math.round(number), MOST[name]) : STANDARD[name];
}

export const fitSeconds = (value) => fit("seconds", value);

export function readLimits() {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(KEY));
  } catch {
    // a browser that keeps nothing, or something that is no JSON
  }
  return { reruns: fit("reruns", kept?.reruns ?? ""), seconds: fit("seconds", kept?.seconds ?? "") };
}

// Keeps the limits for the next page; a browser that keeps nothing has them for this page only.
export function keepLimits(limits) {
  try {
    localStorage.setItem(KEY, JSON.stringify(limits));
  } catch {
    // they hold for this page
  }
}

// What of a figure of Plotly may be drawn: it comes from a script. Maps would load their tiles, pictures their files; links open
// beside the page, and texts have no styles but those of letters.
const MAPS = ["geo", "map", "mapbox"];
const MAP_TRACE = /^(choropleth|density|scatter)(geo|map|mapbox)?$/;
const MAP_ONLY = ["choropleth"];
const CONFIG = [
  "scrollZoom",
  "displayModeBar",
  "staticPlot",
  "doubleClick",
  "showTips",
  "showAxisDragHandles",
  "locale",
];
const MOST_PIXELS = 4000;
const DEEPEST = 40;

// The figure without what is not drawn, which `say` tells in words.
/**
 * @param {any} spec
 * @param {(words: string) => void} say
 * @returns {{ data: any[], layout: any }}
 */
export function drawable({ data, layout }, say) {
  const traces = (Array.isArray(data) ? data : []).filter((trace) => trace && typeof trace === "object");
  const kept = traces.filter((trace) => !isMap(trace));
  if (kept.length < traces.length) {
    const kinds = [...new Set(traces.filter(isMap).map((trace) => trace.type))].join(", ");
    say(`Not drawn: ${kinds}. A map needs tiles or borders from another server; its numbers are in the table.`);
  }
  const look = layout && typeof layout === "object" && !Array.isArray(layout) ? { ...layout } : {};
  for (const name of Object.keys(look)) if (MAPS.some((map) => name.replace(/\d+$/, "") === map)) delete look[name];
  for (const name of ["width", "height"]) if (!(Number(look[name]) <= MOST_PIXELS)) delete look[name];
  return { data: kept.map((trace) => cleaned(trace, say)), layout: cleaned(look, say) };
}

/** @param {any} trace */
const isMap = ({ type }) => MAP_ONLY.includes(type) || (MAP_TRACE.test(String(type)) && type !== "scatter");

/** @param {any} config */
export const safeConfig = (config) =>
  Object.fromEntries(
    Object.entries(config ?? {}).filter(
      ([name, value]) => CONFIG.includes(name) && (typeof value !== "object" || !value),
    ),
  );

/**
 * @param {any} part
 * @param {(words: string) => void} say
 * @param {string} [name]
 * @param {number} [depth]
 * @returns {any}
 */
function cleaned(part, say, name = "", depth = 0) {
  if (depth > DEEPEST) return null;
  if (typeof part === "string") {
    if (name === "source" && !/^data:image\/(png|jpeg|gif|webp);base64,/i.test(part)) {
      say(`Not loaded: ${part.slice(0, 120)}. A figure can use only pictures that are in its data.`);
      return undefined;
    }
    return part.includes("<") ? plainTags(part) : part;
  }
  if (Array.isArray(part)) return part.map((each) => cleaned(each, say, name, depth + 1));
  if (part === null || typeof part !== "object") return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, cleaned(value, say, key, depth + 1)]));
}

// Plotly shows a few tags in texts. Of a link its address is left, of other tags nothing but the tag.
/** @param {string} text */
function plainTags(text) {
  return text.replace(/<(\/?)(\w+)((?:[^>"']|"[^"]*"|'[^']*')*)>/g, (_, end, tag, attributes) => {
    const [, address = ""] = /\bhref\s*=\s*["']?(https?:\/\/[^\s"'>]*)/i.exec(attributes) ?? [];
    return tag.toLowerCase() === "a" && !end && address ? `<a href="${address}" target="_blank">` : `<${end}${tag}>`;
  });
}

// What of an option of ECharts may be drawn: it is a stranger's data, and asks no address.
const MOST_SIZE = 5_000;
const ADDRESS = /^\s*image:\/\/(?!data:image\/(png|jpeg|gif|webp);)/i;
const LINKS = ["link", "sublink"];
const LOADED = ["image", "backgroundImage", "icon", "symbol"]; // what may name a picture
const PICTURE = /^data:image\/(png|jpeg|gif|webp);/i;

// The option without what would load, run or be HTML; and with its tables in their places.
/**
 * @param {any} option
 * @param {{ name: string, dimensions: string[], rows: any[][] }[]} datasets
 * @param {(words: string) => void} say
 */
export function drawable(option, datasets, say) {
  const tables = new Map(datasets.map((each) => [each.name, each]));
  return walked(option, "", 0, say, tables);
}

/**
 * @param {any} value
 * @param {string} path
 * @param {number} depth
 * @param {(words: string) => void} say
 * @param {Map<string, any>} tables
 * @returns {any}
 */
function walked(value, path, depth, say, tables) {
  if (depth > 60) throw new Error(`${path.slice(0, 60)} is nested too deeply`);
  if (Array.isArray(value)) return value.map((each, at) => walked(each, `${path}[${at}]`, depth + 1, say, tables));
  if (value === null || typeof value !== "object") {
    if (typeof value === "string" && ADDRESS.test(value)) {
      say(`Not loaded: ${value.slice(0, 120)}. A chart can use only what its script gives it as data.`);
      return "circle";
    }
    return value;
  }
  /** @type {Record<string, any>} */
  const made = {};
  for (const [name, each] of Object.entries(value)) {
    const place = path ? `${path}.${name}` : name;
    if (name === "__proto__") continue;
    // A page's own HTML stays its own: what a chart says of its points is text.
    if (name === "renderMode" || name === "appendToBody" || name === "appendTo" || name === "extraCssText") continue;
    if (name === "className" || name === "optionToContent" || name === "saveAsImage" || name === "dataView") continue;
    if (LINKS.includes(name) && !/^https?:\/\//i.test(String(each))) continue;
    if (LOADED.includes(name) && typeof each === "string" && each.includes("://") && !each.startsWith("image://")) {
      say(`Not loaded: ${each.slice(0, 120)}. A chart can use only what its script gives it as data.`);
      continue;
    }
    if (name === "image" && typeof each === "string" && !PICTURE.test(each)) continue;
    if (name === "source" && each && typeof each === "object" && tables.has(each.name)) {
      made.source = tables.get(each.name).rows;
      made.dimensions ??= value.dimensions ?? tables.get(each.name).dimensions;
      made.sourceHeader = false;
      continue;
    }
    if (name === "symbolSize" && typeof each === "number" && each > MOST_SIZE) throw new Error(`${place} is ${each}`);
    made[name] = walked(each, place, depth + 1, say, tables);
  }
  return made;
}

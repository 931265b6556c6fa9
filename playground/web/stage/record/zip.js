// Texts in a ZIP archive, not compressed, and the texts of such an archive, compressed or not.
import { DeckError } from "../deck.js";
import { textOf } from "../../share/arrival.js";

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const UTF8 = 0x0800; // a flag: the names are in UTF-8
const MOST = 2_000_000; // bytes that all files of an archive have together

/**
 * @param {Record<string, string>} files texts by their paths
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function zipped(files) {
  const encode = new TextEncoder();
  const parts = Object.entries(files).map(([path, text]) => ({ name: encode.encode(path), data: encode.encode(text) }));
  const size = parts.reduce((sum, { name, data }) => sum + 76 + 2 * name.length + data.length, 22);
  const view = new DataView(new ArrayBuffer(size));
  const bytes = new Uint8Array(view.buffer);
  let at = 0;
  /** @param {[2 | 4, number][]} numbers */
  const write = (...numbers) => {
    for (const [width, value] of numbers) {
      if (width === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += width;
    }
  };
  /** @param {Uint8Array} data */
  const append = (data) => {
    bytes.set(data, at);
    at += data.length;
  };
  /** @type {(part: { name: Uint8Array, data: Uint8Array }) => [2 | 4, number][]} */
  const about = ({ name, data }) => [
    [2, 20],
    [2, UTF8],
    [2, 0], // not compressed
    [4, 0x00210000], // no time, the first day that can be written
    [4, sumOf(data)],
    [4, data.length],
    [4, data.length],
    [2, name.length],
    [2, 0],
  ];
  const places = parts.map((part) => {
    const place = at;
    write([4, LOCAL], ...about(part));
    append(part.name);
    append(part.data);
    return place;
  });
  const start = at;
  for (const [number, part] of parts.entries()) {
    write([4, CENTRAL], [2, 20], ...about(part), [2, 0], [2, 0], [2, 0], [4, 0], [4, places[number]]);
    append(part.name);
  }
  write([4, END], [2, 0], [2, 0], [2, parts.length], [2, parts.length], [4, at - start], [4, start], [2, 0]);
  return bytes;
}

// The files of an archive. Raises DeckError for what is none.
/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<import("./folder.js").Came[]>}
 */
export async function unzipped(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    let end = bytes.length - 22;
    while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
    const files = [];
    let [at, room] = [view.getUint32(end + 16, true), MOST];
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== CENTRAL) throw new RangeError("no entry");
      const [method, packed, size] = [
        view.getUint16(at + 10, true),
        view.getUint32(at + 20, true),
        view.getUint32(at + 24, true),
      ];
      const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
      const place = view.getUint32(at + 42, true);
      const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
      at += 46 + name + extra + comment;
      if (path.endsWith("/")) continue;
      room -= size;
      if (room < 0) throw new DeckError("There is too much in this archive.");
      const start = place + 30 + view.getUint16(place + 26, true) + view.getUint16(place + 28, true);
      const data = bytes.subarray(start, start + packed);
      files.push({ path, text: textOf(method ? await inflated(data, size) : data) });
    }
    return files;
  } catch (error) {
    if (error instanceof DeckError) throw error;
    throw new DeckError("This is no ZIP archive that can be read here.");
  }
}

// No more than it is said to have: a small archive may unpack to gigabytes.
/**
 * @param {Uint8Array<ArrayBuffer>} data
 * @param {number} size
 */
async function inflated(data, size) {
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const out = new Uint8Array(size);
  for (let at = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return out;
    out.set(value, at); // raises RangeError where it is more
    at += value.length;
  }
}

// CRC-32.
/** @param {Uint8Array} data */
function sumOf(data) {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

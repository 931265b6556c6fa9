// Files in a ZIP archive, not compressed.
import { bytesOf } from "./contents.js";

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const UTF8 = 0x0800; // a flag: the names are in UTF-8

/**
 * @param {import("./contents.js").Files} files by their paths
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function zipped(files) {
  const encode = new TextEncoder();
  const parts = Object.entries(files).map(([path, content]) => ({ name: encode.encode(path), data: bytesOf(content) }));
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

const SUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  return sum >>> 0;
});

// CRC-32.
/** @param {Uint8Array} data */
export function sumOf(data) {
  let sum = 0xffffffff;
  for (const byte of data) sum = (sum >>> 8) ^ SUMS[(sum ^ byte) & 255];
  return (sum ^ 0xffffffff) >>> 0;
}

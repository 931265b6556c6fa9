// What is in a ZIP archive, read a piece at a time: one of hundreds of megabytes is never read as a whole.
import { sumOf } from "./zip.js";
import { EntryError } from "./incoming.js";
import { LIMITS } from "./limits.js";

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const TAIL = 65_557; // bytes at the end in which an archive's own end stands
const MOST_LIST = 8_000_000; // bytes of the list of entries
const [ENCRYPTED, UTF8] = [1, 0x0800]; // flags
const [STORED, DEFLATED] = [0, 8]; // methods
const [KIND, LINK] = [0xf000, 0xa000]; // of a file's mode on Unix
const LARGE = 0xffffffff; // stands for a number that has no room

/** @typedef {import("./incoming.js").Readable} Readable */

// An archive that cannot be read; its message is a sentence for the reader.
export class ArchiveError extends Error {}

// The files in an archive; none of them is unpacked before its `bytes` are asked for.
/**
 * @param {Blob} blob
 * @param {string} name
 * @returns {Promise<Readable[]>}
 */
export async function entriesIn(blob, name) {
  try {
    return await listed(blob, name);
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError(`${name} is no ZIP archive that can be read here: it is damaged, or cut short.`);
  }
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
async function listed(blob, name) {
  const start = Math.max(0, blob.size - TAIL);
  const tail = await viewOf(blob.slice(start));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw new RangeError("no end");
  const count = tail.getUint16(end + 10, true);
  const [size, offset] = [tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)];
  if (offset === LARGE || count === 0xffff)
    throw new ArchiveError(`${name} is an archive of the kind for very large ones (Zip64), which cannot be read here.`);
  if (count > LIMITS.seen || size > MOST_LIST)
    throw new ArchiveError(
      `There are ${count.toLocaleString("en")} files in ${name}, and ${LIMITS.seen.toLocaleString("en")} are the most that are looked at. Leave out what the app does not need.`,
    );
  const before = start + end - size - offset; // bytes that stand in front of the archive
  if (before < 0) throw new RangeError("the list begins before the file");
  const list = await viewOf(blob.slice(before + offset, before + offset + size));
  /** @type {Readable[]} */
  const entries = [];
  for (let at = 0, left = count; left > 0; left--) {
    if (list.getUint32(at, true) !== CENTRAL) throw new RangeError("no entry");
    const [pathLength, extra, comment] = [28, 30, 32].map((place) => list.getUint16(at + place, true));
    const entry = entryAt(blob, list, at, before);
    if (!entry.path.endsWith("/")) entries.push(entry);
    at += 46 + pathLength + extra + comment;
  }
  return entries;
}

/**
 * @param {Blob} blob
 * @param {DataView<ArrayBuffer>} list
 * @param {number} at
 * @param {number} before
 * @returns {Readable}
 */
function entryAt(blob, list, at, before) {
  const [flags, method] = [list.getUint16(at + 8, true), list.getUint16(at + 10, true)];
  const [sum, packed, size] = [16, 20, 24].map((place) => list.getUint32(at + place, true));
  const name = new Uint8Array(list.buffer, list.byteOffset + at + 46, list.getUint16(at + 28, true));
  const mode = list.getUint32(at + 38, true) >>> 16;
  const place = before + list.getUint32(at + 42, true);
  const path = nameOf(name, flags).replace(/^(?:\.\/)+/, "");
  return {
    path,
    size,
    ...((mode & KIND) === LINK && { why: "is a symbolic link." }),
    ...(flags & ENCRYPTED && { why: "is locked with a password." }),
    ...(method !== STORED && method !== DEFLATED && { why: `is packed in a way that is not known here (${method}).` }),
    bytes: () => read(blob, { place, packed, size, sum, isPacked: method === DEFLATED }),
  };
}

// Old archives have names in the letters of an old machine: what is no UTF-8 is shown as far as it goes.
/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {number} flags
 */
function nameOf(bytes, flags) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(flags & UTF8 ? "utf-8" : "windows-1252").decode(bytes);
  }
}

/**
 * @param {Blob} blob
 * @param {{ place: number, packed: number, size: number, sum: number, isPacked: boolean }} entry
 */
async function read(blob, { place, packed, size, sum, isPacked }) {
  const head = await viewOf(blob.slice(place, place + 30));
  if (head.byteLength < 30 || head.getUint32(0, true) !== LOCAL) throw new EntryError("is damaged in the archive.");
  const start = place + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const data = blob.slice(start, start + packed);
  const bytes = await counted(
    isPacked ? data.stream().pipeThrough(new DecompressionStream("deflate-raw")) : data.stream(),
    size,
  );
  if (sumOf(bytes) !== sum) throw new EntryError("is damaged in the archive.");
  return bytes;
}

// No more than there is said to be: a small archive may unpack to gigabytes.
/**
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream
 * @param {number} size
 */
async function counted(stream, size) {
  const reader = stream.getReader();
  const out = new Uint8Array(size);
  let filled = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (filled + part.value.length > size)
        throw new EntryError("unpacks to more than the archive says: it was stopped.");
      out.set(part.value, filled);
      filled += part.value.length;
    }
  } catch (error) {
    throw error instanceof EntryError ? error : new EntryError("is damaged in the archive.");
  } finally {
    reader.cancel().catch(() => {});
  }
  if (filled < size) throw new EntryError("is cut short in the archive.");
  return out;
}

/** @param {Blob} blob */
const viewOf = async (blob) => new DataView(await blob.arrayBuffer());

import { crc32 } from "./crc32.ts";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const chunkOverhead = 12;
/** The longest keyword, in bytes (PNG, third edition, section 11.3.3). */
const longestKeyword = 79;
/** More chunks than pictures have: the largest of ours is written in 16,000. */
const mostChunks = 100_000;

/** Whether bytes begin as a PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/**
 * Whether a PNG goes on to its end; one that was cut off does not. One of more chunks than are looked
 * at is taken for whole.
 */
export function isWholePng(bytes: Uint8Array): boolean {
  let count = 0;
  for (const { type } of chunks(bytes)) {
    if (type === "IEND") return true;
    count++;
  }
  return count === mostChunks;
}

/** Where the chunk that ends a PNG begins; null when there is none. */
function endOf(png: Uint8Array): number | null {
  for (const { type, offset } of chunks(png)) {
    if (type === "IEND") return offset;
  }
  return null;
}

/**
 * A copy of a PNG with a text added as an `iTXt` chunk (uncompressed UTF-8, PNG, third edition, section 11.3.3.4)
 * right before its end.
 *
 * @param keyword 1 to 79 Latin-1 characters
 * @throws RangeError when `png` is not a PNG that ends as one should
 */
export function withPngText(
  png: Uint8Array,
  keyword: string,
  text: string,
  encode: (text: string) => Uint8Array,
): Uint8Array<ArrayBuffer> {
  const end = endOf(png);
  if (end === null) throw new RangeError("not a whole PNG");
  const body = concatenate([encode("iTXt"), encode(keyword), new Uint8Array(5), encode(text)]);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(body.length + 4, crc32(body));
  return concatenate([png.subarray(0, end), chunk, png.subarray(end)]);
}

/** The text of a PNG's `iTXt` chunk of that keyword; null when there is none that is whole. */
export function pngText(
  png: Uint8Array,
  keyword: string,
  decode: (bytes: Uint8Array) => string,
): string | null {
  for (const { offset, type, data } of chunks(png)) {
    if (type !== "iTXt") continue;
    const end = data.subarray(0, longestKeyword + 1).indexOf(0);
    if (end < 0 || decode(data.subarray(0, end)) !== keyword) continue;
    if (!isIntact(png, offset, data.length)) continue;
    const isCompressed = data[end + 1] !== 0;
    const languageEnd = data.indexOf(0, end + 3);
    const translationEnd = data.indexOf(0, languageEnd + 1);
    if (isCompressed || languageEnd < 0 || translationEnd < 0) continue;
    return decode(data.subarray(translationEnd + 1));
  }
  return null;
}

function isIntact(png: Uint8Array, offset: number, length: number): boolean {
  const checked = png.subarray(offset + 4, offset + 8 + length);
  const view = new DataView(png.buffer, png.byteOffset + offset + 8 + length, 4);
  return view.getUint32(0) === crc32(checked);
}

interface PngChunk {
  readonly offset: number;
  readonly type: string;
  readonly data: Uint8Array;
}

function* chunks(png: Uint8Array): Generator<PngChunk> {
  if (!isPng(png)) return;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  let offset = signature.length;
  for (let count = 0; count < mostChunks && offset + chunkOverhead <= png.length; count++) {
    const length = view.getUint32(offset);
    if (offset + chunkOverhead + length > png.length) return;
    const type = String.fromCharCode(...png.subarray(offset + 4, offset + 8));
    yield { offset, type, data: png.subarray(offset + 8, offset + 8 + length) };
    offset += chunkOverhead + length;
  }
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

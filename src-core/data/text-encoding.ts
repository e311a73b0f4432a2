/** How letters can be written as bytes, by their names in the Encoding Standard (WHATWG). */
export const textEncodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-kr",
  "windows-1250",
  "windows-1251",
] as const;
/** How letters are written as bytes. */
export type TextEncoding = (typeof textEncodings)[number];

/**
 * Makes text of bytes: drops the mark at the beginning, and writes U+FFFD for what cannot be read.
 * The host has it: `new TextDecoder(encoding).decode(bytes)`.
 */
export type BytesDecoder = (bytes: Uint8Array, encoding: TextEncoding) => string;

/**
 * How bytes are encoded. Told apart: a mark at the beginning; UTF-8, which nothing else looks like;
 * UTF-16 without a mark, by the zeros of its separators and digits; GB 18030 (with GBK and GB 2312 in
 * it, in which Excel in China still saves tables) unless letters of it would stand amid Latin ones,
 * as in “L鋘ge”; else Windows-1252, in which Excel saves them elsewhere.
 */
export function guessEncoding(bytes: Uint8Array, decode: BytesDecoder): TextEncoding {
  const marked = encodingByMark(bytes);
  if (marked) return marked;
  if (isUtf8(bytes)) return "utf-8";
  const wide = unmarkedUtf16(bytes);
  if (wide) return wide;
  return isLikelyGb18030(bytes, decode(bytes, "gb18030")) ? "gb18030" : "windows-1252";
}

/** How bytes are encoded by the mark at their beginning; null: they have none. */
export function encodingByMark([first, second, third]: Uint8Array): TextEncoding | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

/** Bytes that are looked at to see whether every other one is zero. */
const sampledBytes = 4096;

/** Text without a single zero byte is not UTF-16; a table has separators, digits and line ends. */
function unmarkedUtf16(bytes: Uint8Array): TextEncoding | null {
  const sample = bytes.subarray(0, sampledBytes);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]++;
  });
  const isPlain = (count: number, other: number): boolean =>
    count > sample.length / 10 && other < count / 10;
  if (isPlain(zeros[1], zeros[0])) return "utf-16le";
  return isPlain(zeros[0], zeros[1]) ? "utf-16be" : null;
}

/** How many bytes follow the first one of a letter, by the first one's high bits; −1: none begins so. */
function followers(first: number): number {
  if (first < 0x80) return 0;
  if (first >= 0xc2 && first < 0xe0) return 1;
  if (first >= 0xe0 && first < 0xf0) return 2;
  return first >= 0xf0 && first < 0xf5 ? 3 : -1;
}

/** Whether bytes are UTF-8 throughout, zeros apart: no text has those. */
function isUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at];
    const count = followers(first);
    if (count < 0 || first === 0) return false;
    for (let next = 1; next <= count; next++) {
      if (!isFollower(bytes[at + next], next === 1 ? first : 0)) return false;
    }
    at += count + 1;
  }
  return true;
}

/** Whether a byte can follow; the first one that does has less room after some (Unicode, table 3-7). */
function isFollower(byte: number | undefined, first: number): boolean {
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  return byte !== undefined && byte >= low && byte <= high;
}

/** Letters of a Latin word around one of a Chinese: what Windows-1252 looks like as GB 18030. */
const hanAmidLatin = /[A-Za-z]{2}\p{Script=Han}(?=[a-z])|[A-Za-z]\p{Script=Han}(?=[a-z]{2})/gu;

/**
 * Whether text that was read as GB 18030 is what somebody wrote: all of it could be read, most of its
 * pairs of bytes are of the letters that are in use, which have no ASCII in them, and most of its
 * Chinese letters stand in no Latin word.
 */
function isLikelyGb18030(bytes: Uint8Array, text: string): boolean {
  if (/[\uFFFD\uE000-\uF8FF]/.test(text)) return false;
  const { all, withAscii } = bytePairs(bytes);
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const mixed = text.match(hanAmidLatin)?.length ?? 0;
  return 2 * withAscii <= all && (mixed === 0 || 2 * mixed < han);
}

/** The pairs of bytes that are one letter in GB 18030, and those of them with a Latin one in second place. */
function bytePairs(bytes: Uint8Array): { readonly all: number; readonly withAscii: number } {
  let [all, withAscii] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] < 0x81) continue;
    const second = bytes[++at];
    all++;
    if ((second >= 0x41 && second <= 0x5a) || (second >= 0x61 && second <= 0x7a)) withAscii++;
  }
  return { all, withAscii };
}

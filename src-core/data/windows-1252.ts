/** The letters of the bytes 0x80 to 0x9F; a byte that has none keeps its number (WHATWG). */
const letters = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ";

/** So many letters are made of bytes at once: an argument list has an end. */
const chunkLength = 8192;

/**
 * The text that bytes in Windows-1252 are, each byte another letter. Written out here because Node
 * (20 to 23) takes its second half for that of Latin-1, which has neither “€” nor quotes.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += chunkLength) {
    parts.push(String.fromCharCode(...Array.from(bytes.subarray(at, at + chunkLength), codeOf)));
  }
  return parts.join("");
}

function codeOf(byte: number): number {
  return byte >= 0x80 && byte < 0xa0 ? letters.charCodeAt(byte - 0x80) : byte;
}

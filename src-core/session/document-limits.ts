import { networkFormat } from "../network/network-file.ts";
import { isPng } from "../pictures/png-text.ts";
import { sessionExtension, sessionFormat } from "./session-file.ts";

/** What a file that can be opened may be. */
export type DocumentFormat = "session" | "picture" | "network" | "table";

/**
 * The most bytes that a file of each format may have: a little more than the largest that is ever
 * written. A session holds a network of the most parameters and the longest table, a picture holds a
 * session besides its pixels.
 */
export const documentLimitsBytes: Readonly<Record<DocumentFormat, number>> = {
  session: 84e6,
  picture: 128e6,
  network: 52e6,
  table: 8e6,
};

/** So many bytes from its beginning say which format a file has. */
export const documentHeadBytes = 4096;

/**
 * The format that a file can have, by its first bytes and its name. It decides how many bytes are
 * read, not what is in them: JSON that does not say at once what it is may be a session.
 *
 * @param head the first {@link documentHeadBytes} bytes, or all there are
 */
export function likelyFormat(name: string, head: Uint8Array): DocumentFormat {
  if (isPng(head)) return "picture";
  const text = asciiOf(head);
  if (text.includes(`"${networkFormat}"`)) return "network";
  if (text.includes(`"${sessionFormat}"`)) return "session";
  if (/\.(csv|tsv|txt)$/i.test(name)) return "table";
  const isJson = /^[^\x21-\x7e]*[[{]/.test(text);
  return isJson || name.toLowerCase().endsWith(`.${sessionExtension}`) ? "session" : "table";
}

/** The ASCII in bytes of UTF-8 or UTF-16; what is none becomes some other character. */
function asciiOf(head: Uint8Array): string {
  const bytes = head.subarray(0, documentHeadBytes).filter((byte) => byte !== 0);
  return String.fromCharCode(...bytes);
}

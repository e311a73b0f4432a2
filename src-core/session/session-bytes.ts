import { isPng, isWholePng, pngText, withPngText } from "../pictures/png-text.ts";
import { documentLimitsBytes } from "./document-limits.ts";
import type { Session } from "./session.ts";
import { readSession, type SessionReading, sessionFormat, writeSession } from "./session-file.ts";

/**
 * Reads a session from the bytes of a file: its own, or a picture that carries one.
 *
 * @param decode makes text of UTF-8
 */
export function readSessionBytes(
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string,
): SessionReading {
  if (!isPng(bytes)) {
    return bytes.length > documentLimitsBytes.session ? overfull : readSession(decode(bytes));
  }
  const text = pngText(bytes, sessionFormat, decode);
  if (text !== null)
    return text.length > documentLimitsBytes.session ? overfull : readSession(text);
  return isWholePng(bytes)
    ? { ok: false, fault: { kind: "picture-without-session" } }
    : { ok: false, fault: { kind: "session-damaged", where: null } };
}

const overfull: SessionReading = { ok: false, fault: { kind: "session-overfull" } };

/**
 * A copy of a PNG that carries a session, so that opening the picture restores it.
 *
 * @param encode makes UTF-8 of text
 * @throws RangeError when `png` is not a whole PNG
 */
export function pictureWithSession(
  png: Uint8Array,
  session: Session,
  encode: (text: string) => Uint8Array,
): Uint8Array<ArrayBuffer> {
  return withPngText(png, sessionFormat, writeSession(session), encode);
}

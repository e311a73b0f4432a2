import { guessEncoding, type TextEncoding } from "#core/data/text-encoding.ts";
import { decodeWindows1252 } from "#core/data/windows-1252.ts";

/** Makes text of bytes: what cannot be read becomes U+FFFD. */
export function decodeBytes(bytes: Uint8Array, encoding: TextEncoding): string {
  return encoding === "windows-1252"
    ? decodeWindows1252(bytes)
    : new TextDecoder(encoding).decode(bytes);
}

/** The text in a file, in the encoding that it seems to be in. */
export function decodeGuessed(bytes: Uint8Array): string {
  return decodeBytes(bytes, guessEncoding(bytes, decodeBytes));
}

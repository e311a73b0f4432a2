import type { TextEncoding } from "#core/data/text-encoding.ts";

/** Makes text of bytes: what cannot be read becomes U+FFFD. */
export function decodeBytes(bytes: Uint8Array, encoding: TextEncoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

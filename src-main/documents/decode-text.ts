/** The text of UTF-8 bytes; what is no UTF-8 becomes replacement characters. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

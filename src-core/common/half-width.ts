/**
 * The full-width forms of a Chinese keyboard (`１．５`, `＋`, `（`) as the ASCII characters they stand
 * for. Every other character stays, and so does every column.
 */
export function toHalfWidth(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

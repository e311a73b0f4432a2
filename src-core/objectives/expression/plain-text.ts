import { toHalfWidth } from "../../common/half-width.ts";

/**
 * A formula as typed, in plain characters of one code unit each, with the place in the typed text that
 * each of them stands for.
 */
export interface PlainText {
  readonly text: string;
  /** The place in the typed text where each character begins; one more for the end. */
  readonly starts: readonly number[];
}

/** Letters and digits of mathematical alphabets (`𝑥`, `𝟐`, `ℯ`). */
const mathematical = /^[\u{1d400}-\u{1d7ff}ℯℎ]$/u;
/** `log₂`: the base of a logarithm, written small and low. */
const smallBase = /log(?:₂|₁₀)(?![₀-₉])/gi;

/** Full-width forms, mathematical letters and the small bases of logarithms as plain ones. */
export function plainText(typed: string): PlainText {
  const starts: number[] = [];
  let text = "";
  let at = 0;
  for (const character of typed) {
    const plain = plainCharacter(character);
    for (let unit = 0; unit < plain.length; unit++) starts.push(at + Math.min(unit, 1));
    text += plain;
    at += character.length;
  }
  starts.push(at);
  return { text: text.replace(smallBase, (word) => word.normalize("NFKC")), starts };
}

/** One code unit, or the two of a character that has no plain form. */
function plainCharacter(character: string): string {
  if (character === "。") return ".";
  if (!mathematical.test(character)) return toHalfWidth(character);
  const plain = character.normalize("NFKC");
  return plain.length === 1 ? plain : character;
}

/**
 * What was typed where a piece of the plain text stands.
 *
 * @param column of the piece in the plain text, from 1
 * @returns the text as typed, and its column from 1
 */
export function asTyped(
  typed: string,
  { starts }: PlainText,
  { column, text }: { readonly column: number; readonly text: string },
): { readonly column: number; readonly text: string } {
  const begin = starts[column - 1] ?? typed.length;
  const end = starts[column - 1 + text.length] ?? typed.length;
  return { column: begin + 1, text: typed.slice(begin, end) };
}

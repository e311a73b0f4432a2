import type { NumberWriter } from "#core/wording/numbers.ts";

/** From here on no number is written with all its digits. */
const fixedBelow = 1e9;
/** Decimals of a power of ten's factor, best first: `−2.361×10¹⁰`, `−2×10¹⁰⁰`. */
const factorDecimals = [3, 2, 1, 0];

/**
 * A number as the table has it: six decimals, or a power of ten where those are wider than the
 * column. There is nothing between the two, so that the decimal points stand below each other.
 *
 * @param fits whether a text is narrow enough for its column
 */
export function tableNumber(
  numbers: NumberWriter,
  value: number,
  fits: (text: string) => boolean,
): string {
  const written = numbers.fixed(value);
  if (!Number.isFinite(value)) return written;
  if (Math.abs(value) < fixedBelow && fits(written)) return written;
  const powers = factorDecimals.map((decimals) => numbers.power(value, decimals));
  return powers.find(fits) ?? powers[powers.length - 1];
}

import { isWrittenOut, type NumberWriter, usualDecimals } from "#core/wording/numbers.ts";
import { decimalsToTell } from "#core/wording/telling-digits.ts";

/** The least number that is written out has no more of them that say anything: 17 after four zeros. */
const mostDecimals = 21;
/** Decimals of a power of ten's factor, best first: `−2.361×10¹⁰`, `−2×10¹⁰⁰`. */
const factorDecimals = [3, 2, 1, 0];

/** Units of the last place that count as nothing. */
const roundings = 4;

/** The rows of a column that are seen, out of all that there are. */
export interface SeenColumn {
  readonly first: number;
  /** The row after the last. */
  readonly end: number;
  readonly count: number;
  readonly valueAt: (row: number) => number;
}

/**
 * The cells of a column, from the first row that is seen: six decimals, so many more as tell each
 * row from the next, the same for all, so that the points stand below each other; or powers of ten.
 * Where that is too wide for the column, powers with less digits if they still tell rows apart.
 *
 * @param fits whether a text is narrow enough for its column
 */
export function tableColumn(
  numbers: NumberWriter,
  { first, end, count, valueAt }: SeenColumn,
  fits: (text: string) => boolean,
): readonly string[] {
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, place) => first + place);
  let decimals = usualDecimals;
  for (const row of rows) {
    if (row + 1 >= count || !isWrittenOut(valueAt(row))) continue;
    if (isRoundingApart(valueAt(row), valueAt(row + 1))) continue;
    const needed = decimalsToTell(valueAt(row), valueAt(row + 1), usualDecimals);
    decimals = Math.max(decimals, Math.min(mostDecimals, needed));
  }
  return rows.map((row) => {
    const value = valueAt(row);
    const neighbours = [row - 1, row + 1]
      .filter((at) => at >= 0 && at < count)
      .map(valueAt)
      .filter((other) => !isRoundingApart(value, other));
    const text =
      decimals > usualDecimals && isWrittenOut(value)
        ? numbers.fixed(value, decimals)
        : numbers.beside(value, neighbours);
    if (!Number.isFinite(value) || fits(text)) return text;
    const isTold = (places: number): boolean =>
      neighbours.every(
        (other) => other === value || numbers.power(other, places) !== numbers.power(value, places),
      );
    const told = factorDecimals.filter(isTold).map((places) => numbers.power(value, places));
    return told.find(fits) ?? text;
  });
}

/**
 * Whether two rows differ by no more than what a step or two round away, as iterates do that repeat:
 * the digits that would tell them apart say nothing, and take more room than there is.
 */
function isRoundingApart(one: number, other: number): boolean {
  const largest = Math.max(Math.abs(one), Math.abs(other));
  return Math.abs(one - other) <= roundings * Number.EPSILON * largest;
}

import { roundToDecimals } from "../common/rounding.ts";

/** No number is rounded to more digits after the point. */
const mostDecimals = 100;

/** The power of ten of a number's first digit: 0 for 3, −2 for 0.05. Not for 0. */
export function orderOf(value: number): number {
  return Number(value.toExponential().split("e")[1]);
}

/**
 * Digits after the point with which two numbers, rounded, are told apart and keep their order, each
 * also beside the other unrounded: fewer than 0 where their tens or hundreds do, −∞ where they are
 * the same or one is not finite.
 *
 * @param enough so many are there anyway, and no fewer are looked for
 */
export function decimalsToTell(
  one: number,
  other: number,
  enough = Number.NEGATIVE_INFINITY,
): number {
  const difference = Math.abs(one - other);
  if (!(difference > 0) || difference === Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY;
  // A unit of the last digit that is no larger than the difference tells them apart for certain.
  const certain = Math.ceil(-Math.log10(difference));
  if (certain <= Math.max(0, enough) || certain > mostDecimals) return certain;
  return tells(certain - 1, one, other) ? certain - 1 : certain;
}

function tells(decimals: number, one: number, other: number): boolean {
  if (isTie(one, decimals) || isTie(other, decimals)) return false;
  const [low, high] = one < other ? [one, other] : [other, one];
  const [shownLow, shownHigh] = [low, high].map((value) => roundToDecimals(value, decimals));
  return shownLow < shownHigh && shownLow < high && shownHigh > low;
}

/**
 * Whether a number as it is written lies in the middle between two with fewer digits: there `toFixed`
 * looks at the double behind it, and `Intl` at what is written, so that they may round apart.
 */
function isTie(value: number, decimals: number): boolean {
  const [factor, order] = value.toExponential().split("e");
  const places = factor.replace(/^-?\d\.?/, "").length - Number(order);
  return places === decimals + 1 && factor.endsWith("5");
}

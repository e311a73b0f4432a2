import { roundToDecimals, roundToDigits } from "../common/rounding.ts";
import { decimalsToTell, orderOf } from "./telling-digits.ts";

const superscripts: Readonly<Record<string, string>> = {
  "−": "⁻",
  "-": "⁻",
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

/** Numbers from here on, and those nearer to zero than `smallestWritten`, are powers of ten. */
const firstPower = 1e6;
const smallestWritten = 1e-4;
/** Digits of a number that nobody asked more of, and of a power's factor. */
const usualDigits = 6;
const usualFactorDigits = 4;
/** Digits after the point of a number that nothing near it asks more of. */
export const usualDecimals = 6;
/** No double has more digits that say anything. */
const mostDigits = 17;
/** So many digits of a double are the same however they are found. */
const surelyRounded = 15;
/** A number that is written out has no more decimals that say anything. */
const mostDecimals = 20;
/** A number that people chose is written whole up to so many digits. */
const mostChosenDigits = 10;

/**
 * How a language writes numbers, wherever they stand: in sentences, tables, pictures, at axes. All
 * have a real minus (−), group their thousands and write powers as `−2.5×10¹²`. Made once a language.
 */
export interface NumberWriter {
  /** Up to `digits` significant digits (default 6, and 4 in the factor of a power). */
  plain(value: number, digits?: number): string;
  /** A number that somebody chose: whole, unless it has more digits than people type. */
  chosen(value: number): string;
  /** Every digit that the double has: for bounds that others are compared with. */
  exact(value: number): string;
  /**
   * Exactly `decimals` digits after the point. Left out, they are six, and a power of ten where
   * those would leave less than three digits of the number.
   */
  fixed(value: number, decimals?: number): string;
  /** Like `fixed`, with the digits that tell a number from those beside it and keep their order. */
  beside(value: number, others: readonly number[]): string;
  /** Numbers of one sentence: like `plain`, all with the digits that tell different ones apart. */
  apart(values: readonly number[], digits?: number): readonly string[];
  /** Exactly so many significant digits, zeros at the end among them. */
  significant(value: number, digits: number): string;
  /** A power of ten whose factor has exactly `decimals` digits after the point: `−2.361×10¹⁰`. */
  power(value: number, decimals: number): string;
  /** A number at an axis; where others of the axis are powers of ten, one too. */
  tick(value: number, asPower?: boolean): string;
  /** As few signs as tell the size, for circles and other narrow places: `0.97`, `−12`, `2×10⁻⁵`. */
  short(value: number): string;
  /** A part of a whole: 0.975 as `97.5%`; only the whole is 100%, only nothing 0%. */
  percent(part: number): string;
  /** A whole number. */
  count(value: number): string;
  /** A point: `(0.084442, 0.050819)`; one coordinate stands without brackets. */
  point(coordinates: readonly number[], decimals?: number): string;
}

/** Numbers through `Intl`. */
export function createNumberWriter(locale: string): NumberWriter {
  const atMost = cached((maximumSignificantDigits) => {
    return new Intl.NumberFormat(locale, { maximumSignificantDigits });
  });
  const decimals = cached((digits) => {
    return new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  });
  const counts = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const written = (format: Intl.NumberFormat, value: number): string =>
    withMinus(withoutNegativeZero(format.format(value)));
  const plain = (value: number, digits?: number): string => {
    if (!Number.isFinite(value)) return notFinite(value);
    return isWrittenOut(roundToDigits(value, digits ?? usualDigits))
      ? written(atMost(digits ?? usualDigits), value)
      : trimmedPower(value, digits ?? usualFactorDigits);
  };
  const rounded = (value: number, digits: number): string => {
    if (!Number.isFinite(value)) return notFinite(value);
    return Math.abs(value) < firstPower
      ? written(decimals(digits), value)
      : trimmedPower(value, usualFactorDigits);
  };
  const fixed = (value: number, digits?: number): string => {
    if (digits !== undefined) return rounded(value, digits);
    return isLeftWhole(value, usualDecimals) || !Number.isFinite(value)
      ? rounded(value, usualDecimals)
      : trimmedPower(value, usualFactorDigits);
  };
  return {
    plain,
    chosen: (value) => plain(value, digitCount(value) > mostChosenDigits ? undefined : mostDigits),
    exact: (value) => plain(value, mostDigits),
    fixed,
    beside(value, others) {
      if (value === 0 || !Number.isFinite(value)) return fixed(value);
      const isLarge = Math.abs(value) >= firstPower || Math.abs(value) < smallestWritten;
      const enough = isLarge ? undefined : usualDecimals;
      const needed = Math.max(...others.map((other) => decimalsToTell(value, other, enough)));
      const used = Math.min(mostDecimals, Math.max(needed, usualDecimals));
      if (isLeftWhole(value, used)) return rounded(value, used);
      const factorDigits = Math.max(usualFactorDigits, needed + orderOf(value) + 1);
      return factorDigits > surelyRounded
        ? trimmedPower(value, mostDigits)
        : powerOf(value, factorDigits - 1);
    },
    apart(values, digits = usualDigits) {
      const count = new Set(values.map((value) => (value === 0 ? 0 : value))).size;
      for (let used = digits; ; used++) {
        const texts = values.map((value) => plain(value, used));
        if (new Set(texts).size >= count || used >= mostDigits) return texts;
      }
    },
    significant(value, digits) {
      if (value === 0 || !Number.isFinite(value)) return plain(value);
      const nearest = roundToDigits(value, digits);
      if (!isWrittenOut(nearest)) return powerOf(value, digits - 1);
      return written(decimals(Math.max(0, digits - 1 - orderOf(nearest))), value);
    },
    power: (value, digits) => (Number.isFinite(value) ? powerOf(value, digits) : notFinite(value)),
    tick: (value, asPower = false) =>
      asPower && value !== 0 && Number.isFinite(value)
        ? trimmedPower(value, usualDigits)
        : plain(value, usualDigits),
    short(value) {
      const size = Math.abs(value);
      if (size === 0 || !Number.isFinite(value)) return plain(value);
      if (size < 0.0005 || size >= 999.5) return trimmedPower(value, 1);
      return rounded(value, size >= 99.5 ? 0 : size >= 9.95 ? 1 : size >= 0.0995 ? 2 : 3);
    },
    percent(part) {
      // 0.07 is 7%: the product is not quite.
      const percentage = roundToDigits(100 * part, surelyRounded);
      const isAll = percentage === 0 || percentage === 100;
      let digits = 1;
      const isEnd = (): boolean => [0, 100].includes(roundToDecimals(percentage, digits));
      while (!isAll && isEnd() && digits < mostDigits) digits++;
      const isWhole = Number.isInteger(roundToDecimals(percentage, digits));
      return `${rounded(percentage, isWhole ? 0 : digits)}%`;
    },
    count: (value) => (Number.isFinite(value) ? written(counts, value) : notFinite(value)),
    point(coordinates, digits) {
      const texts = coordinates.map((coordinate) => fixed(coordinate, digits));
      if (texts.length === 1) return texts[0];
      return `(${texts.join(pointSeparator(texts))})`;
    },
  };
}

/** What parts the coordinates of a point: commas that group thousands leave the comma no room. */
export function pointSeparator(texts: readonly string[]): string {
  return texts.some((text) => text.includes(",")) ? "; " : ", ";
}

/** The superscripts at the end of a written number, and what is before them. */
export function splitPower(text: string): { readonly body: string; readonly exponent: string } {
  const [, body = text, raisedSigns = ""] = /^(.*10)([⁻⁰¹²³⁴-⁹]+)$/.exec(text) ?? [];
  const signs = Object.entries(superscripts).filter(([sign]) => sign !== "-");
  const lowered = (raisedSign: string): string =>
    signs.find(([, superscript]) => superscript === raisedSign)?.[0] ?? "";
  return { body, exponent: Array.from(raisedSigns, lowered).join("") };
}

/** A written number in TeX. */
export function texOfNumber(text: string): string {
  const { body, exponent } = splitPower(text);
  const symbols = body
    .replaceAll("−", "-")
    .replaceAll(",", "{,}")
    .replace("×", "{\\times}")
    .replace("∞", "\\infty")
    .replace("NaN", "\\text{NaN}");
  return exponent === "" ? symbols : `${symbols}^{${exponent.replace("−", "-")}}`;
}

/** Whether a number, so rounded, is written out and still says itself. */
function isLeftWhole(value: number, decimals: number): boolean {
  const rounded = roundToDecimals(value, decimals);
  return isWrittenOut(rounded) && (rounded !== 0 || value === 0);
}

/** Whether a number is written out; others are powers of ten. */
export function isWrittenOut(value: number): boolean {
  const size = Math.abs(value);
  return size === 0 || (size >= smallestWritten && size < firstPower);
}

/** How many significant digits a double has as it is usually written. */
function digitCount(value: number): number {
  const [factor] = value.toExponential().split("e");
  return factor.replace(/[-.]/g, "").length;
}

/** A power of ten whose factor has up to `digits` digits, and is left out where it is 1. */
function trimmedPower(value: number, digits: number): string {
  // All digits are those that read back to the same double, not those of its exact value.
  const isWhole = digits >= mostDigits;
  const [factor, exponent] = value.toExponential(isWhole ? undefined : digits - 1).split("e");
  const trimmed = factor.includes(".") ? factor.replace(/\.?0+$/, "") : factor;
  const isOne = /^-?1$/.test(trimmed);
  return withMinus(`${isOne ? trimmed.slice(0, -1) : `${trimmed}×`}10${raised(exponent)}`);
}

function powerOf(value: number, decimals: number): string {
  const [factor, exponent] = value.toExponential(decimals).split("e");
  return withMinus(`${factor}×10${raised(exponent)}`);
}

function raised(exponent: string): string {
  return Array.from(exponent.replace("+", ""), (sign) => superscripts[sign]).join("");
}

function notFinite(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "∞" : "−∞";
}

function withMinus(text: string): string {
  return text.replace("-", "−");
}

function withoutNegativeZero(text: string): string {
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

function cached(
  make: (digits: number) => Intl.NumberFormat,
): (digits: number) => Intl.NumberFormat {
  const made = new Map<number, Intl.NumberFormat>();
  return (digits) => {
    const known = made.get(digits);
    if (known) return known;
    const format = make(digits);
    made.set(digits, format);
    return format;
  };
}

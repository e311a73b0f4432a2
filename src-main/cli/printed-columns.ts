import type { NumberWriter } from "#core/wording/numbers.ts";

/** Columns of numbers are at least so wide, so that usual tables look the same. */
const usualWidth = 14;
/** Blanks between columns, at least. */
const gap = 2;
/** Numbers from here on are written as powers of ten, in so many letters at most: `−1.235×10³⁰⁸`. */
const powersFrom = 1e9;
const powerLetters = 12;

/**
 * The width of a column that holds all these numbers as `fixed` writes them, with the blanks before
 * it. Of long columns only the extremes are written.
 */
export function columnWidth(values: Iterable<number>, numbers: NumberWriter): number {
  let [lowest, highest, hasPowers] = [0, 0, false];
  for (const value of values) {
    if (Math.abs(value) >= powersFrom) hasPowers = true;
    else if (value < lowest) lowest = value;
    else if (value > highest) highest = value;
  }
  const widest = [lowest, highest].map((value) => numbers.fixed(value).length);
  return Math.max(usualWidth, gap + Math.max(...widest, hasPowers ? powerLetters : 0));
}

/** A cell for a column of the usual width, whose numbers are not known yet. */
export function usualCell(value: number, numbers: NumberWriter): string {
  const fixed = numbers.fixed(value);
  return padded(fixed.length + gap > usualWidth ? numbers.power(value, 3) : fixed, usualWidth);
}

/** A head for a column of the usual width. */
export function usualHead(text: string): string {
  return padded(text, usualWidth);
}

/** A text at the right of a column. Chinese letters are two columns of a terminal wide. */
export function padded(text: string, width: number): string {
  return `${" ".repeat(Math.max(0, width - displayWidth(text)))}${text}`;
}

/** Columns of a terminal that a text takes. */
export function displayWidth(text: string): number {
  const wide = text.match(/[\p{Script=Han}\uff01-\uff60]/gu) ?? [];
  return Array.from(text).length + wide.length;
}

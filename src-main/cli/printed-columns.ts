import { isWrittenOut, type NumberWriter, usualDecimals } from "#core/wording/numbers.ts";
import { decimalsToTell } from "#core/wording/telling-digits.ts";

/** Columns of numbers are at least so wide, so that usual tables look the same. */
const usualWidth = 14;
/** Blanks between columns, at least. */
const gap = 2;

/** The cell of a row of a column: with the digits that tell it from the rows before and after it. */
export function cellText(column: Column, row: number, numbers: NumberWriter): string {
  const neighbours = [row - 1, row + 1].filter((place) => place >= 0 && place < column.length);
  return numbers.beside(column.valueAt(row), neighbours.map(column.valueAt));
}

/** A column of numbers. */
export interface Column {
  readonly length: number;
  readonly valueAt: (row: number) => number;
}

/**
 * The width of a column of cells, with the blanks before it. Of long columns only the extremes are
 * written, and what is not written as usual.
 */
export function columnWidth(column: Column, numbers: NumberWriter): number {
  let [lowest, highest, widest, isAskedMore] = [0, 0, 0, false];
  for (let row = 0; row < column.length; row++) {
    const value = column.valueAt(row);
    const isPower = !isWrittenOut(value);
    const wasAskedMore = isAskedMore;
    isAskedMore =
      row + 1 < column.length &&
      decimalsToTell(value, column.valueAt(row + 1), usualDecimals) > usualDecimals;
    if (isPower || isAskedMore || wasAskedMore) {
      widest = Math.max(widest, cellText(column, row, numbers).length);
    } else if (value < lowest) lowest = value;
    else if (value > highest) highest = value;
  }
  const extremes = [lowest, highest].map((value) => numbers.fixed(value).length);
  return Math.max(usualWidth, gap + Math.max(widest, ...extremes));
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

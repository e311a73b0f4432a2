import type { TableFormat } from "./table-plan.ts";

/** With what marks numbers are written. */
export type NumberMarks = Pick<TableFormat, "decimal" | "thousands">;

/** Every sign of a mark, as the inside of a class of a regular expression. */
const signs = { ".": ".", ",": ",", " ": " \u00A0\u2009\u202F", "'": "'’" } as const;

/** A unit that stands right at a number: before it, or after it. */
const unit = /^([+-]?)([$€£¥₩₹])\s?(.*)$|^(.*?)\s?([%‰$€£¥₩₹元])$/u;

/** So many digits make a whole number that a double holds. */
const mostDigits = 15;

/** The number that a cell of nothing but digits is; −1: it is another. Most cells are such ones. */
export function wholeNumber(cell: string): number {
  if (cell.length === 0 || cell.length > mostDigits) return -1;
  let value = 0;
  for (let at = 0; at < cell.length; at++) {
    const digit = cell.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = 10 * value + digit;
  }
  return value;
}

/** Whether a double holds every digit of a number, so that no other one is the same. */
export function isHeld(cell: string): boolean {
  if (cell.length <= mostDigits) return true;
  const [mantissa] = cell.split(/e/i);
  return mantissa.replace(/\D/g, "").replace(/^0+/, "").length <= mostDigits;
}

/** Reads numbers that are written with given marks, and with no others. */
export class NumberReader {
  private readonly isPointed: boolean;
  private readonly plain: RegExp;
  private readonly grouped: RegExp | null;
  private readonly thousands: RegExp | null;

  constructor({ decimal, thousands }: NumberMarks) {
    const point = `[${signs[decimal]}]`;
    this.isPointed = decimal === ".";
    this.plain = new RegExp(`^[+-]?(\\d+(${point}\\d*)?|${point}\\d+)(e[+-]?\\d+)?$`, "i");
    const mark = thousands === null || thousands === decimal ? null : `[${signs[thousands]}]`;
    this.thousands = mark === null ? null : new RegExp(mark, "g");
    // In India two digits stand together above the thousands: 12,34,567.
    const groups = `\\d{1,3}(${mark}\\d{3})+|\\d{1,2}(${mark}\\d{2})+${mark}\\d{3}`;
    this.grouped = mark === null ? null : new RegExp(`^[+-]?(${groups})(${point}\\d*)?$`);
  }

  /**
   * The number in a cell, whatever unit stands at it: 45 for `45%`. NaN for what is no number; a
   * number that no double can hold is infinite.
   */
  read(cell: string): number {
    const whole = wholeNumber(cell);
    if (whole >= 0) return whole;
    if (this.plain.test(cell)) return this.pointed(cell);
    const signed = cell.replace(/[−–]/g, "-");
    const value = this.readBare(signed);
    return Number.isNaN(value) ? this.readBare(withoutUnit(signed)) : value;
  }

  private readBare(text: string): number {
    if (this.plain.test(text)) return this.pointed(text);
    if (this.thousands === null || !this.grouped?.test(text)) return Number.NaN;
    return this.pointed(text.replace(this.thousands, ""));
  }

  private pointed(text: string): number {
    return Number(this.isPointed ? text : text.replace(",", "."));
  }
}

const plainBeginning = /^[-+.,\d]/;

/** The unit at a number, such as `%` or `€`; "" when there is none. */
export function unitOf(cell: string): string {
  if (wholeNumber(cell.slice(-1)) >= 0 && plainBeginning.test(cell)) return "";
  const [, , before, , , after] = unit.exec(cell) ?? [];
  return before ?? after ?? "";
}

/** A cell without the unit at its number. */
export function withoutUnit(cell: string): string {
  const [, sign = "", , behind, ahead] = unit.exec(cell) ?? [];
  return behind === undefined ? (ahead ?? cell) : sign + behind;
}

const anyNumber =
  /^[+-]?(\d+|\d{1,3}([.,'’ \u00A0\u2009\u202F]\d{3})+|\d{1,2}(,\d{2})+,\d{3})?([.,]\d+)?(e[+-]?\d+)?$/i;
const longestNumber = 40;

/** Whether a cell is a number, with whatever marks and unit it is written. */
export function looksLikeNumber(cell: string): boolean {
  if (cell.length > longestNumber || !/\d/.test(cell)) return false;
  return anyNumber.test(withoutUnit(cell.replace(/[−–]/g, "-")));
}

import type { TableFormat } from "./table-plan.ts";

/** With what marks numbers are written. */
export type NumberMarks = Pick<TableFormat, "decimal" | "thousands">;

/** Every sign of a mark, as the inside of a class of a regular expression. */
const signs = { ".": ".", ",": ",", " ": " \u00A0\u2009\u202F", "'": "'’" } as const;

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
    this.grouped =
      mark === null ? null : new RegExp(`^[+-]?\\d{1,3}(${mark}\\d{3})+(${point}\\d*)?$`);
  }

  /** NaN for what is no number; a number that no double can hold is infinite. */
  read(cell: string): number {
    const signed = cell.replace(/[−–]/g, "-");
    if (this.plain.test(signed)) return this.pointed(signed);
    if (this.thousands === null || !this.grouped?.test(signed)) return Number.NaN;
    return this.pointed(signed.replace(this.thousands, ""));
  }

  private pointed(text: string): number {
    return Number(this.isPointed ? text : text.replace(",", "."));
  }
}

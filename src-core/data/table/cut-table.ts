import { toHalfWidth } from "../../common/half-width.ts";
import type { DataFault } from "../../training/training-fault.ts";
import { longestTable, mostColumns, mostRows } from "./table-limits.ts";
import type { TableFormat } from "./table-plan.ts";

/** A row of a table, cut into cells. */
export interface TableRow {
  /** The number that the row has in the text, from 1; blank rows count. */
  readonly number: number;
  /** Without the blanks around them, in half-width characters. */
  readonly cells: readonly string[];
}

/** The rows of a text that have anything in them, or why it cannot be cut. */
export type TableCut =
  | {
      readonly ok: true;
      readonly rows: readonly TableRow[];
      /** Rows of remarks that were passed over. */
      readonly remarks: number;
    }
  | { readonly ok: false; readonly fault: DataFault };

/** How a text is cut, whatever its rows mean. */
export interface CutFormat extends Pick<TableFormat, "separator" | "comment"> {
  /** Whether a quote also opens after blanks; not said: it does. */
  readonly quotesAfterBlanks?: boolean;
  /** Whether full-width commas and semicolons part cells; not said: as it fits the table. */
  readonly wide?: WideMarks;
}

/** Whether the full-width form of a separator parts no cells, does so beside the narrow one, or alone. */
type WideMarks = "never" | "also" | "alone";

const lineFeed = 10;
const carriageReturn = 13;
const tab = 9;
const blank = 32;
const quote = 34;

/**
 * Cuts a text into rows and cells, in time that grows with its length alone. Rows without anything
 * in them and rows of remarks are passed over.
 */
export function cutTable(text: string, format: CutFormat): TableCut {
  if (text.length > longestTable) {
    return { ok: false, fault: { kind: "data-too-large", what: "bytes", limit: longestTable } };
  }
  const wide = format.wide ?? wideMarks(text, format);
  return new Cutter(text, { ...format, wide }).cut(Number.POSITIVE_INFINITY);
}

/** So much of a text is looked at for its first rows. */
const sampledLength = 100_000;

/** The first rows of a text, for those who look at the beginning alone. */
export function firstRows(text: string, format: CutFormat, most: number): readonly TableRow[] {
  const wide = format.wide ?? wideMarks(text, format);
  const cutter = new Cutter(text.slice(0, sampledLength), { ...format, wide });
  cutter.cut(most);
  // What was cut off in its middle is no row.
  const isCutOff = text.length > sampledLength && cutter.isAtEnd && cutter.rows.length > 1;
  return isCutOff ? cutter.rows.slice(0, -1) : cutter.rows;
}

/** The full-width form of a separator; "": it has none. */
function wideForm(separator: string): string {
  return separator === "," ? "，" : separator === ";" ? "；" : "";
}

/** Rows that are looked at to see whether full-width marks part cells. */
const sampledRows = 200;

/**
 * What full-width marks part: they part cells where that makes more rows alike than the narrow ones
 * alone do. Else they are a part of what somebody wrote; and so are the narrow ones between wide ones.
 */
function wideMarks(text: string, format: CutFormat): WideMarks {
  const form = wideForm(format.separator);
  if (form === "" || !text.slice(0, sampledLength).includes(form)) return "never";
  const share = (wide: WideMarks): number =>
    shareOfUsualWidth(firstRows(text, { ...format, wide }, sampledRows));
  const [never, alone, also] = [share("never"), share("alone"), share("also")];
  if (never >= Math.max(alone, also)) return "never";
  return alone >= also ? "alone" : "also";
}

/** How many of the rows have as many cells as most have, two at least; from 0 to 1. */
export function shareOfUsualWidth(rows: readonly TableRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  counts.delete(1);
  return Math.max(0, ...counts.values()) / Math.max(1, rows.length);
}

class Cutter {
  private readonly text: string;
  /** The code of the separator, and of its full-width form where that parts cells too. */
  private readonly separator: number;
  private readonly wideSeparator: number;
  private readonly isBlankSeparated: boolean;
  private readonly comment: number;
  private readonly quotesAfterBlanks: boolean;
  /** The rows that were cut so far. */
  readonly rows: TableRow[] = [];
  private at: number;
  private number = 0;
  private remarks = 0;

  constructor(text: string, { separator, comment, quotesAfterBlanks = true, wide }: CutFormat) {
    this.text = text;
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
    const form = wideForm(separator);
    const isWide = form !== "" && wide !== undefined && wide !== "never";
    this.separator = isWide && wide === "alone" ? form.charCodeAt(0) : separator.charCodeAt(0);
    this.wideSeparator = isWide ? form.charCodeAt(0) : -1;
    this.isBlankSeparated = separator === " ";
    this.quotesAfterBlanks = quotesAfterBlanks;
    this.comment = comment === null ? -1 : comment.charCodeAt(0);
  }

  cut(limit: number): TableCut {
    const { rows } = this;
    while (!this.isAtEnd && rows.length < limit) {
      this.number++;
      if (this.passesBlankRow()) continue;
      const row = this.number;
      const cells = this.row();
      if (cells === null) return { ok: false, fault: { kind: "data-unclosed-quote", row } };
      if (cells.length > mostColumns) return tooLarge("columns", mostColumns);
      if (cells.some((cell) => cell !== "")) rows.push({ number: row, cells });
      // A title, a header and units may stand above the samples.
      if (rows.length > mostRows + rowsAboveSamples) return tooLarge("rows", mostRows);
    }
    return { ok: true, rows, remarks: this.remarks };
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Whether the row has nothing in it, or a remark: then it is passed over. */
  private passesBlankRow(): boolean {
    const { text } = this;
    let at = this.at;
    while (isBlank(text.charCodeAt(at)) && !this.isSeparator(text.charCodeAt(at))) at++;
    const isRemarkHere =
      text.charCodeAt(at) === this.comment && isRemark(text.slice(at, at + longestErrorMark));
    if (isRemarkHere) {
      this.remarks++;
      at = this.endOfLine(at);
    }
    while (isBlank(text.charCodeAt(at)) || this.isSeparator(text.charCodeAt(at))) at++;
    if (at < text.length && !isLineEnd(text.charCodeAt(at))) return false;
    this.at = at;
    this.passLineEnd();
    return true;
  }

  private isSeparator(code: number): boolean {
    return (
      code === this.separator ||
      code === this.wideSeparator ||
      (this.isBlankSeparated && isBlank(code))
    );
  }

  private endOfLine(from: number): number {
    let at = from;
    while (at < this.text.length && !isLineEnd(this.text.charCodeAt(at))) at++;
    return at;
  }

  private passLineEnd(): void {
    const isPair =
      this.text.charCodeAt(this.at) === carriageReturn &&
      this.text.charCodeAt(this.at + 1) === lineFeed;
    this.at += isPair ? 2 : 1;
  }

  /** The cells up to the end of the row; null when a quote is never closed. */
  private row(): string[] | null {
    const cells: string[] = [];
    for (;;) {
      const first = this.at;
      this.passBlanks();
      const canOpen = this.quotesAfterBlanks || this.at === first;
      const isQuoted = canOpen && this.text.charCodeAt(this.at) === quote;
      const cell = isQuoted ? this.quotedCell() : this.plainCell();
      if (cell === null) return null;
      cells.push(cell);
      if (this.isBlankSeparated) this.passBlanks();
      const isMore = !this.isBlankSeparated && this.isSeparator(this.text.charCodeAt(this.at));
      const isEnd = this.isAtEnd || isLineEnd(this.text.charCodeAt(this.at));
      if (isMore) this.at++;
      else if (isEnd || cells.length > mostColumns) {
        this.at = this.endOfLine(this.at);
        this.passLineEnd();
        return cells;
      }
      if (cells.length > mostColumns) return cells;
    }
  }

  private passBlanks(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (!isBlank(code) || (!this.isBlankSeparated && this.isSeparator(code))) return;
      this.at++;
    }
  }

  private plainCell(): string {
    const first = this.at;
    this.at = this.endOfCell(first);
    return this.at === first ? "" : plain(this.text.slice(first, this.at));
  }

  private endOfCell(from: number): number {
    let at = from;
    for (; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (this.isSeparator(code) || isLineEnd(code)) break;
    }
    return at;
  }

  /** What follows the closing quote belongs to the cell too, though nobody means it. */
  private quotedCell(): string | null {
    const first = this.at + 1;
    let end = this.text.indexOf('"', first);
    while (end >= 0 && this.text.charCodeAt(end + 1) === quote) {
      end = this.text.indexOf('"', end + 2);
    }
    if (end < 0) return null;
    this.at = this.endOfCell(end + 1);
    const rest = this.text.slice(end + 1, this.at);
    return plain(this.text.slice(first, end).replaceAll('""', '"') + rest);
  }
}

/** What spreadsheets write for values that they could not calculate. */
const errorMark = /^#(N\/A|DIV\/0!|VALUE!|REF!|NUM!|NAME\?|NULL!)/i;
const longestErrorMark = 8;

/** Whether a row that begins so is a remark. */
export function isRemark(beginning: string): boolean {
  return beginning.startsWith("#") && !errorMark.test(beginning);
}

/** Rows that can stand above the samples of the longest table. */
const rowsAboveSamples = 100;

function tooLarge(what: "rows" | "columns", limit: number): TableCut {
  return { ok: false, fault: { kind: "data-too-large", what, limit } };
}

/** Whether there is nothing in a cell that a keyboard of ASCII would not write. */
const ascii = /^[!-~]*$/;

function plain(cell: string): string {
  return ascii.test(cell) ? cell : toHalfWidth(cell).trim();
}

function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

/** A blank, a tab, or one of the wider and narrower blanks. */
function isBlank(code: number): boolean {
  if (code > blank && code < 0xa0) return false;
  return code === blank || code === tab || code === 0xa0 || code === 0x3000 || code === 0x202f;
}

import { looksLikeNumber } from "./cell-number.ts";
import { cutTable, firstRows, isRemark, type TableRow } from "./cut-table.ts";
import { hasSeparatorLine } from "./guess-separator.ts";
import { isMissing } from "./missing.ts";
import type { Separator, TableFormat } from "./table-plan.ts";

/** Where a table begins in a text. */
export type Beginning = Pick<TableFormat, "skippedRows" | "comment">;

/** Rows that are looked at. */
const sampledRows = 200;

/** Where the table begins: after a line `sep=;`, rows of remarks, titles. */
export function guessBeginning(
  text: string,
  separator: Separator,
  given: Partial<Beginning>,
): Beginning {
  const bare = rowsOf(text, separator, null);
  const remarked = bare.filter(({ cells }) => isRemark(cells[0]));
  const names = given.comment === undefined ? commentedNames(bare) : null;
  if (names !== null) return { comment: null, skippedRows: given.skippedRows ?? names.number - 1 };
  const first = bare.find(({ cells }) => !isRemark(cells[0]))?.number ?? 0;
  // Where hardly a row is without the mark, it belongs to the samples.
  const isRemarked =
    bare.length - remarked.length > 1 &&
    remarked.some((row) => isNoHeader(row) || row.number > first) &&
    !hasMarkedSample(wholeRows(text, separator) ?? bare);
  const comment = given.comment === undefined ? (isRemarked ? "#" : null) : given.comment;
  const rows = comment === null ? bare : rowsOf(text, separator, comment);
  return { comment, skippedRows: given.skippedRows ?? titleRows(text, rows) };
}

function rowsOf(text: string, separator: Separator, comment: "#" | null): readonly TableRow[] {
  return firstRows(text, { separator, comment }, sampledRows);
}

/** All rows, the remarks too; null: the text cannot be cut. */
function wholeRows(text: string, separator: Separator): readonly TableRow[] | null {
  const cut = cutTable(text, { separator, comment: null });
  return cut.ok ? cut.rows : null;
}

/** Whether a sample below the names begins with #, such as a colour or a hashtag does. */
function hasMarkedSample(rows: readonly TableRow[]): boolean {
  const bare = rows.filter(({ cells }) => !isRemark(cells[0]));
  const width = usualWidth(bare);
  // Where only numbers stand, a # before one takes its row out.
  const areNumbers = bare.slice(1).every(({ cells }) => looksLikeNumber(cells[0]));
  return rows.slice(rows.indexOf(bare[0]) + 1).some(({ cells }) => {
    if (cells.length !== width || width < 2 || !isRemark(cells[0])) return false;
    return !/^#+(\s|$)/.test(cells[0]) && !areNumbers;
  });
}

/** Whether a row that begins with # is not one of names, the first of them the row numbers'. */
function isNoHeader({ cells }: TableRow): boolean {
  return cells.length === 1 || cells[0] !== "#";
}

/** The names of the columns, when they stand behind a # right above the samples; null: they do not. */
function commentedNames(rows: readonly TableRow[]): TableRow | null {
  const at = rows.findIndex(({ cells }) => !isRemark(cells[0])) - 1;
  if (at < 0 || rows.slice(at + 1).some(({ cells }) => isRemark(cells[0]))) return null;
  const [names, sample] = [namesBehindMark(rows[at].cells), rows[at + 1].cells];
  const areNames = names.every((name) => !looksLikeNumber(name) && !isMissing(name));
  const isOver = names.length === sample.length && names.length > 1;
  return isOver && areNames && sample.some(looksLikeNumber) ? rows[at] : null;
}

/** Names without the # before them, which may be set off by a blank. */
function namesBehindMark(cells: readonly string[]): readonly string[] {
  return cells[0] === "#" ? cells.slice(1) : [cells[0].slice(1), ...cells.slice(1)];
}

/** The rows before the first that belongs to the table, by the length that most rows have. */
function titleRows(text: string, all: readonly TableRow[]): number {
  const ahead = hasSeparatorLine(text) ? 1 : 0;
  const rows = all.slice(ahead);
  const width = usualWidth(rows);
  const first = rows.findIndex((row, at) => !isTitle(row, rows.slice(at + 1), width));
  return first <= 0 || width < 2 ? ahead : rows[first].number - 1;
}

function usualWidth(rows: readonly TableRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [[width] = [0]] = [...counts].sort(([, left], [, right]) => right - left);
  return width;
}

function filledCells({ cells }: TableRow): number {
  return cells.filter((cell) => cell !== "").length;
}

/** Whether a row says something of the table: it has one cell alone, or is shorter than the names. */
function isTitle(row: TableRow, below: readonly TableRow[], width: number): boolean {
  if (below.length < 2) return false;
  const isAlone = filledCells(row) === 1 && row.cells[0] !== "";
  const isText = (cell: string): boolean => !isMissing(cell) && !looksLikeNumber(cell);
  const areNamesBelow = below
    .slice(0, 20)
    .some(({ cells }) => cells.length === width && cells.every(isText));
  if (row.cells.length < width) return isAlone || areNamesBelow;
  return row.cells.length === width && isAlone && areNamesBelow;
}

import type { TableRow } from "./cut-table.ts";

/**
 * How people and programs write that a value is missing, in small letters; or they write nothing.
 * Not “none”: it can as well be a class.
 */
const marks: ReadonlySet<string> = new Set([
  "",
  "na",
  "n/a",
  "#n/a",
  "#div/0!",
  "#value!",
  "#ref!",
  "#num!",
  "#name?",
  "#null!",
  "nan",
  "n.a.",
  "n.d.",
  "k.a.",
  "null",
  "?",
  "-",
  "--",
  "–",
  "—",
  ".",
  "..",
  "<na>",
  "缺失",
]);

const longestMark = 8;

const dash = /^[-–—]{1,2}$/;

/** Whether a column has pluses as its values, so that its dashes are minuses. */
export function hasSigns(rows: readonly TableRow[], column: number): boolean {
  return rows.some(({ cells }) => cells[column] === "+" || cells[column] === "++");
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/**
 * Whether a cell says that its value is missing.
 *
 * @param hasSigns whether its column holds + and −, so that a dash is one of its values
 */
export function isMissing(cell: string, hasSigns = false): boolean {
  if (hasSigns && dash.test(cell)) return false;
  if (cell.length > longestMark || isDigit(cell.charCodeAt(0))) return false;
  return marks.has(cell.toLowerCase());
}

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

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether a cell says that its value is missing. */
export function isMissing(cell: string): boolean {
  if (cell.length > longestMark || isDigit(cell.charCodeAt(0))) return false;
  return marks.has(cell.toLowerCase());
}

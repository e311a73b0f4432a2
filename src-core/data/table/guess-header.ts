import type { NumberReader } from "./cell-number.ts";
import type { TableRow } from "./cut-table.ts";
import { isDate } from "./dates.ts";
import { isMissing } from "./missing.ts";

/** Whether the first row is one of column names, and whether a person should be asked. */
export interface GuessedHeader {
  readonly hasHeader: boolean;
  readonly isDoubtful: boolean;
}

/** What a cell is, as far as a row of names is told by it. */
type CellKind = "number" | "date" | "text" | "missing";

/** Rows that are looked at to see what a column holds. */
const sampledRows = 200;

function kindOf(cell: string, reader: NumberReader): CellKind {
  if (isMissing(cell)) return "missing";
  if (!Number.isNaN(reader.read(cell))) return "number";
  return isDate(cell) ? "date" : "text";
}

/** What most cells of a column are, missing ones apart. */
function usualKind(rows: readonly TableRow[], at: number, reader: NumberReader): CellKind {
  const counts = { number: 0, date: 0, text: 0, missing: 0 };
  for (const { cells } of rows) counts[kindOf(cells[at] ?? "", reader)]++;
  if (counts.number > counts.date + counts.text) return "number";
  if (counts.date > counts.text) return "date";
  return counts.text > 0 ? "text" : "missing";
}

/**
 * Tells a row of names from a first sample: names are no numbers over numbers and no dates over
 * dates, and what names a column does not stand in it.
 */
export function guessHeader(rows: readonly TableRow[], reader: NumberReader): GuessedHeader {
  const [first, ...rest] = rows.slice(0, sampledRows);
  if (first === undefined || rest.length === 0) return { hasHeader: true, isDoubtful: false };
  let [names, values, repeated] = [0, 0, 0];
  first.cells.forEach((cell, at) => {
    const own = kindOf(cell, reader);
    const usual = usualKind(rest, at, reader);
    if (own === "missing" || usual === "missing") return;
    if (usual === "text") {
      if (own === "text" && rest.some(({ cells }) => cells[at] === cell)) repeated++;
    } else if (own === usual) values++;
    else if (own === "text") names++;
  });
  const isCounted = isCounting(first, reader) && !rest.some((row) => isCounting(row, reader));
  if (values + repeated === 0) return { hasHeader: true, isDoubtful: false };
  if (names > 0) return { hasHeader: true, isDoubtful: values > 0 && !isCounted };
  return { hasHeader: isCounted && repeated === 0, isDoubtful: true };
}

/** Whether the numbers of a row are whole and each is one more than the one before: 2019, 2020. */
function isCounting({ cells }: TableRow, reader: NumberReader): boolean {
  const numbers = cells.map((cell) => reader.read(cell)).filter((value) => !Number.isNaN(value));
  const isStep = (value: number, at: number): boolean => value === numbers[0] + at;
  return numbers.length > 1 && Number.isInteger(numbers[0]) && numbers.every(isStep);
}

const longestUnit = 16;
/** What can stand in a row of units over dates and names: (text), yyyy-mm-dd, UTC. */
const unitOfOthers = /^(\(.*\)|\[.*\]|[ymdhs:\-/. ]+|utc|gmt)$/i;

/** Whether the row after the names is one of units: no numbers over numbers, nothing over names. */
export function guessUnits(rows: readonly TableRow[], reader: NumberReader): boolean {
  const [, units, ...rest] = rows.slice(0, sampledRows);
  if (units === undefined || rest.length === 0) return false;
  let [measured, named] = [0, 0];
  const isPossible = units.cells.every((cell, at) => {
    const isBlank = cell === "" || cell === "-";
    if (cell.length > longestUnit || (!isBlank && kindOf(cell, reader) !== "text")) return false;
    if (usualKind(rest, at, reader) !== "number") return isBlank || unitOfOthers.test(cell);
    measured++;
    if (!isBlank) named++;
    return true;
  });
  return isPossible && named > 0 && named >= measured / 2;
}

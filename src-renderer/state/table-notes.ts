import type { PreviewedColumn, PreviewedTable } from "#core/data/table/preview-table.ts";
import type { TableWording } from "#core/wording/table-wording.ts";

/** Where something is wrong: the row's number in the text, and the column's index; −1: all of it. */
export interface FaultPlace {
  readonly row: number;
  readonly column: number;
}

/** The places of what is in the way of using a table. */
export function faultPlaces({ faults, columns }: PreviewedTable): FaultPlace[] {
  return faults.flatMap((fault) => {
    if (!("row" in fault)) return [];
    const column = "column" in fault ? columns.findIndex(({ name }) => name === fault.column) : -1;
    return [{ row: fault.row, column }];
  });
}

/** What is worth knowing of a column besides its kind: what lacks, and what its classes become. */
export function columnNote(column: PreviewedColumn, words: TableWording): string {
  const notes = [
    ...classNote(column, words),
    ...(column.missing > 0 && column.kind !== "empty" ? [words.missing(column.missing)] : []),
  ];
  return notes.join("; ");
}

/** More columns than these are not told of one by one. */
const mostTold = 3;

/** What the first columns of classes become as inputs, a sentence each. */
export function becomingNotes(
  { columns }: Pick<PreviewedTable, "columns">,
  words: TableWording,
): string[] {
  return columns
    .filter(({ inputClasses }) => inputClasses.length > 0)
    .slice(0, mostTold)
    .map((column) => words.becomes(column.name, column.inputClasses));
}

function classNote(
  { kind, part, distinct, inputClasses }: PreviewedColumn,
  words: TableWording,
): string[] {
  if (part === "left-out") return [];
  if (part === "input" && kind === "date") return [words.days];
  if (inputClasses.length > 0) return [words.inputCount(inputClasses.length)];
  if (kind !== "class" && part !== "target") return [];
  if (kind === "number") return [];
  return [distinct === null ? words.manyValues : words.classCount(distinct)];
}

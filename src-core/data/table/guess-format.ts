import { NumberReader } from "./cell-number.ts";
import { cutTable, type TableCut } from "./cut-table.ts";
import { guessBeginning } from "./guess-beginning.ts";
import { guessHeader, guessUnits } from "./guess-header.ts";
import { guessMarks } from "./guess-marks.ts";
import { guessSeparator, namedSeparator } from "./guess-separator.ts";
import type { TableFormat } from "./table-plan.ts";

/** What of a guess is so doubtful that a person should be asked. */
export type TableDoubt = "header" | "decimal";

/** How a text seems to be written down, and what in that is doubtful. */
export interface GuessedFormat {
  readonly format: TableFormat;
  readonly doubts: readonly TableDoubt[];
}

/** The format with nothing unusual. */
export const plainFormat: TableFormat = {
  separator: ",",
  decimal: ".",
  thousands: null,
  skippedRows: 0,
  hasHeader: true,
  hasUnits: false,
  comment: null,
};

/** How a text seems to be written down. What is given is taken as given, and is never doubtful. */
export function guessFormat(text: string, given: Partial<TableFormat> = {}): GuessedFormat {
  const { format, doubts } = cutAndGuess(text, given);
  return { format, doubts };
}

/** The same, with the text as it was cut for that: once for all who look at it. */
export function cutAndGuess(
  text: string,
  given: Partial<TableFormat> = {},
): GuessedFormat & { readonly cut: TableCut } {
  const separator = given.separator ?? namedSeparator(text) ?? guessSeparator(text);
  const beginning = guessBeginning(text, separator, given);
  const { comment } = beginning;
  const cut = cutTable(text, { separator, comment });
  if (!cut.ok) return { format: { ...plainFormat, separator, comment, ...given }, doubts: [], cut };
  const rows = cut.rows.filter(({ number }) => number > beginning.skippedRows);
  const marks = guessMarks(rows, separator, given);
  const reader = new NumberReader(marks);
  const header = guessHeader(rows, reader);
  const hasHeader = given.hasHeader ?? header.hasHeader;
  const guessed: TableFormat = {
    separator,
    decimal: marks.decimal,
    thousands: marks.thousands,
    skippedRows: beginning.skippedRows,
    hasHeader,
    hasUnits: hasHeader && guessUnits(rows, reader),
    comment,
  };
  const doubts: TableDoubt[] = [];
  if (given.hasHeader === undefined && header.isDoubtful) doubts.push("header");
  if (marks.isDoubtful) doubts.push("decimal");
  return { format: { ...guessed, ...given }, doubts, cut };
}

import { type NumberMarks, NumberReader } from "./cell-number.ts";
import { cutTable, type TableRow } from "./cut-table.ts";
import { isMissing } from "./missing.ts";
import type { Separator, TableFormat } from "./table-plan.ts";

/** Rows that are looked at to see how a table is written down. */
const sampledRows = 200;

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

/** How a text seems to be written down; what is given is taken as given. */
export function guessFormat(text: string, given: Partial<TableFormat> = {}): TableFormat {
  const separator = given.separator ?? guessSeparator(text);
  return { ...plainFormat, separator, ...given };
}

const order: readonly Separator[] = ["\t", ";", "|", ",", " "];

/** The one that cuts most rows into as many cells, two at least. */
function guessSeparator(text: string): Separator {
  let best: { separator: Separator; share: number } = { separator: ",", share: 0 };
  for (const separator of order) {
    const cut = cutTable(text, { separator, comment: null }, sampledRows);
    const share = cut.ok ? shareOfUsualWidth(cut.rows) : 0;
    if (share > best.share) best = { separator, share };
  }
  return best.separator;
}

function shareOfUsualWidth(rows: readonly TableRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  counts.delete(1);
  return Math.max(0, ...counts.values()) / Math.max(1, rows.length);
}

/** Whether a cell is a number or missing. */
export function isNumberOrMissing(cell: string, marks: NumberMarks): boolean {
  return isMissing(cell) || !Number.isNaN(new NumberReader(marks).read(cell));
}

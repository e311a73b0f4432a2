import { firstRows, type TableRow } from "./cut-table.ts";
import { type Separator, separators } from "./table-plan.ts";

/** Rows that are looked at to see what stands between cells. */
const sampledRows = 200;

const separatorLine = /^\uFEFF?\s*"?sep=(.)"?[\r\n]/i;

/** The one that a first line `sep=;` names, as spreadsheets write it; null: there is no such line. */
export function namedSeparator(text: string): Separator | null {
  const [, named] = separatorLine.exec(text.slice(0, 100)) ?? [];
  return separators.find((separator) => separator === named) ?? null;
}

/** Whether a text begins with a line that names the separator. */
export function hasSeparatorLine(text: string): boolean {
  return separatorLine.test(text.slice(0, 100));
}

/** Where two would do as well, the rarer one inside of cells comes first. */
const order: readonly Separator[] = ["\t", ";", "|", ",", " "];

/** The one that cuts most rows into as many cells, two at least; blanks only where no other does. */
export function guessSeparator(text: string): Separator {
  let best: { separator: Separator; share: number } = { separator: ",", share: 0 };
  for (const separator of order) {
    if (separator === " " && best.share > 0.5) break;
    const share = shareOfUsualWidth(firstRows(text, { separator, comment: "#" }, sampledRows));
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

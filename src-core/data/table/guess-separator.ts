import { firstRows, shareOfUsualWidth } from "./cut-table.ts";
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
    // A row of words here and there is no table.
    const isEnough = separator !== " " || share > 0.5;
    if (isEnough && share > best.share) best = { separator, share };
  }
  return best.separator;
}

import type { TableRow } from "./cut-table.ts";
import { isDate } from "./dates.ts";
import { isMissing } from "./missing.ts";

/** What is in a column, counted. */
export interface ColumnFacts {
  /** Cells that say that their value is missing. */
  readonly missing: number;
  /** The other cells. */
  readonly present: number;
  /** Those of them that are numbers, and that are dates. */
  readonly numbers: number;
  readonly dates: number;
  /** How many different values; where they are more than was counted up to, one more than that. */
  readonly distinct: number;
  /** Whether the numbers are whole and each is one more than the one before, from 0 or 1 on. */
  readonly isCounting: boolean;
  /** Whether all values are whole numbers, and no two the same. */
  readonly isKey: boolean;
}

/**
 * Counts what is in a column.
 *
 * @param read the number in a cell, or NaN
 * @param mostDistinct up to how many different values are counted
 */
export function columnFacts(
  samples: readonly TableRow[],
  column: number,
  read: (cell: string) => number,
  mostDistinct: number,
): ColumnFacts {
  const values = new Set<string>();
  const keys = new Set<number>();
  let [missing, numbers, dates] = [0, 0, 0];
  let isCounting = true;
  let isKey = true;
  samples.forEach(({ cells }, sample) => {
    const cell = cells[column];
    if (isMissing(cell)) {
      missing++;
      return;
    }
    const value = read(cell);
    const isNumber = !Number.isNaN(value);
    if (isNumber) numbers++;
    else if (isDate(cell)) dates++;
    if (values.size <= mostDistinct) values.add(cell);
    isKey &&= Number.isInteger(value) && !keys.has(value);
    if (isKey) keys.add(value);
    const [first] = keys;
    isCounting &&= isKey && (first === 0 || first === 1) && value === first + sample;
  });
  const present = samples.length - missing;
  const hasKey = isKey && missing === 0 && present > 1;
  return {
    missing,
    present,
    numbers,
    dates,
    distinct: values.size,
    isCounting: isCounting && hasKey,
    isKey: hasKey,
  };
}

import { isHeld, looksLikeNumber, type NumberReader } from "./cell-number.ts";
import type { TableRow } from "./cut-table.ts";
import { isDate } from "./dates.ts";
import { hasSigns, isMissing } from "./missing.ts";

/** What is in a column, counted. */
export interface ColumnFacts {
  /** Cells that say that their value is missing. */
  readonly missing: number;
  /** The other cells. */
  readonly present: number;
  /** Those of them that are numbers, with whatever marks they are written. */
  readonly numbers: number;
  readonly dates: number;
  /** How many different values; where they are more than was counted up to, one more than that. */
  readonly distinct: number;
  /** Whether all values are whole numbers, no two are the same, and none is missing. */
  readonly isKey: boolean;
  /** Whether, besides, each is one more than the one before, from 0 or 1 on. */
  readonly isCounting: boolean;
}

/**
 * Counts what is in a column.
 *
 * @param mostDistinct up to how many different values are counted
 */
export function columnFacts(
  samples: readonly TableRow[],
  column: number,
  reader: NumberReader,
  mostDistinct: number,
): ColumnFacts {
  const values = new Set<number>();
  const texts = new Set<string>();
  const keys = new KeyTest();
  const areSigns = hasSigns(samples, column);
  let [missing, numbers, dates] = [0, 0, 0];
  // As classes are told apart.
  let areAlike = true;
  for (const { cells } of samples) {
    const cell = cells[column];
    if (isMissing(cell, areSigns)) {
      missing++;
      continue;
    }
    const value = reader.read(cell);
    const isNumber = !Number.isNaN(value);
    keys.take(value);
    if (isNumber) numbers++;
    else if (isDate(cell)) dates++;
    else if (looksLikeNumber(cell)) numbers++;
    areAlike &&= isNumber && isHeld(cell);
    if (areAlike && values.size <= mostDistinct) values.add(value);
    if (texts.size <= mostDistinct) texts.add(cell);
  }
  const present = samples.length - missing;
  const distinct = areAlike ? values.size : texts.size;
  const isKey = keys.isKey && missing === 0 && present > 1;
  const isCounting = isKey && keys.isCounting;
  return { missing, present, numbers, dates, distinct, isKey, isCounting };
}

/** Finds out whether values are row numbers; gives up at the first that is none. */
class KeyTest {
  isKey = true;
  isCounting = true;
  private readonly before = new Set<number>();
  private next: number | null = null;

  take(value: number): void {
    if (!this.isKey) return;
    this.isKey = Number.isInteger(value) && !this.before.has(value);
    if (!this.isKey) this.before.clear();
    else this.before.add(value);
    this.isCounting &&= this.next === null ? value === 0 || value === 1 : value === this.next;
    this.next = value + 1;
  }
}

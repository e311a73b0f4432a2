import { isHeld, type NumberReader } from "./cell-number.ts";
import type { TableRow } from "./cut-table.ts";

/** The classes in a column, and which one each sample is of. */
export interface ColumnClasses {
  /** Numbers in their order, else texts in the order of their characters' codes. */
  readonly names: readonly string[];
  /** One for each sample: the index of its class. */
  readonly classes: Int32Array;
}

/**
 * Tells classes apart: as numbers where all of them are numbers (1 and 1.0 are one), else as text. So
 * are numbers with more digits than a double holds: they would become one.
 */
export function classesIn(
  samples: readonly TableRow[],
  column: number,
  reader: NumberReader,
): ColumnClasses {
  const labels = samples.map(({ cells }) => cells[column]);
  const numbers = labels.map((label) => reader.read(label));
  const isOfNumbers = !numbers.some(Number.isNaN) && labels.every(isHeld);
  if (!isOfNumbers) return numbered([...new Set(labels)].sort(), labels);
  const distinct = [...new Set(numbers)].sort((a, b) => a - b);
  return numbered(distinct.map(String), numbers.map(String));
}

function numbered(names: readonly string[], labels: readonly string[]): ColumnClasses {
  const numbers = new Map(names.map((name, number) => [name, number]));
  return { names, classes: Int32Array.from(labels, (label) => numbers.get(label) ?? 0) };
}

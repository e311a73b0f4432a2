import { toHalfWidth } from "../../common/half-width.ts";
import type { DataSet, Task } from "../../training/data-set.ts";
import type { DataFault } from "../../training/training-fault.ts";
import { NumberReader } from "./cell-number.ts";
import { cutTable, type TableRow } from "./cut-table.ts";
import { type Feature, measuredData, sortedData } from "./features.ts";
import { largestNumber, mostClasses, mostRows } from "./table-limits.ts";

// The first session files keep a table without a plan: a header, numbers, and at the end the class or
// the targets. They go on to mean the very same samples, in the same order of classes.

/** A data set whose last columns are the targets, or why there is none. */
export type LastColumnsReading =
  | { readonly ok: true; readonly data: DataSet }
  | { readonly ok: false; readonly fault: DataFault };

/** A fault that ends the reading. */
class Unreadable extends Error {
  readonly fault: DataFault;

  constructor(fault: DataFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/**
 * Reads a table as the first session files mean it: classes are compared as text, and sorted by
 * their characters' codes.
 *
 * @param targetCount regression: columns at the end that are targets, 1 or more
 */
export function readLastColumns(text: string, task: Task, targetCount: number): LastColumnsReading {
  try {
    const [header, ...rows] = rowsOf(text);
    const needed = task === "classification" ? 2 : targetCount + 1;
    const columns = header.cells.length;
    if (columns < needed) throw new Unreadable({ kind: "data-too-few-columns", columns, needed });
    checkRows(rows, columns);
    const table = { names: header.cells, rows };
    return {
      ok: true,
      data: task === "classification" ? classified(table) : measured(table, targetCount),
    };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, fault: error.fault };
    throw error;
  }
}

interface Table {
  readonly names: readonly string[];
  readonly rows: readonly TableRow[];
}

function rowsOf(text: string): readonly TableRow[] {
  const separator = separatorOf(text);
  const cut = cutTable(text, {
    separator,
    comment: null,
    quotesAfterBlanks: false,
    wide: "also",
  });
  if (!cut.ok) throw new Unreadable(cut.fault);
  if (cut.rows.length === 0) throw new Unreadable({ kind: "data-empty" });
  return cut.rows;
}

const separators = [",", ";", "\t"] as const;

/** The one that the first line with anything in it has most of. */
function separatorOf(text: string): (typeof separators)[number] {
  const [line] = /[^\r\n]*/.exec(text.replace(/^\uFEFF/, "").trimStart()) ?? [""];
  const unquoted = toHalfWidth(line.replace(/"[^"]*"/g, ""));
  const counts = separators.map((mark) => unquoted.split(mark).length);
  return separators[counts.indexOf(Math.max(...counts))];
}

function checkRows(rows: readonly TableRow[], expected: number): void {
  if (rows.length === 0) throw new Unreadable({ kind: "data-no-samples" });
  if (rows.length > mostRows) {
    throw new Unreadable({ kind: "data-too-large", what: "rows", limit: mostRows });
  }
  const ragged = rows.find(({ cells }) => cells.length !== expected);
  if (!ragged) return;
  const { number: row, cells } = ragged;
  throw new Unreadable({ kind: "data-ragged-row", row, cells: cells.length, expected });
}

function measured(table: Table, targetCount: number): DataSet {
  const inputCount = table.names.length - targetCount;
  const features = table.names.map((_, at) => feature(table, at));
  return measuredData(table.rows.length, features.slice(0, inputCount), features.slice(inputCount));
}

function classified(table: Table): DataSet {
  const inputCount = table.names.length - 1;
  const inputs = table.names.slice(0, inputCount).map((_, at) => feature(table, at));
  const column = table.names[inputCount];
  const labels = table.rows.map(({ number: row, cells }) => {
    if (cells[inputCount] === "") throw new Unreadable({ kind: "data-empty-cell", row, column });
    return cells[inputCount];
  });
  const names = [...new Set(labels)].sort();
  if (names.length < 2) throw new Unreadable({ kind: "data-one-class", name: names[0], column });
  if (names.length > mostClasses) {
    const count = names.length;
    throw new Unreadable({ kind: "data-too-many-classes", count, limit: mostClasses, column });
  }
  const numbers = new Map(names.map((name, number) => [name, number]));
  return sortedData(
    inputs,
    names,
    Int32Array.from(labels, (label) => numbers.get(label) ?? 0),
  );
}

const reader = new NumberReader({ decimal: ".", thousands: null });

function feature({ names, rows }: Table, at: number): Feature {
  const column = names[at];
  const values = Float64Array.from(rows, ({ number: row, cells }) => {
    const text = cells[at];
    if (text === "") throw new Unreadable({ kind: "data-empty-cell", row, column });
    const value = reader.read(text);
    if (Number.isNaN(value)) throw new Unreadable({ kind: "data-not-a-number", row, column, text });
    if (Math.abs(value) <= largestNumber) return value;
    throw new Unreadable({ kind: "data-number-out-of-range", row, column, text });
  });
  return { name: column, values };
}

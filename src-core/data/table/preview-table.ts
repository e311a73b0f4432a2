import type { DataFault } from "../../training/training-fault.ts";
import { NumberReader, unitOf } from "./cell-number.ts";
import { columnFacts } from "./column-facts.ts";
import { cutTable, firstRows, type TableRow } from "./cut-table.ts";
import { type PassedRows, tableContent } from "./table-content.ts";
import { mostClasses } from "./table-limits.ts";
import type { ColumnPlan, TablePlan } from "./table-plan.ts";
import { TableReader } from "./table-reader.ts";

/** A column as it is shown before a table is used. */
export interface PreviewedColumn extends ColumnPlan {
  readonly name: string;
  /** Cells without a value. */
  readonly missing: number;
  /** How many different values there are; null: more than can be classes. */
  readonly distinct: number | null;
  /** The classes of which each becomes an input; empty: the column is no such input. */
  readonly inputClasses: readonly string[];
  /** The first number of a column that is used with a unit, which is dropped; null: it has none. */
  readonly dropped: { readonly text: string; readonly value: number } | null;
}

/** Where something is wrong: the row's number in the text, and the column's index; −1: all of it. */
export interface WrongPlace {
  readonly row: number;
  readonly column: number;
}

/** What a table holds and what a plan would make of it, for a person to look at. */
export interface PreviewedTable {
  readonly columns: readonly PreviewedColumn[];
  /**
   * The first samples, the cells as they stand in the text; where the text cannot be cut into
   * columns, its first rows.
   */
  readonly rows: readonly TableRow[];
  /** Rows after those in which something is wrong. */
  readonly faultyRows: readonly TableRow[];
  /** Rows of the text that were passed over. */
  readonly passed: PassedRows;
  /** All samples, those that lack a value too. */
  readonly sampleCount: number;
  /** Those that are left out because they lack a value; null while something is wrong. */
  readonly skippedRows: number | null;
  /** Inputs and outputs of the data set; null while something is wrong. */
  readonly inputNames: readonly string[] | null;
  readonly outputNames: readonly string[] | null;
  /** What is in the way of using it, the first few; empty: nothing. */
  readonly faults: readonly DataFault[];
  /** Every place in the rows above where something is wrong, that of the first fault first. */
  readonly wrong: readonly WrongPlace[];
}

/** More faults than these help nobody. */
const mostFaults = 5;
/** As many are looked for, so that all that is wrong in the rows that are shown is known. */
const mostSought = 500;

/**
 * What can be seen of a table that is to be read by a plan: never more than `rowCount` rows, and those
 * in which something is wrong.
 */
export function previewTable(text: string, plan: TablePlan, rowCount: number): PreviewedTable {
  const reading = tableContent(text, plan.format);
  if (!reading.ok) return unreadable(text, plan, rowCount, reading.fault);
  const { names, samples } = reading.content;
  const numbers = new NumberReader(plan.format);
  const reader = new TableReader(reading.content, plan, mostSought);
  const data = reader.read();
  const columns = names.map((name, at): PreviewedColumn => {
    const { missing, distinct } = columnFacts(samples, at, numbers, mostClasses);
    const column = plan.columns[at] ?? { kind: "empty", part: "left-out" };
    const inputClasses = data ? (reader.inputClasses.get(at)?.names ?? []) : [];
    const few = distinct > mostClasses ? null : distinct;
    const dropped = column.part === "left-out" ? null : droppedIn(samples, at, column, numbers);
    return { name, ...column, missing, distinct: few, inputClasses, dropped };
  });
  const faults = reader.faults.slice(0, mostFaults);
  const rows = samples.slice(0, rowCount);
  const apart = faultyRows(samples.slice(rowCount), faults);
  return {
    columns,
    rows,
    faultyRows: apart,
    passed: reading.content.passed,
    sampleCount: samples.length,
    skippedRows: data && reader.skippedRows,
    inputNames: data?.inputNames ?? null,
    outputNames: data?.outputNames ?? null,
    faults,
    wrong: wrongPlaces([...rows, ...apart], reader, names),
  };
}

/** The first number of a column that has a unit. */
function droppedIn(
  samples: readonly TableRow[],
  at: number,
  { kind }: ColumnPlan,
  numbers: NumberReader,
): PreviewedColumn["dropped"] {
  const text = samples[0]?.cells[at] ?? "";
  if (kind !== "number" || unitOf(text) === "") return null;
  const value = numbers.read(text);
  return Number.isNaN(value) ? null : { text, value };
}

/** Where in those rows there is a fault; of values that are missing each one is a place. */
function wrongPlaces(
  rows: readonly TableRow[],
  reader: TableReader,
  names: readonly string[],
): WrongPlace[] {
  const shown = new Set(rows.map(({ number }) => number));
  return reader.faults.flatMap((fault): WrongPlace[] => {
    if (fault.kind === "data-missing-values") {
      return rows.flatMap((row) =>
        reader.missingIn(row).map((column) => ({ row: row.number, column })),
      );
    }
    if (!("row" in fault) || !shown.has(fault.row)) return [];
    return [{ row: fault.row, column: "column" in fault ? names.indexOf(fault.column) : -1 }];
  });
}

function unreadable(
  text: string,
  { format }: TablePlan,
  rowCount: number,
  fault: DataFault,
): PreviewedTable {
  const all = fault.kind === "data-ragged-row" ? cutTable(text, format) : null;
  return {
    columns: [],
    rows: firstRows(text, format, rowCount),
    faultyRows: all?.ok ? faultyRows(all.rows.slice(rowCount), [fault]) : [],
    passed: { remarks: 0, notes: 0 },
    sampleCount: 0,
    skippedRows: null,
    inputNames: null,
    outputNames: null,
    faults: [fault],
    wrong: "row" in fault ? [{ row: fault.row, column: -1 }] : [],
  };
}

function faultyRows(rows: readonly TableRow[], faults: readonly DataFault[]): TableRow[] {
  const numbers = new Set(faults.flatMap((fault) => ("row" in fault ? [fault.row] : [])));
  return numbers.size === 0 ? [] : rows.filter(({ number }) => numbers.has(number));
}

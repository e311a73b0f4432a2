import { dsvFormat } from "d3-dsv";
import { toHalfWidth } from "../common/half-width.ts";
import type { DataSet, Task } from "./data-set.ts";
import type { DataFault } from "./training-fault.ts";

/** The longest text that is read, in characters. */
export const longestCsv = 2_000_000;
/** The most samples. */
export const mostRows = 20_000;
/** The most columns. */
export const mostColumns = 1000;
/** The most classes. */
export const mostClasses = 100;
/** Numbers beyond ±this are no data. */
const largestNumber = 1e12;

/** Data read from a text, or why not. */
export type CsvReading =
  | { readonly ok: true; readonly data: DataSet }
  | { readonly ok: false; readonly fault: DataFault };

/** A text cut into cells: the header, and each further row with the number it has in the file. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
}

/** A fault that ends the reading. */
class Unreadable extends Error {
  readonly fault: DataFault;

  constructor(fault: DataFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/**
 * Reads a data set: a header, then one sample a row. Commas, semicolons or tabs between the cells;
 * quotes, a byte-order mark, full-width digits and blank lines are fine.
 *
 * @param task classification: the last column is the class; regression: all are numbers
 * @param targetCount regression: columns at the end that are targets, 1 or more
 */
export function readCsv(text: string, task: Task, targetCount: number): CsvReading {
  try {
    const table = readCells(text);
    const needed = task === "classification" ? 2 : targetCount + 1;
    if (table.header.length < needed) {
      const columns = table.header.length;
      throw new Unreadable({ kind: "data-too-few-columns", columns, needed });
    }
    const data = task === "classification" ? classified(table) : measured(table, targetCount);
    return { ok: true, data };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, fault: error.fault };
    throw error;
  }
}

/** The cells of a text, for a preview; null when it has none that can be shown. */
export function csvTable(text: string): CsvTable | null {
  try {
    return readCells(text);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

/**
 * Whether the last column of a text is one of classes: most of it is no number. A few cells among
 * numbers that are none are mistakes, to be said as such.
 */
export function looksLikeClasses(text: string): boolean {
  const rows = csvTable(text)?.rows ?? [];
  const names = rows.filter(({ cells }) => Number.isNaN(numberIn(cells.at(-1) ?? "")));
  return names.length > rows.length / 2;
}

function readCells(text: string): CsvTable {
  if (text.length > longestCsv) {
    throw new Unreadable({ kind: "data-too-large", what: "bytes", limit: longestCsv });
  }
  const bare = text.replace(/^\uFEFF/, "");
  if (bare.trim() === "") throw new Unreadable({ kind: "data-empty" });
  checkQuotes(bare);
  const plain = bare.replace(/"[^"]*"|[，；]/g, halfWidthSeparator);
  const cut = dsvFormat(separatorOf(plain)).parseRows(plain);
  const numbered = cut.map((cells, at) => ({
    number: at + 1,
    cells: cells.map((cell) => toHalfWidth(cell).trim()),
  }));
  const filled = numbered.filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (filled.length === 0) throw new Unreadable({ kind: "data-empty" });
  const [head, ...rows] = filled;
  checkShape(head.cells, rows);
  return { header: head.cells, rows };
}

/** What a Chinese keyboard puts between cells, as what it stands for; quoted text stays. */
function halfWidthSeparator(found: string): string {
  return found.startsWith('"') ? found : toHalfWidth(found);
}

const separators = [",", ";", "\t"] as const;

/** The one that the first line with anything in it has most of. */
function separatorOf(text: string): string {
  const [line] = text.trimStart().split(/[\r\n]/, 1);
  const unquoted = line.replace(/"[^"]*"/g, "");
  const counts = separators.map((mark) => unquoted.split(mark).length);
  return separators[counts.indexOf(Math.max(...counts))];
}

/** A quote that is never closed would swallow the rest of the file. */
function checkQuotes(text: string): void {
  let opened = 0;
  let isOpen = false;
  let line = 1;
  for (const character of text) {
    if (character === "\n") line++;
    if (character !== '"') continue;
    isOpen = !isOpen;
    if (isOpen) opened = line;
  }
  if (isOpen) throw new Unreadable({ kind: "data-unclosed-quote", row: opened });
}

function checkShape(header: readonly string[], rows: CsvTable["rows"]): void {
  if (header.length > mostColumns) {
    throw new Unreadable({ kind: "data-too-large", what: "columns", limit: mostColumns });
  }
  if (header.every((cell) => !Number.isNaN(numberIn(cell)))) {
    throw new Unreadable({ kind: "data-no-header" });
  }
  if (rows.length === 0) throw new Unreadable({ kind: "data-no-samples" });
  if (rows.length > mostRows) {
    throw new Unreadable({ kind: "data-too-large", what: "rows", limit: mostRows });
  }
  const ragged = rows.find(({ cells }) => cells.length !== header.length);
  if (ragged) {
    const { number: row, cells } = ragged;
    throw new Unreadable({
      kind: "data-ragged-row",
      row,
      cells: cells.length,
      expected: header.length,
    });
  }
}

function measured({ header, rows }: CsvTable, targetCount: number): DataSet {
  const inputCount = header.length - targetCount;
  return {
    task: "regression",
    inputNames: header.slice(0, inputCount),
    outputNames: header.slice(inputCount),
    sampleCount: rows.length,
    inputs: numbersOf({ header, rows }, 0, inputCount),
    targets: numbersOf({ header, rows }, inputCount, header.length),
    classes: null,
  };
}

function classified({ header, rows }: CsvTable): DataSet {
  const inputCount = header.length - 1;
  const inputs = numbersOf({ header, rows }, 0, inputCount);
  const labels = rows.map(({ number: row, cells }) => {
    const label = cells[inputCount];
    if (label === "") {
      throw new Unreadable({ kind: "data-empty-cell", row, column: header[inputCount] });
    }
    return label;
  });
  if (isSample(header, labels)) throw new Unreadable({ kind: "data-no-header" });
  const names = [...new Set(labels)].sort();
  if (names.length < 2)
    throw new Unreadable({
      kind: "data-one-class",
      name: names[0],
      column: header[inputCount],
    });
  if (names.length > mostClasses) {
    const count = names.length;
    throw new Unreadable({
      kind: "data-too-many-classes",
      count,
      limit: mostClasses,
      column: header[inputCount],
    });
  }
  const numbers = new Map(names.map((name, number) => [name, number]));
  const classes = Int32Array.from(labels, (label) => numbers.get(label) ?? 0);
  return classifiedData(header.slice(0, inputCount), names, inputs, classes);
}

/** Whether a header is a sample like the rest: numbers, and a class that others have too. */
function isSample(header: readonly string[], labels: readonly string[]): boolean {
  const numbers = header.slice(0, -1);
  const isNumbers = numbers.every((cell) => !Number.isNaN(numberIn(cell)));
  return isNumbers && labels.includes(header[header.length - 1]);
}

/** Samples with their classes; the targets are made of them: 1 for the class, else 0. */
export function classifiedData(
  inputNames: readonly string[],
  outputNames: readonly string[],
  inputs: Float64Array,
  classes: Int32Array,
): DataSet {
  const targets = new Float64Array(classes.length * outputNames.length);
  classes.forEach((number, sample) => {
    targets[sample * outputNames.length + number] = 1;
  });
  return {
    task: "classification",
    inputNames,
    outputNames,
    sampleCount: classes.length,
    inputs,
    targets,
    classes,
  };
}

/** The numbers in some columns, row-major. */
function numbersOf({ header, rows }: CsvTable, first: number, end: number): Float64Array {
  const numbers = new Float64Array(rows.length * (end - first));
  rows.forEach(({ number: row, cells }, sample) => {
    for (let at = first; at < end; at++) {
      const value = readCell(cells[at], row, header[at]);
      numbers[sample * (end - first) + at - first] = value;
    }
  });
  return numbers;
}

function readCell(text: string, row: number, column: string): number {
  if (text === "") throw new Unreadable({ kind: "data-empty-cell", row, column });
  const value = numberIn(text);
  if (Number.isNaN(value)) throw new Unreadable({ kind: "data-not-a-number", row, column, text });
  if (!(Math.abs(value) <= largestNumber)) {
    throw new Unreadable({ kind: "data-number-out-of-range", row, column, text });
  }
  return value;
}

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** NaN for what is no number; a number that no double can hold is infinite. */
function numberIn(text: string): number {
  const plain = text.replace(/[−–]/g, "-");
  return decimal.test(plain) ? Number(plain) : Number.NaN;
}

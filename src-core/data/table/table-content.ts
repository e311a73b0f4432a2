import type { DataFault } from "../../training/training-fault.ts";
import { looksLikeNumber, wholeNumber } from "./cell-number.ts";
import { distinctNames } from "./column-names.ts";
import { cutTable, type TableCut, type TableRow } from "./cut-table.ts";
import { isDate } from "./dates.ts";
import { isMissing } from "./missing.ts";
import { mostRows } from "./table-limits.ts";
import type { TableFormat } from "./table-plan.ts";

/** A table cut into its parts: the names of its columns, and its samples. */
export interface TableContent {
  /** One for each column; no two are the same, and none is empty. */
  readonly names: readonly string[];
  readonly samples: readonly TableRow[];
  /** What stands in the text and is no sample, counted. */
  readonly passed: PassedRows;
}

/** Rows that were passed over. */
export interface PassedRows {
  /** Those of remarks. */
  readonly remarks: number;
  /** Those below the table that say something of it, such as its source. */
  readonly notes: number;
}

/** The content of a text, or why it has none. */
export type TableContentReading =
  | { readonly ok: true; readonly content: TableContent }
  | { readonly ok: false; readonly fault: DataFault };

/**
 * Cuts a text as its format says. Rows of another length than the first are refused; empty cells
 * that stick out at the end of a row are no cells.
 */
export function tableContent(text: string, format: TableFormat): TableContentReading {
  return contentOf(cutTable(text, format), format);
}

/** The content of a text that was cut by the same format. */
export function contentOf(cut: TableCut, format: TableFormat): TableContentReading {
  if (!cut.ok) return cut;
  const rows = cut.rows.filter(({ number }) => number > format.skippedRows);
  if (rows.length === 0) return { ok: false, fault: { kind: "data-empty" } };
  const above = format.hasHeader ? (format.hasUnits ? 2 : 1) : 0;
  const all = rows.slice(above);
  if (all.length === 0) return { ok: false, fault: { kind: "data-no-samples" } };
  const samples = withoutNotes(all);
  if (samples.length > mostRows) {
    return { ok: false, fault: { kind: "data-too-large", what: "rows", limit: mostRows } };
  }
  const header = format.hasHeader ? headerOver(rows[0].cells, samples) : null;
  const passed = { remarks: cut.remarks, notes: all.length - samples.length };
  return ofOneWidth(header ?? samples[0].cells.map(() => ""), samples, passed);
}

/** The samples without the notes below them: rows of a text alone, under rows of several cells. */
function withoutNotes(rows: readonly TableRow[]): readonly TableRow[] {
  const width = rows[0].cells.length;
  if (width < 2) return rows;
  const last = rows.findLastIndex(({ cells }) => {
    const isAlone = filledWidth(cells) === 1 && isText(cells[0]);
    // A full row with a text at its beginning can be a sample of which the rest is missing.
    const isShort = cells.length === 1 || rows.slice(0, sampledRows).every(hasNoText);
    return !(isAlone && isShort);
  });
  return rows.slice(0, Math.max(last, 0) + 1);
}

/** Rows that are looked at to see whether a text at the beginning of a row is unusual. */
const sampledRows = 20;

function isText(cell: string): boolean {
  return !isMissing(cell) && !looksLikeNumber(cell) && !isDate(cell);
}

function hasNoText({ cells }: TableRow): boolean {
  return !isText(cells[0]) || filledWidth(cells) === 1;
}

/**
 * The names over samples. R writes none over the names of its rows; other programs set a # before
 * the names.
 */
function headerOver(given: readonly string[], samples: readonly TableRow[]): readonly string[] {
  const width = samples[0].cells.length;
  if (given.length > 1 && given[0] === "#" && given.length === width + 1) return given.slice(1);
  const names = given.map((name, at) => (at === 0 ? name.replace(/^#\s*(?=\S)/, "") : name));
  const isOneShort = names.length > 1 && names.length === width - 1;
  const areFull = samples.every(({ cells }) => cells.length === width && cells[width - 1] !== "");
  return isOneShort && areFull && areRowNames(samples) ? ["", ...names] : names;
}

/** Whether the first cells can be the names of their rows: texts of which none is twice, or a count. */
function areRowNames(samples: readonly TableRow[]): boolean {
  const cells = samples.map((sample) => sample.cells[0]);
  if (new Set(cells).size < cells.length) return false;
  const first = wholeNumber(cells[0]);
  if (first >= 0 && cells.length > 1) {
    return cells.every((cell, at) => wholeNumber(cell) === first + at);
  }
  return !cells.some((cell) => isMissing(cell) || looksLikeNumber(cell));
}

function ofOneWidth(
  header: readonly string[],
  samples: readonly TableRow[],
  passed: PassedRows,
): TableContentReading {
  const longest = samples.reduce((most, { cells }) => Math.max(most, filledWidth(cells)), 0);
  const width = Math.max(filledWidth(header), Math.min(header.length, longest));
  // A name of two words, or with a comma in it, makes no second column.
  if (width > 1 && samples.length > 1 && samples.every(({ cells }) => cells.length === 1)) {
    return { ok: false, fault: { kind: "data-too-few-columns", columns: 1, needed: 2 } };
  }
  const ragged = samples.find(
    ({ cells }) => cells.length !== width && (cells.length < width || filledWidth(cells) > width),
  );
  if (ragged) {
    const { number: row, cells } = ragged;
    const fault = { kind: "data-ragged-row", row, cells: cells.length, expected: width } as const;
    return { ok: false, fault };
  }
  const cut = samples.map((row) =>
    row.cells.length === width ? row : { ...row, cells: row.cells.slice(0, width) },
  );
  const names = distinctNames(header.slice(0, width));
  return { ok: true, content: { names, samples: cut, passed } };
}

/** How many cells there are up to the last one with anything in it. */
function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell !== "") + 1;
}

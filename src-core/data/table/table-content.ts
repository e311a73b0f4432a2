import type { DataFault } from "../../training/training-fault.ts";
import { distinctNames } from "./column-names.ts";
import { cutTable, type TableRow } from "./cut-table.ts";
import { mostRows } from "./table-limits.ts";
import type { TableFormat } from "./table-plan.ts";

/** A table cut into its parts: the names of its columns, and its samples. */
export interface TableContent {
  /** One for each column; no two are the same, and none is empty. */
  readonly names: readonly string[];
  readonly samples: readonly TableRow[];
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
  const cut = cutTable(text, format);
  if (!cut.ok) return cut;
  const rows = cut.rows.filter(({ number }) => number > format.skippedRows);
  if (rows.length === 0) return { ok: false, fault: { kind: "data-empty" } };
  const above = format.hasHeader ? (format.hasUnits ? 2 : 1) : 0;
  const samples = rows.slice(above);
  if (samples.length === 0) return { ok: false, fault: { kind: "data-no-samples" } };
  if (samples.length > mostRows) {
    return { ok: false, fault: { kind: "data-too-large", what: "rows", limit: mostRows } };
  }
  const header = format.hasHeader ? headerOver(rows[0].cells, samples) : null;
  return ofOneWidth(header ?? samples[0].cells.map(() => ""), samples);
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
  return isOneShort && areFull ? ["", ...names] : names;
}

function ofOneWidth(header: readonly string[], samples: readonly TableRow[]): TableContentReading {
  const longest = samples.reduce((most, { cells }) => Math.max(most, filledWidth(cells)), 0);
  const width = Math.max(filledWidth(header), Math.min(header.length, longest));
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
  return { ok: true, content: { names: distinctNames(header.slice(0, width)), samples: cut } };
}

/** How many cells there are up to the last one with anything in it. */
function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell !== "") + 1;
}

import type { DataFault } from "../../training/training-fault.ts";
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

/** Cuts a text as its format says. Rows of another length than the first are refused. */
export function tableContent(text: string, format: TableFormat): TableContentReading {
  const cut = cutTable(text, format);
  if (!cut.ok) return cut;
  const rows = cut.rows.filter(({ number }) => number > format.skippedRows);
  if (rows.length === 0) return { ok: false, fault: { kind: "data-empty" } };
  const above = (format.hasHeader ? 1 : 0) + (format.hasHeader && format.hasUnits ? 1 : 0);
  const samples = rows.slice(above);
  const fault = checkShape(rows[0].cells.length, samples);
  if (fault) return { ok: false, fault };
  const names = format.hasHeader ? rows[0].cells : rows[0].cells.map(() => "");
  return { ok: true, content: { names: distinctNames(names), samples } };
}

function checkShape(expected: number, samples: readonly TableRow[]): DataFault | null {
  if (samples.length === 0) return { kind: "data-no-samples" };
  if (samples.length > mostRows) return { kind: "data-too-large", what: "rows", limit: mostRows };
  const ragged = samples.find(({ cells }) => cells.length !== expected);
  if (!ragged) return null;
  const { number: row, cells } = ragged;
  return { kind: "data-ragged-row", row, cells: cells.length, expected };
}

/** Names that tell columns apart: `#3` for the third that has none, `a (2)` for the second `a`. */
function distinctNames(given: readonly string[]): string[] {
  const taken = new Set(given);
  const used = new Set<string>();
  return given.map((name, at) => {
    const wanted = name === "" ? `#${at + 1}` : name;
    let own = wanted;
    for (let copy = 2; used.has(own) || (own !== name && taken.has(own)); copy++) {
      own = `${wanted} (${copy})`;
    }
    used.add(own);
    return own;
  });
}

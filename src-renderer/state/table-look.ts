import { guessPlan, type TableGuess } from "#core/data/table/guess-plan.ts";
import { type PreviewedTable, previewTable } from "#core/data/table/preview-table.ts";
import type { TableChoices } from "#core/data/table/table-choices.ts";
import type { TextEncoding } from "#core/data/text-encoding.ts";
import type { DataFault } from "#core/training/training-fault.ts";
import { decodeBytes } from "./decode-bytes.ts";

/** Where a table that is looked at comes from. */
export type TableSource =
  /** A file that was opened: another encoding can be chosen. */
  | { readonly kind: "file"; readonly bytes: Uint8Array; readonly encoding: TextEncoding }
  /** The session's own, looked at again. */
  | { readonly kind: "session"; readonly text: string };

/** A table that may become the network's data, and what a person has said of it. */
export interface TablePreview {
  /** The file's name. */
  readonly name: string;
  readonly source: TableSource;
  readonly choices: TableChoices;
  readonly standardise: boolean;
}

/** What is seen of a table. */
export interface TableLook extends TableGuess {
  readonly text: string;
  readonly table: PreviewedTable;
  /** What is in the way of using it; null: nothing. */
  readonly fault: DataFault | null;
}

/** Rows that are shown. */
const shownRows = 6;

const texts = new WeakMap<TableSource, string>();
const looks = new WeakMap<TableChoices, TableLook>();

/** What there is to see of a table; made once for the same source and choices. */
export function lookAt({ source, choices }: Pick<TablePreview, "source" | "choices">): TableLook {
  const text = textOf(source);
  const known = looks.get(choices);
  if (known && known.text === text) return known;
  const guess = guessPlan(text, choices);
  const table = previewTable(text, guess.plan, shownRows);
  const look = { ...guess, text, table, fault: table.faults[0] ?? null };
  looks.set(choices, look);
  return look;
}

function textOf(source: TableSource): string {
  if (source.kind === "session") return source.text;
  const text = texts.get(source) ?? decodeBytes(source.bytes, source.encoding);
  texts.set(source, text);
  return text;
}

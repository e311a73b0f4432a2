import type { ColumnKind } from "../data/table/table-plan.ts";
import type { TextEncoding } from "../data/text-encoding.ts";
import type { DataFault } from "../training/training-fault.ts";

/** What was assumed of a table that nobody said, as facts. */
export interface TableAssumptions {
  /** The columns that are not learnt from, with what they hold. */
  readonly leftOut: readonly { readonly name: string; readonly kind: ColumnKind }[];
  /** The columns of dates that are learnt from, as days since 1970-01-01. */
  readonly days: readonly string[];
  /** Rows that were left out because they lack a value. */
  readonly skippedRows: number;
  /** Rows above the names of the columns that were passed over. */
  readonly skippedTitles: number;
  readonly hasUnits: boolean;
  /** Rows of remarks that were passed over, and notes below the table. */
  readonly remarks: number;
  readonly notes: number;
  /** Null: UTF-8, or as it was said. */
  readonly encoding: TextEncoding | null;
}

/** Why a table was refused by the command line, as facts. */
export type TableCliFault =
  | { readonly kind: "table-option-only"; readonly option: string }
  | { readonly kind: "options-together"; readonly option: string; readonly other: string }
  | {
      readonly kind: "unknown-column";
      readonly option: string;
      readonly text: string;
      readonly names: readonly string[];
    }
  /** A column that is to be learnt cannot be learnt from. */
  | { readonly kind: "target-as-input"; readonly column: string }
  /** A classification has one target. */
  | { readonly kind: "several-targets" }
  /** The first row could be one of names, and could be a sample. */
  | { readonly kind: "header-doubtful"; readonly name: string }
  /** 1,234 could be thousands, and could be decimals. */
  | { readonly kind: "decimal-doubtful"; readonly name: string };

/** The words of the command line for tables. */
export interface TableCliWording {
  /** Help for each option, by its long name without dashes. */
  readonly options: Readonly<
    Record<
      | "target"
      | "inputs"
      | "skip-missing"
      | "separator"
      | "decimal"
      | "encoding"
      | "header"
      | "no-header",
      string
    >
  >;
  readonly fault: (fault: TableCliFault) => string;
  /** What was assumed, in one line; null: nothing that is worth one. */
  readonly assumptions: (assumptions: TableAssumptions) => string | null;
  /** A sentence about a fault, with the option that helps against it where one does. */
  readonly withRemedy: (sentence: string, fault: DataFault["kind"]) => string;
}

/** Names in a sentence: the first ones, and whether there are more. */
export function firstNames(names: readonly string[]): {
  readonly shown: readonly string[];
  readonly more: number;
} {
  const most = 12;
  return { shown: names.slice(0, most), more: Math.max(0, names.length - most) };
}

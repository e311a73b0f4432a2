import type { TablePlan } from "../data/table/table-plan.ts";
import type { BuiltInDataName, PlacedPoint } from "./data-set.ts";

/** What a session knows of its data: enough to have the very same samples again. */
export type DataReference =
  | { readonly kind: "built-in"; readonly name: BuiltInDataName }
  | {
      /** A table, read by a plan. */
      readonly kind: "table";
      /** The file's name, for people. */
      readonly name: string;
      readonly text: string;
      readonly plan: TablePlan;
    }
  | {
      /** A table as the first sessions have it: its last columns are the targets. Only read. */
      readonly kind: "csv";
      /** The file's name, for people. */
      readonly name: string;
      readonly text: string;
      /** Columns at the end that are targets, for regression; for classification 1. */
      readonly targetCount: number;
    }
  | {
      readonly kind: "placed";
      /** Regression: 1 input; classification: 2. */
      readonly points: readonly PlacedPoint[];
    };

/** Whether data came with a file, as a table. */
export function isTable(
  data: DataReference,
): data is Extract<DataReference, { kind: "table" | "csv" }> {
  return data.kind === "table" || data.kind === "csv";
}

import type { DataSet } from "../../training/data-set.ts";
import type { DataFault } from "../../training/training-fault.ts";
import { type PassedRows, tableContent } from "./table-content.ts";
import type { TablePlan } from "./table-plan.ts";
import { TableReader } from "./table-reader.ts";

/** A data set made of a text, and what of the text is not in it; or why there is none. */
export type TableReading =
  | {
      readonly ok: true;
      readonly data: DataSet;
      /** Rows that were left out because they lack a value. */
      readonly skippedRows: number;
      /** The names of the columns that were left out, in their order. */
      readonly leftOutColumns: readonly string[];
      /** The names of the columns of dates that are inputs: days. */
      readonly dayColumns: readonly string[];
      /** Rows of the text that were passed over. */
      readonly passed: PassedRows;
    }
  | { readonly ok: false; readonly fault: DataFault };

/** Makes a data set of a text, exactly as a plan says. */
export function readTable(text: string, plan: TablePlan): TableReading {
  const reading = tableContent(text, plan.format);
  if (!reading.ok) return reading;
  const { content } = reading;
  const reader = new TableReader(content, plan, 1);
  const data = reader.read();
  if (data === null) return { ok: false, fault: reader.faults[0] };
  const leftOutColumns = content.names.filter((_, at) => plan.columns[at].part === "left-out");
  const dayColumns = content.names.filter((_, at) => {
    return plan.columns[at].kind === "date" && plan.columns[at].part === "input";
  });
  return {
    ok: true,
    data,
    skippedRows: reader.skippedRows,
    leftOutColumns,
    dayColumns,
    passed: content.passed,
  };
}

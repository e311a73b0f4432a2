import { guessPlan } from "#core/data/table/guess-plan.ts";
import { readTable } from "#core/data/table/read-table.ts";
import { noChoices, type TableChoices } from "#core/data/table/table-choices.ts";
import type { TablePlan } from "#core/data/table/table-plan.ts";
import type { DataSet } from "#core/training/data-set.ts";
import type { DataFault } from "#core/training/training-fault.ts";

/** The data set that is made of a text when all but the choices is guessed. */
export function read(text: string, choices: TableChoices = noChoices): DataSet {
  return readAll(text, choices).data;
}

/** The same, with what was left out. */
export function readAll(text: string, choices: TableChoices = noChoices) {
  const reading = readTable(text, guessPlan(text, choices).plan);
  if (!reading.ok) throw new Error(JSON.stringify(reading.fault));
  return reading;
}

/** Why no data set is made of a text; null: one is. */
export function faultOf(text: string, choices: TableChoices = noChoices): DataFault | null {
  const reading = readTable(text, guessPlan(text, choices).plan);
  return reading.ok ? null : reading.fault;
}

/** How the columns of a plan are used, as `kind part`. */
export function columnsOf({ columns }: TablePlan): string[] {
  return columns.map(({ kind, part }) => `${kind} ${part}`);
}

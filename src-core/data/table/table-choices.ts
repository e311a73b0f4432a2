import type { Task } from "../../training/data-set.ts";
import type { ColumnPart, ColumnPlan, TableFormat, TablePlan } from "./table-plan.ts";

/** What a person has said of a table; what they have not said is guessed. */
export interface TableChoices {
  readonly format?: Partial<TableFormat>;
  readonly task?: Task;
  /** By the column's index, from 0. */
  readonly columns?: Readonly<Record<number, Partial<ColumnPlan>>>;
  readonly skipMissing?: boolean;
}

/** Nothing said: everything is guessed. */
export const noChoices: TableChoices = {};

/**
 * Choices with one more thing said of how the table is written down. What was said of its columns is
 * forgotten where they may be other ones now: after another separator, or other rows to skip.
 */
export function chooseFormat(choices: TableChoices, change: Partial<TableFormat>): TableChoices {
  const next = { ...choices, format: { ...choices.format, ...change } };
  const isOtherTable = change.separator !== undefined || change.skippedRows !== undefined;
  return isOtherTable ? { ...next, columns: {} } : next;
}

/** Choices with the task said. */
export function chooseTask(choices: TableChoices, task: Task): TableChoices {
  return { ...choices, task };
}

/** Choices with it said whether rows that lack a value are left out. */
export function chooseSkipMissing(choices: TableChoices, skipMissing: boolean): TableChoices {
  return { ...choices, skipMissing };
}

/** Choices with it said what a column holds. Its part is guessed again: a date is left out. */
export function chooseKind(
  choices: TableChoices,
  column: number,
  kind: ColumnPlan["kind"],
): TableChoices {
  return { ...choices, columns: { ...choices.columns, [column]: { kind } } };
}

/**
 * Choices with it said what a column is used for. A classification has one target: the column that
 * was it before is one again.
 *
 * @param task of the plan that was guessed from the choices
 */
export function choosePart(
  choices: TableChoices,
  column: number,
  part: ColumnPart,
  task: TablePlan["task"],
): TableChoices {
  const isOnly = part === "target" && task === "classification";
  const others = Object.entries(choices.columns ?? {}).map(([at, choice]) => {
    return [at, isOnly && choice.part === "target" ? { ...choice, part: undefined } : choice];
  });
  const columns: TableChoices["columns"] = Object.fromEntries(others);
  return { ...choices, columns: { ...columns, [column]: { ...columns?.[column], part } } };
}

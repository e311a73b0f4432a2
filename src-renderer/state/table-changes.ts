import type { TableDoubt } from "#core/data/table/guess-format.ts";
import type { PreviewedColumn } from "#core/data/table/preview-table.ts";
import {
  chooseFormat,
  chooseKind,
  choosePart,
  chooseTask,
  type TableChoices,
} from "#core/data/table/table-choices.ts";
import type {
  ColumnKind,
  ColumnPart,
  ColumnPlan,
  DecimalMark,
  TableFormat,
} from "#core/data/table/table-plan.ts";
import type { Task } from "#core/training/data-set.ts";
import type { TableLook } from "./table-look.ts";

/** The mark of a format that could be read in either way, where that is in doubt. */
export function doubtfulMark({ decimal, thousands }: TableFormat): DecimalMark {
  return thousands === "," || thousands === "." ? thousands : decimal;
}

/** Choices with one doubt settled: the first row holds names, the mark stands before decimals. */
export function answer(
  choices: TableChoices,
  format: TableFormat,
  doubt: TableDoubt,
  isYes: boolean,
): TableChoices {
  if (doubt === "header") return chooseFormat(choices, { hasHeader: isYes });
  const mark = doubtfulMark(format);
  const other = mark === "," ? "." : ",";
  const marks: Partial<TableFormat> = isYes
    ? { decimal: mark, thousands: null }
    : { decimal: other, thousands: mark };
  return chooseFormat(choices, marks);
}

/**
 * Choices with the task said. Targets that were said for the other task and cannot be one of this
 * are chosen again; what is left out stays so.
 */
export function changeTask(choices: TableChoices, { table }: TableLook, task: Task): TableChoices {
  const said = Object.entries(choices.columns ?? {});
  const targets = said.filter(([, { part }]) => part === "target");
  const suits = targets.some(
    ([at]) => task === "classification" || table.columns[Number(at)]?.kind === "number",
  );
  const next = chooseTask(choices, task);
  if (targets.length === 0 || suits) return next;
  const kept = said.map(([at, { kind, part }]) => [
    at,
    part === "left-out" ? { kind, part } : { kind },
  ]);
  return { ...next, columns: Object.fromEntries(kept) };
}

/**
 * Choices with another kind or part of a column. Text that is to be used, and dates that are to
 * be the target, become classes: otherwise they cannot be. A target of classes makes the task one of classes.
 */
export function changeColumn(
  choices: TableChoices,
  look: TableLook,
  column: number,
  change: { readonly kind: ColumnKind } | { readonly part: ColumnPart },
): TableChoices {
  const { kind, part } = look.table.columns[column];
  if ("part" in change) {
    const isMade =
      (kind === "text" && change.part !== "left-out") ||
      (kind === "date" && change.part === "target");
    const usable = isMade ? chooseKind(choices, column, "class") : choices;
    return withPart(usable, look, column, { kind: isMade ? "class" : kind, part: change.part });
  }
  const next = chooseKind(choices, column, change.kind);
  const isKept = part === "target" && (change.kind === "number" || change.kind === "class");
  return isKept ? withPart(next, look, column, { kind: change.kind, part }) : next;
}

function withPart(
  choices: TableChoices,
  { plan }: TableLook,
  column: number,
  { kind, part }: ColumnPlan,
): TableChoices {
  const isOfClasses = part === "target" && kind === "class";
  const task = isOfClasses ? "classification" : plan.task;
  const next = choosePart(choices, column, part, task);
  return isOfClasses && plan.task === "regression" && choices.task !== undefined
    ? chooseTask(next, task)
    : next;
}

/** How many targets a regression has, and the most it could have. */
export function targetCounts({ table: { columns } }: TableLook): { count: number; most: number } {
  const count = columns.filter(({ part }) => part === "target").length;
  return { count: Math.max(1, count), most: Math.max(1, usableForTarget(columns).length - 1) };
}

/** Choices with the last columns of numbers as the targets, so many; those before them are inputs. */
export function chooseTargetCount(
  choices: TableChoices,
  { plan, table: { columns } }: TableLook,
  count: number,
): TableChoices {
  const usable = usableForTarget(columns);
  const targets = new Set(usable.slice(-count));
  return usable
    .filter((at) => targets.has(at) || columns[at].part === "target")
    .reduce((next, at) => {
      return choosePart(next, at, targets.has(at) ? "target" : "input", plan.task);
    }, choices);
}

/** The indices of the columns that can be targets of a regression and are not left out. */
function usableForTarget(columns: readonly PreviewedColumn[]): number[] {
  return columns.flatMap(({ kind, part }, at) =>
    kind === "number" && part !== "left-out" ? [at] : [],
  );
}

/** Rows that lack a value in a column that is used; a count that is not known is null. */
export function missingRows({ table, fault, plan }: TableLook): {
  readonly isAny: boolean;
  readonly rows: number | null;
} {
  const isAny = table.columns.some(({ part, missing }) => part !== "left-out" && missing > 0);
  const refused = fault?.kind === "data-missing-values" ? fault.rows : null;
  return { isAny, rows: plan.skipMissing ? table.skippedRows : refused };
}

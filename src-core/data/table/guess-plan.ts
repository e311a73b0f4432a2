import type { Task } from "../../training/data-set.ts";
import { type GuessedColumn, guessColumns } from "./guess-columns.ts";
import { cutAndGuess, type TableDoubt } from "./guess-format.ts";
import { noChoices, type TableChoices } from "./table-choices.ts";
import { contentOf } from "./table-content.ts";
import { mostInputsOf } from "./table-limits.ts";
import type { ColumnPlan, TablePlan } from "./table-plan.ts";

/** A plan for a text, and what in it is doubtful. */
export interface TableGuess {
  readonly plan: TablePlan;
  readonly doubts: readonly TableDoubt[];
}

/**
 * A plan for any text. What a person has said is in it as they said it; all else is guessed, and
 * fits what they said. Whether it can be carried out shows when the table is read.
 */
export function guessPlan(text: string, choices: TableChoices = noChoices): TableGuess {
  const { format, doubts, cut } = cutAndGuess(text, choices.format);
  const reading = contentOf(cut, format);
  const columns = reading.ok ? guessColumns(reading.content, format, choices) : [];
  const task = choices.task ?? guessTask(columns);
  const skipMissing = choices.skipMissing ?? false;
  const rows = reading.ok ? reading.content.samples.length : 0;
  const parts = withinBounds(columns, withParts(columns, task), mostInputsOf(rows));
  return { plan: { format, task, columns: parts, skipMissing }, doubts };
}

/**
 * A plan made for the other task. The target stays where it can be one, and so do the columns that
 * are left out.
 */
export function planForTask(text: string, plan: TablePlan, task: Task): TablePlan {
  if (plan.task === task) return plan;
  const isKept = ({ kind, part }: ColumnPlan): boolean =>
    part === "left-out" || (part === "target" && (task === "classification" || kind === "number"));
  const entries = plan.columns.map((column, at) => {
    return [at, isKept(column) ? column : { kind: column.kind }];
  });
  const columns: TableChoices["columns"] = Object.fromEntries(entries);
  return guessPlan(text, { ...plan, task, columns }).plan;
}

/** What the target is, the one said or the last that can be it: classes, or numbers. */
function guessTask(columns: readonly GuessedColumn[]): Task {
  const said = columns.findLast(({ part }) => part === "target");
  const target = said ?? columns[guessTarget(columns, () => true)];
  return target?.kind === "class" ? "classification" : "regression";
}

function isUsable({ kind, isMostlyMissing }: GuessedColumn): boolean {
  return (kind === "number" || kind === "class") && !isMostlyMissing;
}

/** The last column of which nothing is said and that can be the target; −1: none. */
function guessTarget(
  columns: readonly GuessedColumn[],
  suits: (column: GuessedColumn) => boolean,
): number {
  return columns.findLastIndex((column) => {
    return column.part === undefined && isUsable(column) && suits(column);
  });
}

/** Every column with its part: what is said, else a target, and the others as inputs. */
function withParts(columns: readonly GuessedColumn[], task: Task): ColumnPlan[] {
  const targets = targetsOf(columns, task);
  const parts = columns.map((column, at): ColumnPlan => {
    const { kind, part } = column;
    if (targets.has(at)) return { kind, part: "target" };
    if (part !== undefined && part !== "target") return { kind, part };
    return { kind, part: isUsable(column) ? "input" : "left-out" };
  });
  return parts.some(({ part }) => part === "input") ? parts : withOrder(columns, parts);
}

/** Where classes make too many inputs, the columns with most of them are left out. */
function withinBounds(
  columns: readonly GuessedColumn[],
  parts: readonly ColumnPlan[],
  most: number,
): readonly ColumnPlan[] {
  const inputs = columns
    .map((column, at) => ({ ...column, at }))
    .filter(({ at }) => parts[at].part === "input");
  let count = inputs.reduce((sum, column) => sum + column.inputs, 0);
  if (count <= most) return parts;
  const leftOut = new Set<number>();
  const free = inputs.filter(({ kind, part }) => kind === "class" && part === undefined);
  for (const column of free.sort((left, right) => right.inputs - left.inputs)) {
    if (count <= most) break;
    count -= column.inputs;
    leftOut.add(column.at);
  }
  return parts.map((plan, at) => (leftOut.has(at) ? { ...plan, part: "left-out" } : plan));
}

function targetsOf(columns: readonly GuessedColumn[], task: Task): ReadonlySet<number> {
  const said = columns.flatMap(({ part }, at) => (part === "target" ? [at] : []));
  if (said.length > 0) return new Set(task === "regression" ? said : said.slice(-1));
  const suits = (column: GuessedColumn): boolean =>
    task === "regression" ? column.kind === "number" : column.couldBeClasses;
  const target = guessTarget(columns, suits);
  return new Set(target < 0 ? [] : [target]);
}

/** Dates, else row numbers, are better than no input: values one after another are learnt so. */
function withOrder(columns: readonly GuessedColumn[], parts: readonly ColumnPlan[]): ColumnPlan[] {
  const isFree = (kind: ColumnPlan["kind"], at: number): boolean =>
    parts[at].kind === kind && columns[at].part === undefined && !columns[at].isMostlyMissing;
  const kind = parts.some((_, at) => isFree("date", at)) ? "date" : "row-number";
  return parts.map((plan, at) => (isFree(kind, at) ? { ...plan, part: "input" } : plan));
}

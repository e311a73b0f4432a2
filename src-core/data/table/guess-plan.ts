import type { Task } from "../../training/data-set.ts";
import { NumberReader } from "./cell-number.ts";
import { type ColumnFacts, columnFacts } from "./column-facts.ts";
import { guessFormat } from "./guess-format.ts";
import { noChoices, type TableChoices } from "./table-choices.ts";
import { type TableContent, tableContent } from "./table-content.ts";
import { mostClasses, mostIndicators } from "./table-limits.ts";
import type { ColumnKind, ColumnPlan, TablePlan } from "./table-plan.ts";

/** What of a guess is so doubtful that a person should be asked. */
export type TableDoubt = "header" | "decimal";

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
  const format = guessFormat(text, choices.format);
  const reading = tableContent(text, format);
  const columns = reading.ok
    ? guessColumns(reading.content, new NumberReader(format), choices)
    : [];
  const task = choices.task ?? guessTask(columns);
  const skipMissing = choices.skipMissing ?? false;
  const plan: TablePlan = { format, task, columns: withParts(columns, task), skipMissing };
  return { plan, doubts: [] };
}

/**
 * A plan made for the other task. The target stays where it can be one, and so do the columns that
 * are left out.
 */
export function planForTask(text: string, plan: TablePlan, task: Task): TablePlan {
  if (plan.task === task) return plan;
  const entries = plan.columns.map(({ kind, part }, at) => {
    return [at, part === "left-out" ? { kind, part } : { kind }];
  });
  const columns: TableChoices["columns"] = Object.fromEntries(entries);
  return guessPlan(text, { ...plan, task, columns }).plan;
}

/** What a column is, and what it is used for as far as that is said. */
interface GuessedColumn {
  readonly kind: ColumnKind;
  readonly part: ColumnPlan["part"] | undefined;
  /** Whether it could be told apart as classes. */
  readonly couldBeClass: boolean;
}

function guessColumns(
  { names, samples }: TableContent,
  reader: NumberReader,
  { columns = {} }: TableChoices,
): GuessedColumn[] {
  const read = (cell: string): number => reader.read(cell);
  return names.map((name, at) => {
    const facts = columnFacts(samples, at, read, mostClasses);
    const kind = columns[at]?.kind ?? guessKind(name, facts);
    return { kind, part: columns[at]?.part, couldBeClass: facts.distinct <= mostClasses };
  });
}

/** A few cells among numbers that are none are mistakes, to be said as such. */
function guessKind(name: string, facts: ColumnFacts): ColumnKind {
  const { present, numbers, dates, distinct } = facts;
  if (present === 0) return "empty";
  if (isRowNumber(name, facts)) return "row-number";
  if (numbers > present / 2) return "number";
  if (dates > present / 2) return "date";
  return distinct <= mostIndicators ? "class" : "text";
}

/** A column that numbers the rows has no name, or one that says so. */
function isRowNumber(name: string, { isCounting, isKey }: ColumnFacts): boolean {
  if (isCounting && /^(#\d+|unnamed: ?\d+|x)$/i.test(name)) return name.toLowerCase() !== "x";
  const isCalledSo =
    /^(.*[ _.-])?(id|index|idx|no\.?|nr\.?|row|rownames?|rowid|rownum(ber)?|obs)$/i.test(name) ||
    /[a-z]I[dD]$/.test(name) ||
    /^(编号|序号|行号)$/.test(name);
  return isKey && isCalledSo;
}

function isUsable({ kind }: GuessedColumn): boolean {
  return kind === "number" || kind === "class";
}

/** What is left to be the target, the last one: of classes, or of numbers. */
function guessTask(columns: readonly GuessedColumn[]): Task {
  const said = columns.findLast(({ part }) => part === "target");
  const target = said ?? columns[defaultTarget(columns, () => true)];
  return target && target.kind !== "number" ? "classification" : "regression";
}

/** The last column that can be one and of which nothing else is said; −1: none. */
function defaultTarget(
  columns: readonly GuessedColumn[],
  suits: (column: GuessedColumn) => boolean,
): number {
  return columns.findLastIndex((column) => {
    return column.part === undefined && isUsable(column) && suits(column);
  });
}

/** Every column with its part. */
function withParts(columns: readonly GuessedColumn[], task: Task): ColumnPlan[] {
  const said = columns.findLastIndex(({ part }) => part === "target");
  const isTarget = (column: GuessedColumn): boolean =>
    task === "regression" ? column.kind === "number" : column.couldBeClass;
  const only = said >= 0 ? said : defaultTarget(columns, isTarget);
  return columns.map((column, at) => {
    const { kind, part } = column;
    const isSaid = part === "target" && (task === "regression" || at === only);
    if (isSaid || at === only) return { kind, part: "target" };
    if (part !== undefined && part !== "target") return { kind, part };
    return { kind, part: isUsable(column) ? "input" : "left-out" };
  });
}

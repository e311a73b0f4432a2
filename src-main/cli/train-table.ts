import { basename } from "node:path";
import { guessPlan } from "#core/data/table/guess-plan.ts";
import { readTable } from "#core/data/table/read-table.ts";
import type { TableChoices } from "#core/data/table/table-choices.ts";
import { tableContent } from "#core/data/table/table-content.ts";
import type { ColumnPart, DecimalMark, Separator, TablePlan } from "#core/data/table/table-plan.ts";
import { guessEncoding, type TextEncoding, textEncodings } from "#core/data/text-encoding.ts";
import type { DataReference } from "#core/training/data-reference.ts";
import type { Task } from "#core/training/data-set.ts";
import type { DataFault } from "#core/training/training-fault.ts";
import type { TableAssumptions } from "#core/wording/table-cli-wording.ts";
import { decodeBytes } from "../documents/decode-text.ts";
import { readBytes } from "../documents/read-bytes.ts";
import { CliError, exitStatus, wrongTable } from "./cli-error.ts";
import { choiceOf } from "./option-values.ts";
import { columnsNamed } from "./table-columns.ts";

/** The options of `train` that say how a table is to be read, as typed. */
export interface TableOptions {
  readonly target?: readonly string[];
  readonly inputs?: readonly string[];
  readonly skipMissing?: boolean;
  readonly separator?: string;
  readonly decimal?: string;
  readonly encoding?: string;
  /** `--header` or `--no-header`. */
  readonly header?: boolean;
}

/** A table that was read, ready to be learnt from. */
export interface ChosenTable {
  readonly data: Extract<DataReference, { kind: "table" }>;
  readonly task: Task;
  readonly assumptions: TableAssumptions;
}

/** What else the options say of the data; null: nothing. */
interface Wanted {
  readonly task: Task | null;
  /** Columns at the end that are targets. */
  readonly targetCount: number | null;
}

/**
 * Reads a table as the options say; what they do not say is found out.
 *
 * @throws CliError for a wrong option, a table that is none, or one that must be asked about;
 *   FaultError for a file that cannot be read
 */
export async function readTableOption(
  path: string,
  options: TableOptions,
  wanted: Wanted,
): Promise<ChosenTable> {
  const format = formatOf(options);
  const said = encodingOf(options);
  const bytes = await readBytes(path);
  const encoding = said ?? guessEncoding(bytes, decodeBytes);
  const text = decodeBytes(bytes, encoding);
  const name = basename(path);
  const plan = planOf(text, name, { format }, options, wanted);
  const reading = readTable(text, plan);
  if (!reading.ok) throw badTable(name, reading.fault);
  const { leftOutColumns, dayColumns, skippedRows, passed } = reading;
  const leftOut = plan.columns.filter(({ part }) => part === "left-out");
  return {
    data: { kind: "table", name, text, plan },
    task: plan.task,
    assumptions: {
      // Whoever says which columns to take knows which not.
      leftOut: options.inputs
        ? []
        : leftOut.map(({ kind }, at) => ({ name: leftOutColumns[at], kind })),
      days: options.inputs ? [] : dayColumns,
      skippedRows,
      skippedTitles: plan.format.skippedRows,
      hasUnits: plan.format.hasUnits,
      ...passed,
      encoding: said === null && encoding !== "utf-8" ? encoding : null,
    },
  };
}

function planOf(
  text: string,
  name: string,
  choices: TableChoices,
  options: TableOptions,
  { task, targetCount }: Wanted,
): TablePlan {
  const begun: TableChoices = {
    ...choices,
    ...(task === null ? {} : { task }),
    skipMissing: options.skipMissing ?? false,
  };
  const { plan, doubts } = guessPlan(text, begun);
  if (doubts.includes("header")) throw wrongTable({ kind: "header-doubtful", name });
  if (doubts.includes("decimal")) throw wrongTable({ kind: "decimal-doubtful", name });
  const content = tableContent(text, plan.format);
  if (!content.ok) throw badTable(name, content.fault);
  const { names } = content.content;
  const targets =
    targetCount === null
      ? columnsNamed("--target", options.target ?? [], names)
      : lastColumns(name, names.length, targetCount);
  if (task === "classification" && targets.length > 1)
    throw wrongTable({ kind: "several-targets" });
  const several: TableChoices = targets.length > 1 ? { task: "regression" } : {};
  const chosen: TableChoices = { ...begun, ...several, columns: partsOf(targets, "target") };
  if (options.inputs === undefined) return guessPlan(text, chosen).plan;
  const inputs = columnsNamed("--inputs", options.inputs, names);
  const both = targets.find((at) => inputs.includes(at));
  if (both !== undefined) throw wrongTable({ kind: "target-as-input", column: names[both] });
  return planWithInputs(text, chosen, inputs);
}

function partsOf(columns: readonly number[], part: ColumnPart): TableChoices["columns"] {
  return Object.fromEntries(columns.map((at) => [at, { part }]));
}

/** A target is no input; without one it is looked for among the columns that are none. */
function planWithInputs(text: string, choices: TableChoices, inputs: readonly number[]): TablePlan {
  const columns = { ...partsOf(inputs, "input"), ...choices.columns };
  const { plan } = guessPlan(text, { ...choices, columns });
  const parts = plan.columns.map(({ part }, at) => {
    return [at, { part: part === "input" && !inputs.includes(at) ? "left-out" : part }];
  });
  return guessPlan(text, { ...choices, columns: Object.fromEntries(parts) }).plan;
}

/** The last columns, as many; there must be another one besides. */
function lastColumns(name: string, columns: number, targetCount: number): readonly number[] {
  if (columns <= targetCount) {
    throw badTable(name, { kind: "data-too-few-columns", columns, needed: targetCount + 1 });
  }
  return Array.from({ length: targetCount }, (_, at) => columns - targetCount + at);
}

const separatorNames: Readonly<Record<string, Separator>> = {
  comma: ",",
  semicolon: ";",
  tab: "\t",
  bar: "|",
  blank: " ",
};

const decimalNames: Readonly<Record<string, DecimalMark>> = { point: ".", comma: "," };

function formatOf({ separator, decimal, header }: TableOptions): TableChoices["format"] {
  return {
    ...(separator === undefined
      ? {}
      : { separator: markOf("--separator", separator, separatorNames) }),
    ...(decimal === undefined ? {} : { decimal: markOf("--decimal", decimal, decimalNames) }),
    ...(header === undefined ? {} : { hasHeader: header }),
  };
}

/** A mark by its name, or as it is. */
function markOf<Mark extends string>(
  option: string,
  text: string,
  names: Readonly<Record<string, Mark>>,
): Mark {
  const itself = Object.values(names).find((mark) => mark === text.replace("\\t", "\t"));
  return itself ?? names[choiceOf(option, text, Object.keys(names))];
}

/** Names that other programs have for encodings. */
const otherNames: Readonly<Record<string, TextEncoding>> = {
  utf8: "utf-8",
  "utf-16": "utf-16le",
  latin1: "windows-1252",
  "iso-8859-1": "windows-1252",
  cp1252: "windows-1252",
  gbk: "gb18030",
  gb2312: "gb18030",
  "shift-jis": "shift_jis",
};

function encodingOf({ encoding }: TableOptions): TextEncoding | null {
  if (encoding === undefined) return null;
  const name = encoding.toLowerCase();
  return otherNames[name] ?? choiceOf("--encoding", name, textEncodings);
}

/** The one line for a table that cannot be used, with the option that helps. */
function badTable(name: string, fault: DataFault): CliError {
  return new CliError(exitStatus.wrongInput, (wording) => {
    const sentence = wording.fault({ kind: "bad-data-file", name, fault });
    return wording.cli.table.withRemedy(sentence, fault.kind);
  });
}

import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { Network } from "#core/network/network-file.ts";
import { readNetwork } from "#core/network/network-file.ts";
import { FaultError } from "#core/protocol/faults.ts";
import { builtInDataNames, isBuiltInDataName, tasksOf } from "#core/training/built-in-data.ts";
import type { DataReference } from "#core/training/data-reference.ts";
import type { Task } from "#core/training/data-set.ts";
import type { TableAssumptions } from "#core/wording/table-cli-wording.ts";
import { decodeGuessed } from "../documents/decode-text.ts";
import { readBytes } from "../documents/read-bytes.ts";
import { wrongInput, wrongTable } from "./cli-error.ts";
import { readTableOption, type TableOptions } from "./train-table.ts";

/** What is to be learnt, and from what. */
export interface ChosenData {
  readonly data: DataReference;
  readonly task: Task;
  /** What was assumed of a table; null: it is none. */
  readonly assumptions: TableAssumptions | null;
}

/** What the options say of the data; null: nothing. */
export interface DataOptions {
  readonly dataset: string | undefined;
  readonly task: Task | null;
  readonly targetCount: number | null;
  readonly table: TableOptions;
}

/**
 * The data that are named, a built-in set or a file, and the task: the one said, else the set's
 * first, else what the target in the file looks like.
 *
 * @throws CliError for a name that is neither, or a file that is no data set; FaultError for one that
 *   cannot be read
 */
export async function readDataOption({
  dataset,
  task,
  targetCount,
  table,
}: DataOptions): Promise<ChosenData> {
  if (dataset === undefined) {
    throw wrongInput({ kind: "missing-option", option: "--dataset", example: "--dataset iris" });
  }
  if (targetCount !== null && (task === "classification" || isBuiltInDataName(dataset))) {
    throw wrongInput({ kind: "targets-of-table-only" });
  }
  if (targetCount !== null && table.target) {
    throw wrongTable({ kind: "options-together", option: "--target", other: "--targets" });
  }
  if (isBuiltInDataName(dataset)) {
    const option = tableOptionIn(table);
    if (option !== null) throw wrongTable({ kind: "table-option-only", option });
    const data: DataReference = { kind: "built-in", name: dataset };
    return { data, task: task ?? tasksOf(dataset)[0], assumptions: null };
  }
  if (!existsSync(dataset)) {
    throw wrongInput({ kind: "unknown-data", text: dataset, names: builtInDataNames });
  }
  return readTableOption(dataset, table, {
    // Targets at the end are numbers: so it is with the command line of old.
    task: targetCount === null ? task : "regression",
    targetCount,
  });
}

/** The first option that is about tables alone; null: there is none. */
function tableOptionIn(options: TableOptions): string | null {
  const given = [
    ["--target", options.target],
    ["--inputs", options.inputs],
    ["--skip-missing", options.skipMissing],
    ["--separator", options.separator],
    ["--decimal", options.decimal],
    ["--encoding", options.encoding],
    [options.header ? "--header" : "--no-header", options.header],
  ] as const;
  return given.find(([, value]) => value !== undefined)?.[0] ?? null;
}

/**
 * The network in a file.
 *
 * @throws FaultError when there is none that can be read
 */
export async function readNetworkOption(path: string): Promise<Network> {
  const reading = readNetwork(decodeGuessed(await readBytes(path)));
  if (reading.ok) return reading.network;
  throw new FaultError({ kind: "bad-network-file", name: basename(path), fault: reading.fault });
}

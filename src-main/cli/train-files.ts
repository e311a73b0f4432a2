import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { Network } from "#core/network/network-file.ts";
import { readNetwork } from "#core/network/network-file.ts";
import { FaultError } from "#core/protocol/faults.ts";
import { builtInDataNames, isBuiltInDataName, tasksOf } from "#core/training/built-in-data.ts";
import type { DataReference } from "#core/training/data-reference.ts";
import type { Task } from "#core/training/data-set.ts";
import { looksLikeClasses, readCsv } from "#core/training/read-csv.ts";
import { decodeGuessed } from "../documents/decode-text.ts";
import { readBytes } from "../documents/read-bytes.ts";
import { wrongInput } from "./cli-error.ts";

/** What is to be learnt, and from what. */
export interface ChosenData {
  readonly data: DataReference;
  readonly task: Task;
}

/** What the options say of the data; null: nothing. */
export interface DataOptions {
  readonly dataset: string | undefined;
  readonly task: Task | null;
  readonly targetCount: number | null;
}

/**
 * The data that are named, a built-in set or a file, and the task: the one said, else the set's
 * first, else what the last column of the file looks like.
 *
 * @throws CliError for a name that is neither; FaultError for a file that is no data set
 */
export async function readDataOption({
  dataset,
  task,
  targetCount,
}: DataOptions): Promise<ChosenData> {
  if (dataset === undefined) {
    throw wrongInput({ kind: "missing-option", option: "--dataset", example: "--dataset iris" });
  }
  if (targetCount !== null && (task === "classification" || isBuiltInDataName(dataset))) {
    throw wrongInput({ kind: "targets-of-table-only" });
  }
  if (isBuiltInDataName(dataset)) {
    return { data: { kind: "built-in", name: dataset }, task: task ?? tasksOf(dataset)[0] };
  }
  if (!existsSync(dataset)) {
    throw wrongInput({ kind: "unknown-data", text: dataset, names: builtInDataNames });
  }
  return readTable(dataset, task, targetCount);
}

async function readTable(
  path: string,
  givenTask: Task | null,
  targetCount: number | null,
): Promise<ChosenData> {
  const text = decodeGuessed(await readBytes(path));
  const name = basename(path);
  const isOfClasses = targetCount === null && looksLikeClasses(text);
  const task = givenTask ?? (isOfClasses ? "classification" : "regression");
  const reading = readCsv(text, task, targetCount ?? 1);
  if (!reading.ok) throw new FaultError({ kind: "bad-data-file", name, fault: reading.fault });
  return { data: { kind: "csv", name, text, targetCount: targetCount ?? 1 }, task };
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

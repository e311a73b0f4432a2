import { assertNever } from "#core/common/assert-never.ts";
import type { TrainingRun } from "#core/training/training-run.ts";
import type { TableAssumptions } from "#core/wording/table-cli-wording.ts";
import type { Wording } from "#core/wording/wording.ts";
import { exactDigits, writeOut } from "./output.ts";
import { padded, usualCell, usualHead } from "./printed-columns.ts";

/** The formats a training can be printed in. */
export const reportFormats = ["table", "csv", "json"] as const;

/** A row of the report: how well the network does on the whole training set after an epoch. */
export interface EpochRow {
  readonly epoch: number;
  readonly loss: number;
  /** Null for regression. */
  readonly accuracy: number | null;
}

/** Prints a training, row by row as it goes. */
export interface TrainingReport {
  begin(): Promise<void>;
  row(row: EpochRow): Promise<void>;
  end(run: TrainingRun): Promise<void>;
}

/**
 * @param dataset as it was named on the command line
 * @param assumptions of a table; null: there is none
 */
export function createReport(
  format: (typeof reportFormats)[number],
  dataset: string,
  run: TrainingRun,
  wording: Wording,
  assumptions: TableAssumptions | null,
): TrainingReport {
  const isOfClasses = run.prepared.data.classes !== null;
  switch (format) {
    case "csv":
      return csvReport(isOfClasses);
    case "json":
      return jsonReport(dataset, run, assumptions);
    case "table":
      return tableReport(isOfClasses, wording);
    default:
      return assertNever(format);
  }
}

function csvReport(isOfClasses: boolean): TrainingReport {
  return {
    begin: () => writeOut(`epoch,loss${isOfClasses ? ",accuracy" : ""}\n`),
    row: (row) => writeOut(`${cellsOf(row).map(exactDigits).join(",")}\n`),
    end: () => Promise.resolve(),
  };
}

/** One object; its rows last but for the outcome, which is known last. */
function jsonReport(
  dataset: string,
  { prepared }: TrainingRun,
  assumptions: TableAssumptions | null,
): TrainingReport {
  const head = {
    dataset,
    task: prepared.setup.task,
    network: prepared.shape.sizes,
    optimizer: prepared.setup.rule.optimizer,
    inputs: prepared.data.inputNames,
    outputs: prepared.data.outputNames,
    samples: prepared.data.sampleCount,
    ...(assumptions && { assumed: assumptions }),
  };
  const rows: EpochRow[] = [];
  return {
    begin: () => Promise.resolve(),
    row(row) {
      rows.push(row);
      return Promise.resolve();
    },
    async end({ outcome, step, stepsPerEpoch }) {
      const epochs = Math.floor(step / stepsPerEpoch);
      const facts = { outcome: outcome?.kind ?? null, epochs, ending: outcome };
      await writeOut(`${JSON.stringify({ ...head, ...facts }).slice(0, -1)},"history":[`);
      for (const [at, row] of rows.entries()) await writeOut(`${at > 0 ? "," : ""}${rowJson(row)}`);
      await writeOut("]}\n");
    },
  };
}

function rowJson({ epoch, loss, accuracy }: EpochRow): string {
  const accuracyPart = accuracy === null ? "" : `,"accuracy":${exactDigits(accuracy)}`;
  return `{"epoch":${epoch},"loss":${exactDigits(loss)}${accuracyPart}}`;
}

function tableReport(isOfClasses: boolean, { cli, numbers, training }: Wording): TrainingReport {
  const epochWidth = 8;
  const { epoch, loss, accuracy } = cli.trainingHeads;
  const heads = [loss, ...(isOfClasses ? [accuracy] : [])];
  const line = (first: string, cells: readonly string[]): string =>
    `${padded(first, epochWidth)}${cells.join("")}\n`;
  return {
    begin: () => writeOut(line(epoch, heads.map(usualHead))),
    row(row) {
      const [first, ...numbersOfRow] = cellsOf(row);
      const cells = numbersOfRow.map((value) => usualCell(value, numbers));
      return writeOut(line(String(first), cells));
    },
    async end({ outcome }) {
      if (outcome === null) return;
      const { headline, detail } = training.outcome(outcome);
      await writeOut(`${headline} ${detail}\n`);
    },
  };
}

function cellsOf({ epoch, loss, accuracy }: EpochRow): readonly number[] {
  return accuracy === null ? [epoch, loss] : [epoch, loss, accuracy];
}

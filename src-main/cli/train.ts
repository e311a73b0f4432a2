import { basename } from "node:path";
import { setImmediate } from "node:timers/promises";
import { longestNetwork, writeNetwork } from "#core/network/network-file.ts";
import { TrainingRun } from "#core/training/training-run.ts";
import type { Wording } from "#core/wording/wording.ts";
import { probeDocument, writeDocument } from "../documents/write-document.ts";
import { advanceSlice, Burst } from "../training/training-slice.ts";
import { choiceOf } from "./option-values.ts";
import { writeError } from "./output.ts";
import { ProgressLine } from "./progress-line.ts";
import { type TrainOptions, trainingRequest } from "./train-options.ts";
import { createReport, type EpochRow, reportFormats, type TrainingReport } from "./train-report.ts";

/**
 * Trains the network asked for, prints how its loss fell, and writes it where it is to be saved.
 * Ctrl+C ends the training by hand: what there is by then is printed and saved all the same.
 *
 * @throws CliError for wrong options; FaultError for files that cannot be read or written
 */
export async function train(
  options: TrainOptions & { readonly format: string },
  wording: Wording,
): Promise<void> {
  const format = choiceOf("--format", options.format, reportFormats);
  const { prepared, reportEvery, save, assumptions } = await trainingRequest(options);
  // Better now than after an hour of training, and before anything is printed.
  if (save !== null) await probeDocument(save, longestNetwork(prepared.shape));
  const run = new TrainingRun(prepared, { isKept: false });
  const report = createReport(format, options.dataset ?? "", run, wording, assumptions);
  const assumed = assumptions && wording.cli.table.assumptions(assumptions);
  if (assumed && format === "table") writeError(`${basename(options.dataset ?? "")}: ${assumed}`);
  await trainAndReport(run, report, reportEvery, wording);
  if (save !== null) {
    await writeDocument(save, writeNetwork({ shape: prepared.shape, parameters: run.parameters }));
  }
}

/** The row of the start, one every so many epochs, and the one that training ended with. */
async function trainAndReport(
  run: TrainingRun,
  report: TrainingReport,
  reportEvery: number,
  { cli }: Wording,
): Promise<void> {
  const stopping = onceInterrupted(() => run.stop());
  const progress = new ProgressLine();
  const { epochs } = run.prepared.setup.stop;
  try {
    await report.begin();
    for (;;) {
      const row = rowOf(run);
      progress.clear();
      await report.row(row);
      const next = (row.epoch + reportEvery) * run.stepsPerEpoch;
      const tell = (): string => cli.trainingProgress(epochOf(run), epochs, row.loss);
      await advanceTo(run, next, () => progress.show(tell));
      const hasNewRow = epochOf(run) > row.epoch && run.step % run.stepsPerEpoch === 0;
      if (!hasNewRow) break;
    }
    progress.clear();
    await report.end(run);
  } finally {
    progress.clear();
    stopping.abort();
  }
}

/** How well the network does after the epoch that has just ended, on the whole training set. */
function rowOf(run: TrainingRun): EpochRow {
  const { loss, accuracy } = run.score().training;
  return { epoch: epochOf(run), loss, accuracy };
}

async function advanceTo(run: TrainingRun, step: number, progressed: () => void): Promise<void> {
  const burst = new Burst();
  while (run.step < step && run.outcome === null) {
    advanceSlice(run, step - run.step, burst);
    progressed();
    await setImmediate();
  }
}

function epochOf(run: TrainingRun): number {
  return Math.floor(run.step / run.stepsPerEpoch);
}

/** Does something at the first Ctrl+C; the second ends the program as ever. */
function onceInterrupted(stop: () => void): AbortController {
  const listening = new AbortController();
  process.once("SIGINT", stop);
  listening.signal.addEventListener("abort", () => process.off("SIGINT", stop), { once: true });
  return listening;
}

import fc from "fast-check";
import type { OptimizerName } from "#core/optimizers/optimizer.ts";
import { optimizerNames } from "#core/optimizers/optimizer-table.ts";
import { defaultSchedule, scheduleKinds } from "#core/optimizers/schedule.ts";
import type { DataReference } from "#core/training/data-reference.ts";
import type { BuiltInDataName } from "#core/training/data-set.ts";
import { chapterSetup } from "#core/training/default-setup.ts";
import { prepareTraining } from "#core/training/prepare-training.ts";
import type { PreparedTraining } from "#core/training/prepared-training.ts";
import { TrainingRun, type TrainingRunOptions } from "#core/training/training-run.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";

/** A set that the app brings along, as a session refers to it. */
export function builtIn(name: BuiltInDataName): DataReference {
  return { kind: "built-in", name };
}

/** A setup that differs from the chapter's classification in what is said. */
export function setupWith(change: Partial<TrainingSetup>): TrainingSetup {
  return { ...chapterSetup(change.task ?? "classification"), ...change };
}

/** What follows from a setup that can be trained. */
export function preparedFor(setup: TrainingSetup): PreparedTraining {
  const preparation = prepareTraining(setup);
  if (!preparation.ok) throw new Error(preparation.fault.kind);
  return preparation.prepared;
}

/** A run of a setup that differs from the chapter's classification in what is said. */
export function runOf(change: Partial<TrainingSetup>, options?: TrainingRunOptions): TrainingRun {
  return new TrainingRun(preparedFor(setupWith(change)), options);
}

/** Goes to an update that was made before, in slices of so many. */
export function seekTo(run: TrainingRun, step: number, slice: number): void {
  run.seek(step);
  while (run.isSeeking) run.advance(slice);
}

/** A table of classes "a" and "b" that differ in their inputs, as text. */
export function smallTable(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const side = row % 2 === 0 ? 1 : -1;
    return `${side * (1 + (row % 5) / 4)},${((row * 7) % 11) / 5 - 1},${row % 2 === 0 ? "a" : "b"}`;
  });
  return `p,q,class\n${lines.join("\n")}\n`;
}

/** A table given as text. */
export function table(text: string, targetCount = 1): DataReference {
  return { kind: "csv", name: "own.csv", text, targetCount };
}

const trainable: readonly OptimizerName[] = optimizerNames.filter((name) => name !== "newton");

/** Small setups of every rule, schedule, batch and stop rule, over 13 to 31 samples. */
export const anySmallSetup: fc.Arbitrary<TrainingSetup> = fc
  .record({
    rows: fc.integer({ min: 13, max: 31 }),
    optimizer: fc.constantFrom(...trainable),
    schedule: fc.constantFrom(...scheduleKinds),
    learningRate: fc.constantFrom(0.01, 0.1, 0.7, 3),
    batchSize: fc.option(fc.integer({ min: 1, max: 40 })),
    seed: fc.nat(1000),
    l2: fc.constantFrom(0, 0.01),
    patience: fc.option(fc.integer({ min: 1, max: 6 })),
    epochs: fc.integer({ min: 1, max: 60 }),
    hidden: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
  })
  .map(({ rows, optimizer, schedule, learningRate, epochs, patience, ...rest }) =>
    setupWith({
      ...rest,
      data: table(smallTable(rows)),
      rule: {
        optimizer,
        hyperparameters: { learningRate },
        schedule: defaultSchedule(schedule),
      },
      stop: { loss: 0.05, epochs, patience },
    }),
  );

/** Regressions whose learning rate is so large that their weights run away, sooner or later. */
export const anyDivergingSetup: fc.Arbitrary<TrainingSetup> = fc
  .record({
    optimizer: fc.constantFrom<OptimizerName>("gradient-descent", "momentum", "nesterov"),
    learningRate: fc.constantFrom(3, 20, 1e6),
    batchSize: fc.constantFrom(null, 7, 10),
    seed: fc.nat(1000),
  })
  .map(({ optimizer, learningRate, ...rest }) =>
    setupWith({
      ...rest,
      task: "regression",
      data: builtIn("sine"),
      rule: { optimizer, hyperparameters: { learningRate } },
      stop: { loss: null, epochs: 400, patience: null },
    }),
  );

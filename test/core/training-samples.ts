import type { DataFault, NetworkFileFault, TrainingFault } from "#core/training/training-fault.ts";
import type { TrainingFinding } from "#core/training/training-finding.ts";
import type { TrainingOutcome } from "#core/training/training-outcome.ts";
import { all, type Samples } from "./samples.ts";

const text = "三";
const ending = { step: 37, epoch: 3.7, loss: 0.25 };
const cell = { row: 17, column: "长" };

/** Ends of training of every kind. */
export const trainingOutcomes = all<TrainingOutcome>({
  "loss-reached": [
    { kind: "loss-reached", ...ending, goal: 0.3 },
    { kind: "loss-reached", ...ending, step: 10, epoch: 1, goal: 0.3 },
  ],
  "epoch-limit": [
    { kind: "epoch-limit", ...ending, step: 3000, epoch: 300 },
    { kind: "epoch-limit", step: 0, epoch: 0, loss: 1e-9 },
  ],
  "no-progress": [
    { kind: "no-progress", ...ending, bestLoss: 0.2, bestEpoch: 2, patience: 1 },
    { kind: "no-progress", ...ending, bestLoss: 0.2, bestEpoch: 2000, patience: 1000 },
  ],
  stopped: [{ kind: "stopped", ...ending }],
  diverged: [
    [-4.1e13, 12],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ].map(([number, growth], index) => ({
    kind: "diverged",
    step: 37,
    epoch: 3.7,
    layer: 2,
    quantity: index === 0 ? "weight" : "bias",
    number: Number(number),
    growth,
  })),
});

/** Findings of every kind. */
export const trainingFindings = all<TrainingFinding>({
  starting: [{ kind: "starting" }],
  "worse-than-start": [1, null].map((saturatedLayer) => ({
    kind: "worse-than-start",
    start: 0.69,
    now: 12,
    learningRate: 100,
    saturatedLayer,
    saturatedPart: saturatedLayer === null ? 0 : 0.98,
  })),
  saturated: [{ kind: "saturated", layer: 1, part: 0.9 }],
  jumping: [{ kind: "jumping", low: 0.1, high: 0.4 }],
  overfitting: [{ kind: "overfitting", bestTest: 0.1, test: 0.2, bestEpoch: 12.5 }],
  level: [
    { kind: "level", loss: 0.69, epochs: 1 },
    { kind: "level", loss: 0.69, epochs: 1200 },
  ],
  learning: [
    { kind: "learning", fellBy: 0.5 },
    { kind: "learning", fellBy: 0 },
  ],
});

const dataSamples: Samples<DataFault> = {
  "data-empty": [{ kind: "data-empty" }],
  "data-no-samples": [{ kind: "data-no-samples" }],
  "data-too-large": [
    { kind: "data-too-large", what: "bytes", limit: 2e6 },
    { kind: "data-too-large", what: "rows", limit: 20_000 },
    { kind: "data-too-large", what: "columns", limit: 1000 },
  ],
  "data-too-few-columns": [
    { kind: "data-too-few-columns", columns: 1, needed: 2 },
    { kind: "data-too-few-columns", columns: 2, needed: 3 },
  ],
  "data-ragged-row": [
    { kind: "data-ragged-row", row: 17, cells: 1, expected: 3 },
    { kind: "data-ragged-row", row: 17, cells: 2, expected: 3 },
  ],
  "data-not-a-number": [{ kind: "data-not-a-number", ...cell, text }],
  "data-other-marks": [{ kind: "data-other-marks", ...cell, text }],
  "data-mixed-units": [
    { kind: "data-mixed-units", ...cell, text, unit: "" },
    { kind: "data-mixed-units", ...cell, text, unit: "%" },
  ],
  "data-doubtful-date": [{ kind: "data-doubtful-date", ...cell, text }],
  "data-unreadable-letters": [{ kind: "data-unreadable-letters", ...cell, text }],
  "data-number-out-of-range": [{ kind: "data-number-out-of-range", ...cell, text }],
  "data-empty-cell": [{ kind: "data-empty-cell", ...cell }],
  "data-one-class": [{ kind: "data-one-class", name: text, column: text }],
  "data-too-many-classes": [
    { kind: "data-too-many-classes", count: 150, limit: 100, column: text },
  ],
  "data-too-many-inputs": [
    { kind: "data-too-many-inputs", inputs: 9000, rows: 640, limit: 1000, column: text, count: 50 },
    { kind: "data-too-many-inputs", inputs: 210, rows: 20_000, limit: 200, column: text, count: 2 },
  ],
  "data-too-many-values": [{ kind: "data-too-many-values", column: text, count: 70, limit: 50 }],
  "data-unusable-column": [
    { kind: "data-unusable-column", column: text, is: "text" },
    { kind: "data-unusable-column", column: text, is: "date" },
    { kind: "data-unusable-column", column: text, is: "empty" },
  ],
  "data-missing-values": [
    { kind: "data-missing-values", rows: 1, ...cell },
    { kind: "data-missing-values", rows: 2, ...cell },
    { kind: "data-missing-values", rows: 31, ...cell },
  ],
  "data-no-complete-row": [{ kind: "data-no-complete-row", rows: 31 }],
  "data-target-count": [
    { kind: "data-target-count", count: 0, task: "regression" },
    { kind: "data-target-count", count: 0, task: "classification" },
    { kind: "data-target-count", count: 3, task: "classification" },
  ],
  "data-no-input": [{ kind: "data-no-input" }],
  "data-other-columns": [{ kind: "data-other-columns", columns: 3, planned: 4 }],
  "data-unclosed-quote": [{ kind: "data-unclosed-quote", row: 17 }],
  "data-too-few-samples": [
    { kind: "data-too-few-samples", count: 1, needed: 2 },
    { kind: "data-too-few-samples", count: 2, needed: 3 },
  ],
};

const networkFileSamples: Samples<NetworkFileFault> = {
  "not-a-network": [{ kind: "not-a-network" }],
  "network-too-new": [{ kind: "network-too-new", version: 9 }],
  "network-damaged": [
    { kind: "network-damaged", where: text },
    { kind: "network-damaged", where: null },
  ],
  "network-overfull": [{ kind: "network-overfull" }],
  "network-unknown-member": [{ kind: "network-unknown-member", where: "0", name: text }],
  "network-layers-disagree": [
    { kind: "network-layers-disagree", layer: 2, expected: 3, actual: 1 },
  ],
  "network-not-finite": [{ kind: "network-not-finite", where: text }],
  "network-loss-impossible": [{ kind: "network-loss-impossible", activation: "恒等" }],
};

/** What can be wrong with a table. */
export const dataFaults = all<DataFault>(dataSamples);

/** What can be wrong with a network file. */
export const networkFileFaults = all<NetworkFileFault>(networkFileSamples);

/** Why no training can begin. */
export const trainingFaults = all<TrainingFault>({
  ...dataSamples,
  ...networkFileSamples,
  "schedule-out-of-range": [
    { kind: "schedule-out-of-range", name: "every", low: 1, high: 5_000_000, isWhole: true },
  ],
  "hyperparameter-out-of-range": [
    {
      kind: "hyperparameter-out-of-range",
      name: "learningRate",
      value: -1,
      low: 0,
      below: Number.POSITIVE_INFINITY,
    },
  ],
  "task-impossible": [
    { kind: "task-impossible", task: "regression" },
    { kind: "task-impossible", task: "classification" },
  ],
  "hidden-layers-out-of-range": [{ kind: "hidden-layers-out-of-range", most: 6 }],
  "hidden-neurons-out-of-range": [{ kind: "hidden-neurons-out-of-range", most: 1024 }],
  "network-too-large": [{ kind: "network-too-large", parameters: 3e6, limit: 2e6 }],
  "rule-impossible": [{ kind: "rule-impossible", optimizer: "牛顿" }],
  "batch-size-out-of-range": [{ kind: "batch-size-out-of-range", most: 150 }],
  "seed-out-of-range": [{ kind: "seed-out-of-range", most: 2 ** 32 - 1 }],
  "l2-out-of-range": [{ kind: "l2-out-of-range" }],
  "test-part-out-of-range": [{ kind: "test-part-out-of-range" }],
  "stop-loss-not-a-number": [{ kind: "stop-loss-not-a-number" }],
  "epochs-out-of-range": [{ kind: "epochs-out-of-range", most: 1e7 }],
  "patience-out-of-range": [{ kind: "patience-out-of-range", most: 1e7 }],
  "network-does-not-fit": [
    { kind: "network-does-not-fit", inputs: 1, outputs: 1, dataInputs: 4, dataOutputs: 3 },
  ],
});

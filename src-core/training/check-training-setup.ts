import {
  layerPlaces,
  mostParameters,
  type NetworkShape,
  parameterCount,
} from "../network/network-shape.ts";
import {
  hyperparameter,
  optimizerTable,
  type RuleSettings,
} from "../optimizers/optimizer-table.ts";
import { checkSchedule } from "../optimizers/schedule.ts";
import type { TrainingFault } from "./training-fault.ts";
import {
  mostEpochs,
  mostHiddenLayers,
  mostHiddenNeurons,
  type TrainingSetup,
  type TrainingStopRules,
} from "./training-setup.ts";

/** The largest seed. */
export const largestSeed = 2 ** 32 - 1;
/** The most samples of a batch. */
export const mostSamplesOfBatch = 100_000;

/** The first thing wrong with a setup, whatever its data, or null. */
export function checkTrainingSetup(setup: TrainingSetup): TrainingFault | null {
  return (
    checkHidden(setup) ??
    checkRule(setup.rule) ??
    checkBatch(setup) ??
    checkNumbers(setup) ??
    checkStop(setup.stop)
  );
}

/** Whether a network of that shape is small enough. */
export function checkSize(shape: NetworkShape): TrainingFault | null {
  const parameters = parameterCount(shape);
  const isFine = parameters <= mostParameters && layerPlaces(shape).length > 0;
  return isFine ? null : { kind: "network-too-large", parameters, limit: mostParameters };
}

function isWhole(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}

function checkHidden({ hidden }: TrainingSetup): TrainingFault | null {
  if (hidden.length > mostHiddenLayers) {
    return { kind: "hidden-layers-out-of-range", most: mostHiddenLayers };
  }
  return hidden.every((count) => isWhole(count, 1, mostHiddenNeurons))
    ? null
    : { kind: "hidden-neurons-out-of-range", most: mostHiddenNeurons };
}

/** Newton's rule would need the Hessian of all weights. */
function checkRule(rule: RuleSettings): TrainingFault | null {
  if (rule.optimizer === "newton") return { kind: "rule-impossible", optimizer: rule.optimizer };
  for (const range of optimizerTable[rule.optimizer].hyperparameters) {
    const { name, low, below } = range;
    const value = hyperparameter(rule, range);
    if (!(value >= low && value < below)) {
      return { kind: "hyperparameter-out-of-range", name, value, low, below };
    }
  }
  return rule.schedule ? checkSchedule(rule.schedule) : null;
}

function checkBatch({ batchSize }: TrainingSetup): TrainingFault | null {
  const isFine = batchSize === null || isWhole(batchSize, 1, mostSamplesOfBatch);
  return isFine ? null : { kind: "batch-size-out-of-range", most: mostSamplesOfBatch };
}

function checkNumbers({ seed, l2, testPart }: TrainingSetup): TrainingFault | null {
  if (!isWhole(seed, 0, largestSeed)) return { kind: "seed-out-of-range", most: largestSeed };
  if (!(l2 >= 0 && Number.isFinite(l2))) return { kind: "l2-out-of-range" };
  return testPart >= 0 && testPart <= 0.9 ? null : { kind: "test-part-out-of-range" };
}

function checkStop({ loss, epochs, patience }: TrainingStopRules): TrainingFault | null {
  if (loss !== null && !Number.isFinite(loss)) return { kind: "stop-loss-not-a-number" };
  if (!isWhole(epochs, 0, mostEpochs)) return { kind: "epochs-out-of-range", most: mostEpochs };
  return patience === null || isWhole(patience, 1, mostEpochs)
    ? null
    : { kind: "patience-out-of-range", most: mostEpochs };
}

import { learningRateOf } from "../optimizers/optimizer-table.ts";
import type { Score } from "./evaluation.ts";
import type { TrainingFinding } from "./training-finding.ts";
import type { TrainingHistory } from "./training-frame.ts";
import type { TrainingRun } from "./training-run.ts";

/** The part of a layer from which on it counts as saturated. */
const saturatedFrom = 0.7;
/** Entries of the history that are looked at, at least, for how it goes lately. */
const lately = 24;
/** With a loss below this part of the first one, or so many samples right, there is nothing to complain of. */
const goodPart = 0.05;
const goodAccuracy = 0.95;
/** A loss so many times the first one tells at once; after an epoch a little more is enough. */
const muchWorse = 2;
const worse = 1.05;

/** How well a run does where it stands. */
interface Standing {
  readonly training: Score;
  readonly test: Score | null;
}

/**
 * What is remarkable about how a run goes, from its own numbers: the first finding that applies.
 *
 * @param history up to where the run stands, or further
 * @param now the loss where it stands
 */
export function findTrouble(
  run: TrainingRun,
  history: TrainingHistory,
  now: Standing,
): TrainingFinding {
  const count = entriesUpTo(history, run.step);
  if (run.step === 0 || count < 2) return { kind: "starting" };
  const training = history.training.subarray(0, count);
  const saturated = mostSaturated(run);
  if (isWorse(run, training[0], now)) return worseThanStart(run, training[0], now, saturated);
  const isGood = doesWell(training[0], now);
  const isStuck = !isGood && isLevel(training);
  if (isStuck && saturated) return { kind: "saturated", ...saturated };
  const jump = isGood ? null : jumpOf(training);
  if (jump) return { kind: "jumping", ...jump };
  const excess = overfitting(history, count, run.stepsPerEpoch);
  if (excess) return excess;
  const [start] = training;
  const { loss } = now.training;
  if (!isStuck) return { kind: "learning", fellBy: start > 0 ? Math.max(0, 1 - loss / start) : 0 };
  const from = count - windowOf(training);
  return { kind: "level", loss, epochs: (run.step - history.steps[from]) / run.stepsPerEpoch };
}

/** Whether the loss is above the first one, by more than what single batches do at the beginning. */
function isWorse({ step, stepsPerEpoch }: TrainingRun, start: number, { training }: Standing) {
  if (training.loss > start * muchWorse) return true;
  return training.loss > start * worse && step >= Math.max(3, stepsPerEpoch);
}

function worseThanStart(
  run: TrainingRun,
  start: number,
  now: Standing,
  saturated: Saturation | null,
): TrainingFinding {
  return {
    kind: "worse-than-start",
    start,
    now: now.training.loss,
    learningRate: learningRateOf(run.prepared.setup.rule),
    saturatedLayer: saturated?.layer ?? null,
    saturatedPart: saturated?.part ?? 0,
  };
}

function doesWell(start: number, { training }: Standing): boolean {
  return training.loss < start * goodPart || (training.accuracy ?? 0) >= goodAccuracy;
}

function entriesUpTo({ steps }: TrainingHistory, step: number): number {
  let count = steps.length;
  while (count > 0 && steps[count - 1] > step) count--;
  return count;
}

/** A hidden layer, from 1, and the part of its outputs that hardly have a slope. */
interface Saturation {
  readonly layer: number;
  readonly part: number;
}

function mostSaturated(run: TrainingRun): Saturation | null {
  const layers = run.prepared.shape.sizes.length - 2;
  let worst: Saturation | null = null;
  for (let index = 0; index < layers; index++) {
    const part = run.evaluator.saturation(run.parameters, run.trainingRows, index);
    if (part >= saturatedFrom && part > (worst?.part ?? 0)) worst = { layer: index + 1, part };
  }
  return worst;
}

/** How many of the last entries show how it goes lately: a fifth of the run, so that patience grows. */
function windowOf({ length }: Float64Array): number {
  return Math.min(length, Math.max(lately, Math.ceil(length / 5)));
}

/** Whether the loss has fallen by less than a hundredth lately: its means, since batches make it jump. */
function isLevel(training: Float64Array): boolean {
  if (training.length < lately) return false;
  const recent = training.subarray(training.length - windowOf(training));
  const quarter = Math.floor(recent.length / 4);
  const before = mean(recent.subarray(0, quarter));
  return before - mean(recent.subarray(recent.length - quarter)) < 0.01 * Math.abs(before);
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Whether the loss goes up about as often as down, and by much. */
function jumpOf(training: Float64Array): { low: number; high: number } | null {
  const recent = training.subarray(Math.max(0, training.length - lately));
  if (recent.length < lately) return null;
  let rises = 0;
  for (let at = 1; at < recent.length; at++) if (recent[at] > recent[at - 1]) rises++;
  const [low, high] = [Math.min(...recent), Math.max(...recent)];
  const isRestless = rises > recent.length / 3 && high - low > 0.3 * Math.abs(low);
  return isRestless ? { low, high } : null;
}

/** Whether the test loss has risen well above its best while the training loss went on falling. */
function overfitting(
  { steps, test, training }: TrainingHistory,
  count: number,
  stepsPerEpoch: number,
): TrainingFinding | null {
  if (test.length === 0 || count < lately / 3) return null;
  let best = 0;
  for (let at = 1; at < count; at++) if (test[at] < test[best]) best = at;
  const last = count - 1;
  const isWorse = test[last] > 1.15 * test[best] && training[last] < 0.9 * training[best];
  if (!isWorse) return null;
  return {
    kind: "overfitting",
    bestTest: test[best],
    test: test[last],
    bestEpoch: steps[best] / stepsPerEpoch,
  };
}

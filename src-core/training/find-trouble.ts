import { learningRateOf } from "../optimizers/optimizer-table.ts";
import type { Score } from "./evaluation.ts";
import type { TrainingFinding } from "./training-finding.ts";
import type { TrainingHistory } from "./training-frame.ts";
import type { TrainingRun } from "./training-run.ts";

/** The part of a layer from which on it counts as saturated. */
const saturatedFrom = 0.7;
/** Entries of the history that are looked at for how it goes lately. */
const lately = 24;
/** A loss below this part of the first one is nothing to complain of. */
const goodPart = 0.05;

/**
 * What is remarkable about how a run goes, from its own numbers: the first finding that applies.
 *
 * @param history up to where the run stands, or further
 * @param now the loss where it stands
 */
export function findTrouble(
  run: TrainingRun,
  history: TrainingHistory,
  now: { readonly training: Score; readonly test: Score | null },
): TrainingFinding {
  const count = entriesUpTo(history, run.step);
  if (run.step === 0 || count < 2) return { kind: "starting" };
  const training = history.training.subarray(0, count);
  const [start] = training;
  const { loss } = now.training;
  const saturated = mostSaturated(run);
  if (loss > start * 1.05 && run.step >= 3) {
    return {
      kind: "worse-than-start",
      start,
      now: loss,
      learningRate: learningRateOf(run.prepared.setup.rule),
      saturatedLayer: saturated?.layer ?? null,
      saturatedPart: saturated?.part ?? 0,
    };
  }
  const isGood = loss < start * goodPart;
  if (saturated && !isGood && isLevel(training)) return { kind: "saturated", ...saturated };
  const jump = jumpOf(training);
  if (jump && !isGood) return { kind: "jumping", ...jump };
  const excess = overfitting(history, count, run.stepsPerEpoch);
  if (excess) return excess;
  if (isLevel(training) && !isGood) {
    const from = history.steps[Math.max(0, count - lately)];
    return { kind: "level", loss, epochs: (run.step - from) / run.stepsPerEpoch };
  }
  return { kind: "learning", fellBy: start > 0 ? Math.max(0, (start - loss) / start) : 0 };
}

function entriesUpTo({ steps }: TrainingHistory, step: number): number {
  let count = steps.length;
  while (count > 0 && steps[count - 1] > step) count--;
  return count;
}

function mostSaturated(run: TrainingRun): { layer: number; part: number } | null {
  const layers = run.prepared.shape.sizes.length - 2;
  let worst: { layer: number; part: number } | null = null;
  for (let index = 0; index < layers; index++) {
    const part = run.evaluator.saturation(run.parameters, run.trainingRows, index);
    if (part >= saturatedFrom && part > (worst?.part ?? 0)) worst = { layer: index + 1, part };
  }
  return worst;
}

/** Whether the loss has fallen by less than a hundredth over the last entries. */
function isLevel(training: Float64Array): boolean {
  if (training.length < lately) return false;
  const before = training[training.length - lately];
  return before - training[training.length - 1] < 0.01 * Math.abs(before);
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
  if (test.length === 0 || count < lately) return null;
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

import { roundDown, roundToDigits } from "../common/rounding.ts";
import type { Objective } from "../objectives/objective.ts";
import { learningRateOf, withLearningRate } from "../optimizers/optimizer-table.ts";
import { DescentRun } from "./descent-run.ts";
import type { Outcome } from "./outcome.ts";
import type { RunSettings } from "./run-settings.ts";
import { letRun, type Pausing } from "./silent-run.ts";
import type { Trajectory } from "./trajectory.ts";

/** What a smaller learning rate would have done, as silent runs found it. */
export type Remedy =
  /** Runs just below this rate and at half of it converged, and a formula says so of all between. */
  | { readonly kind: "below"; readonly rate: number }
  /** A run with this rate converged: it met its goal, or came to rest in a minimum. */
  | { readonly kind: "with"; readonly rate: number }
  /** A run with this rate still came lower after so many steps; smaller ones only take longer. */
  | { readonly kind: "slow"; readonly rate: number; readonly steps: number }
  /** None of the runs did. */
  | { readonly kind: "none" };

/** Silent runs for one remedy, and the steps of each, however many the run itself was allowed. */
const mostRuns = 20;
const silentSteps = 5000;
/** Each run has this part of the rate of the one before: twenty lead from 10⁹ to 10⁻³. */
const smaller = 0.25;
/** Where no goal is set, a slope below this is one. */
const levelSlope = 1e-3;
/** Digits of a rate that a formula gives, and of one that was merely found. */
const formulaDigits = 3;
const foundDigits = 1;

/** Places of the last half of a silent run that are looked at to see whether it still comes lower. */
const samples = 40;

type Course = "converges" | "comes lower" | "neither";

/**
 * Which learning rate below the one of a run would have converged: every one below `edge` when a
 * formula gives an edge and silent runs below it agree, else the first of ever smaller ones with which
 * a silent run does. Every rate is tried as it is written.
 *
 * @param edge the rate from which on the rule does not hold at the curvature met; null: nobody knows
 */
export function* remedyOf(
  objective: Objective,
  settings: RunSettings,
  edge: number | null,
): Pausing<Remedy> {
  const used = learningRateOf(settings.rule);
  const bound = edge === null ? null : roundDown(edge, formulaDigits);
  if (bound !== null && bound <= used) {
    const isBelow =
      (yield* courseOf(objective, settings, 0.95 * bound)) === "converges" &&
      (yield* courseOf(objective, settings, bound / 2)) === "converges";
    if (isBelow) return { kind: "below", rate: bound };
  }
  let rate = Math.min(bound ?? used, used) / 2;
  for (let count = 0; count < mostRuns && rate > 0; count++) {
    const written = roundToDigits(rate, foundDigits);
    const course = written < used ? yield* courseOf(objective, settings, written) : "neither";
    if (course === "converges") return { kind: "with", rate: written };
    if (course === "comes lower") return { kind: "slow", rate: written, steps: silentSteps };
    rate *= smaller;
  }
  return { kind: "none" };
}

/** What a silent run with that rate does. */
function* courseOf(objective: Objective, settings: RunSettings, rate: number): Pausing<Course> {
  const { value, gradient } = settings.stop;
  const stop = {
    value,
    gradient: gradient ?? (value === null ? levelSlope : null),
    maximumSteps: silentSteps,
  };
  const rule = withLearningRate(settings.rule, rate);
  const run = new DescentRun(objective, { start: settings.start, rule, stop });
  const outcome = yield* letRun(run, silentSteps);
  if (outcome && isConvergence(outcome)) return "converges";
  return outcome?.kind === "step-limit" && isComingLower(run.trajectory)
    ? "comes lower"
    : "neither";
}

/** A goal that was met by height or on a slope is met; a place without slope must be a minimum. */
function isConvergence(outcome: Outcome): boolean {
  if (outcome.kind === "converged") return outcome.place === null || outcome.place === "minimum";
  return (
    outcome.kind === "step-limit" &&
    outcome.motion.kind === "resting" &&
    outcome.motion.place === "minimum"
  );
}

/** Whether a run came lower all through its last half, and does not do so by jumping from side to side. */
function isComingLower({ values, points, dimension, length }: Trajectory): boolean {
  const last = length - 1;
  const stride = Math.floor(last / 2 / samples);
  for (let sample = 0; sample < samples; sample++) {
    const row = last - sample * stride;
    if (!(values[row] < values[row - stride])) return false;
    let turn = 0;
    for (let place = row * dimension; place < (row + 1) * dimension; place++) {
      const [now, before, earlier] = [0, 1, 2].map((back) => points[place - back * dimension]);
      turn += (now - before) * (before - earlier);
    }
    if (!(turn > 0)) return false;
  }
  return values[last] < values[0];
}

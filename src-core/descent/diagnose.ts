import { assertNever } from "../common/assert-never.ts";
import type { KnownMinimum, Objective } from "../objectives/objective.ts";
import { optimizerTable, type RuleSettings } from "../optimizers/optimizer-table.ts";
import { approachOf } from "./approach.ts";
import type { Diagnosis, Verdict } from "./diagnosis.ts";
import type { Outcome } from "./outcome.ts";
import type { RunSettings } from "./run-settings.ts";
import { curvatures, type StationaryPlace, stationaryPlace } from "./stationary-place.ts";
import type { Trajectory } from "./trajectory.ts";

/** So many places along the way are asked for their curvature. */
const curvatureSamples = 200;
/** A minimum counts as lower than another when it is so by this part of their size. */
const lowerBy = 1e-3;
/** Who would take more steps than this to cross the domain is as good as at rest. */
const slowestCrossing = 10_000;
/** Ground that bends by less than this over the whole domain is level. */
const levelBend = 0.01;
/** So many of the last steps are looked at to see whether a run slows down. */
const slowingSteps = 10;

/**
 * What became of a run, and why, from its own numbers. It takes some hundred looks at the objective,
 * however long the run was.
 */
export function diagnose(
  objective: Objective,
  settings: RunSettings,
  trajectory: Trajectory,
  outcome: Outcome,
): Diagnosis {
  const subject = { objective, settings, trajectory };
  return { verdict: verdictOf(subject, outcome), approach: approachOf(objective, trajectory) };
}

interface Subject {
  readonly objective: Objective;
  readonly settings: RunSettings;
  readonly trajectory: Trajectory;
}

function verdictOf(subject: Subject, outcome: Outcome): Verdict {
  switch (outcome.kind) {
    case "converged":
      return outcome.reason === "value" ? { kind: "arrived" } : atRest(subject, true);
    case "diverged": {
      const { curvature, largestRate } = stability(subject);
      return { kind: "diverged", growth: outcome.growth, curvature, largestRate };
    }
    case "cycling": {
      const { period, axes, lowestValue } = outcome;
      const { largestRate } = stability(subject);
      return { kind: "cycling", period, axes, lowestValue, largestRate };
    }
    case "step-limit":
      return unfinished(subject, outcome);
    default:
      return assertNever(outcome);
  }
}

function unfinished(
  subject: Subject,
  { motion, lowestValue }: Extract<Outcome, { kind: "step-limit" }>,
): Verdict {
  switch (motion.kind) {
    case "swinging": {
      const { largestRate } = stability(subject);
      return { kind: "cycling", period: 2, axes: motion.axes, lowestValue, largestRate };
    }
    case "stuck":
      return { kind: "stuck", gradientNorm: motion.gradientNorm };
    case "resting":
      return atRest(subject, false);
    case "moving":
      return isAsGoodAsAtRest(subject) ? atRest(subject, false) : onItsWay(subject);
    default:
      return assertNever(motion);
  }
}

/** What kind of place the run came to rest at. */
function atRest({ objective, settings, trajectory }: Subject, isGoal: boolean): Verdict {
  const last = trajectory.length - 1;
  const value = trajectory.values[last];
  const gradientNorm = Math.hypot(...trajectory.gradientAt(last));
  const { place, bends } = placeAt(objective, trajectory.pointAt(last));
  if (place !== "minimum") {
    const isNewton = settings.rule.optimizer === "newton";
    return { kind: "stationary", place, gradientNorm, curvatures: bends, isNewton };
  }
  const lower = lowestKnown(objective);
  if (lower && lower.value < value - lowerBy * Math.max(1, Math.abs(value))) {
    return { kind: "local-minimum", lower };
  }
  return isGoal ? { kind: "arrived" } : { kind: "minimum", gradientNorm };
}

function lowestKnown({ knownMinima }: Objective): KnownMinimum | null {
  let lowest: KnownMinimum | null = null;
  for (const minimum of knownMinima) {
    if (!lowest || minimum.value < lowest.value) lowest = minimum;
  }
  return lowest;
}

/** The place by its curvatures; ground that hardly bends over the whole domain is level. */
function placeAt(
  objective: Objective,
  point: readonly number[],
): { readonly place: StationaryPlace; readonly bends: readonly [number, number] } {
  const hessian = hessianAt(objective, Float64Array.from(point));
  const bends = curvatures(hessian);
  const [lowest, highest] = bends;
  const bend = Math.max(Math.abs(lowest), Math.abs(highest)) * widthOf(objective) ** 2;
  return { place: bend < levelBend ? "flat" : stationaryPlace(hessian), bends };
}

function hessianAt(objective: Objective, point: Float64Array): Float64Array {
  const hessian = new Float64Array(objective.dimension ** 2);
  objective.hessian(point, hessian);
  return hessian;
}

function widthOf({ domain }: Objective): number {
  return Math.max(...domain.map(({ low, high }) => high - low));
}

/** Whether the last step is so short, where there is no minimum, that nothing more will come of it. */
function isAsGoodAsAtRest({ objective, trajectory }: Subject): boolean {
  const last = trajectory.length - 1;
  if (last < slowingSteps) return false;
  const before = trajectory.pointAt(last - 1);
  const now = trajectory.pointAt(last);
  const pace = Math.hypot(...now.map((coordinate, axis) => coordinate - before[axis]));
  if (pace * slowestCrossing > widthOf(objective)) return false;
  return placeAt(objective, now).place !== "minimum";
}

/** On its way: slowing when its gains shrink steadily; then the rest of the way can be foretold. */
function onItsWay({ settings, trajectory }: Subject): Verdict {
  const last = trajectory.length - 1;
  if (last < slowingSteps + 1) return { kind: "moving" };
  const { values } = trajectory;
  const gains: number[] = [];
  for (let row = last - slowingSteps; row <= last; row++) gains.push(values[row - 1] - values[row]);
  if (gains.some((gain) => !(gain > 0))) return { kind: "moving" };
  const factor = (gains[slowingSteps] / gains[0]) ** (1 / slowingSteps);
  if (!(factor < 1)) return { kind: "moving" };
  return { kind: "slowing", factor, stepsToGo: stepsToGo(settings, trajectory, factor, gains) };
}

/** With gains that shrink by a factor a step, J falls to a limit, and the slope as their root. */
function stepsToGo(
  { stop }: RunSettings,
  trajectory: Trajectory,
  factor: number,
  gains: readonly number[],
): number | null {
  const last = trajectory.length - 1;
  const counts: number[] = [];
  if (stop.value !== null) {
    const value = trajectory.values[last];
    const left = (gains[gains.length - 1] * factor) / (1 - factor);
    const limit = value - left;
    if (limit < stop.value) {
      counts.push(Math.log((stop.value - limit) / left) / Math.log(factor));
    }
  }
  if (stop.gradient !== null && stop.gradient > 0) {
    const slope = Math.hypot(...trajectory.gradientAt(last));
    counts.push(Math.log(stop.gradient / slope) / (Math.log(factor) / 2));
  }
  const fewest = Math.min(...counts);
  return Number.isFinite(fewest) ? Math.max(1, Math.ceil(fewest)) : null;
}

/** The largest curvature that the run met inside the domain, and the largest rate that would hold. */
function stability({ objective, settings, trajectory }: Subject): {
  readonly curvature: number | null;
  readonly largestRate: number | null;
} {
  const stride = Math.max(1, Math.floor(trajectory.length / curvatureSamples));
  let curvature = 0;
  for (let row = 0; row < trajectory.length; row += stride) {
    const point = trajectory.pointAt(row);
    if (row > 0 && !isInDomain(objective, point)) continue;
    const [lowest, highest] = curvatures(hessianAt(objective, Float64Array.from(point)));
    const bend = Math.max(Math.abs(lowest), Math.abs(highest));
    if (Number.isFinite(bend) && bend > curvature) curvature = bend;
  }
  if (curvature === 0) return { curvature: null, largestRate: null };
  return { curvature, largestRate: largestStableRate(settings.rule, curvature) };
}

function isInDomain({ domain }: Objective, point: readonly number[]): boolean {
  return domain.every(({ low, high }, axis) => point[axis] >= low && point[axis] <= high);
}

/**
 * The learning rate below which a rule settles on a quadratic of that curvature: 2/λ for gradient
 * descent, 2(1 + μ)/λ for momentum (Polyak, 1964); null where no formula is known.
 */
export function largestStableRate(rule: RuleSettings, curvature: number): number | null {
  switch (rule.optimizer) {
    case "gradient-descent":
      return 2 / curvature;
    case "momentum": {
      const [, momentum] = optimizerTable.momentum.hyperparameters;
      return (2 * (1 + (rule.hyperparameters.momentum ?? momentum.default))) / curvature;
    }
    default:
      return null;
  }
}

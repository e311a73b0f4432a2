import { assertNever } from "../common/assert-never.ts";
import type { KnownMinimum, Objective } from "../objectives/objective.ts";
import { approachOf, levelJump, wideningOf } from "./approach.ts";
import type { Diagnosis, Verdict } from "./diagnosis.ts";
import { type Kink, kinkBetween } from "./kink.ts";
import { domainEdge } from "./left-domain.ts";
import type { Outcome } from "./outcome.ts";
import { type Remedy, remedyOf } from "./remedy.ts";
import { domainWidth, type RestingPlace, restingPlace, surroundingsOf } from "./resting-place.ts";
import { roamingOf } from "./roaming.ts";
import type { RunSettings } from "./run-settings.ts";
import { finish, type Pausing } from "./silent-run.ts";
import { slowingOf } from "./slowing.ts";
import { largestCurvature, largestStableRate } from "./stability.ts";
import type { Trajectory } from "./trajectory.ts";

/** A minimum counts as lower than another when it is so by this part of their size. */
const lowerBy = 1e-3;
/** A cycle leaps over a kink within so many steps, if it does. */
const jumpsLookedAt = 12;
/** Who would take more steps than this to cross the domain is as good as at rest. */
const slowestCrossing = 10_000;

/** What {@link diagnosing} finds, at once. */
export function diagnose(
  objective: Objective,
  settings: RunSettings,
  trajectory: Trajectory,
  outcome: Outcome,
): Diagnosis {
  return finish(diagnosing(objective, settings, trajectory, outcome));
}

/**
 * What became of a run, and why, from its own numbers and from silent runs: some hundred looks at the
 * objective, one pass over the points, and 200,000 steps at most, with a pause every 500.
 */
export function* diagnosing(
  objective: Objective,
  settings: RunSettings,
  trajectory: Trajectory,
  outcome: Outcome,
): Pausing<Diagnosis> {
  const verdict = yield* verdictOf({ objective, settings, trajectory }, outcome);
  return { verdict, approach: approachOf(objective, trajectory, outcome, verdict) };
}

interface Subject {
  readonly objective: Objective;
  readonly settings: RunSettings;
  readonly trajectory: Trajectory;
}

type StepLimit = Extract<Outcome, { kind: "step-limit" }>;

function* verdictOf(subject: Subject, outcome: Outcome): Pausing<Verdict> {
  switch (outcome.kind) {
    case "converged":
      return outcome.reason === "value" ? { kind: "arrived" } : levelled(subject);
    case "diverged":
      return yield* diverged(subject, outcome);
    case "cycling": {
      const { period, axes, lowestValue } = outcome;
      return { kind: "cycling", period, axes, lowestValue, ...(yield* reasonOfJumps(subject)) };
    }
    case "left-domain":
      return yield* leftDomain(subject, outcome);
    case "no-step":
      return { kind: "no-step", surroundings: surroundingsOf(subject.objective, outcome.point) };
    case "step-limit":
      return yield* unfinished(subject, outcome);
    default:
      return assertNever(outcome);
  }
}

/** The slope met its bound: in a minimum, or at another place without slope. */
function levelled(subject: Subject): Verdict {
  const rest = restingPlace(subject.objective, subject.trajectory);
  const isThere = rest.isNear && (rest.place === "minimum" || rest.isSlopeless);
  const verdict = isThere ? verdictAt(subject, rest) : null;
  return verdict === null || verdict.kind === "minimum" ? { kind: "arrived" } : verdict;
}

function* diverged(
  subject: Subject,
  { growth, number }: Extract<Outcome, { kind: "diverged" }>,
): Pausing<Verdict> {
  const { values, length } = subject.trajectory;
  const last = length - 1;
  const fell = last > 0 && values[last] < values[last - 1] && values[last] < values[0];
  const isBottomless = fell && !Number.isNaN(number);
  if (!isBottomless)
    return { kind: "diverged", growth, isBottomless, ...(yield* mendingOf(subject)) };
  return { kind: "diverged", growth, isBottomless, curvature: null, remedy: null };
}

function* unfinished(subject: Subject, { motion, lowestValue }: StepLimit): Pausing<Verdict> {
  switch (motion.kind) {
    case "swinging":
      return yield* swinging(subject, motion.axes, lowestValue);
    case "stuck":
      return { kind: "stuck", gradientNorm: motion.gradientNorm };
    case "resting": {
      const rest = restingPlace(subject.objective, subject.trajectory);
      if (rest.isNear) return verdictAt(subject, rest);
      return { kind: "stuck", gradientNorm: motion.gradientNorm };
    }
    case "moving": {
      const jump = levelJump(subject.trajectory);
      if (jump) return yield* swinging(subject, [jump], lowestValue);
      const widening = wideningOf(subject.trajectory);
      if (widening) return { kind: "widening", ...widening, ...(yield* mendingOf(subject)) };
      const rest = isCreeping(subject) ? restingPlace(subject.objective, subject.trajectory) : null;
      if (rest?.isNear && rest.place !== "minimum") return verdictAt(subject, rest);
      const axes = roamingOf(subject.trajectory);
      if (axes) return { kind: "roaming", axes, lowestValue, ...(yield* mendingOf(subject)) };
      return yield* slowingOf(subject.objective, subject.settings, subject.trajectory);
    }
    default:
      return assertNever(motion);
  }
}

function* swinging(
  subject: Subject,
  axes: Extract<Verdict, { kind: "cycling" }>["axes"],
  lowestValue: number,
): Pausing<Verdict> {
  return { kind: "cycling", period: 2, axes, lowestValue, ...(yield* reasonOfJumps(subject)) };
}

/** Steps that leap over a kink do so at any rate; else it is too large for the curvature on the way. */
function* reasonOfJumps(
  subject: Subject,
): Pausing<{ readonly kink: Kink | null; readonly remedy: Remedy | null }> {
  const { objective, trajectory } = subject;
  const last = trajectory.length - 1;
  for (let row = last; row > Math.max(0, last - jumpsLookedAt); row--) {
    const kink = kinkBetween(objective, trajectory.pointAt(row - 1), trajectory.pointAt(row));
    if (kink) return { kink, remedy: null };
  }
  const { remedy } = yield* mendingOf(subject);
  return { kink: null, remedy };
}

function* leftDomain(
  { objective, settings }: Subject,
  { point, next }: Extract<Outcome, { kind: "left-domain" }>,
): Pausing<Verdict> {
  const edge = domainEdge(objective, point, next);
  const remedy = yield* remedyOf(objective, settings, null);
  // Where J falls as far as the edge, a run that is slower only comes there later.
  const isPutOff = remedy.kind === "slow" && edge !== "open";
  return { kind: "left-domain", edge, remedy: isPutOff ? { kind: "none" } : remedy };
}

/** What is to be said of a run that is at rest in a place. */
function verdictAt({ objective, settings }: Subject, rest: RestingPlace): Verdict {
  const { place, gradientNorm, curvatures, value } = rest;
  if (place !== "minimum") {
    const isNewton = settings.rule.optimizer === "newton";
    return { kind: "stationary", place, gradientNorm, curvatures, isNewton };
  }
  const lower = lowestKnown(objective);
  const isLower = lower && lower.value < value - lowerBy * Math.max(1, Math.abs(value));
  return isLower ? { kind: "local-minimum", lower } : { kind: "minimum", gradientNorm };
}

function lowestKnown({ knownMinima }: Objective): KnownMinimum | null {
  let lowest: KnownMinimum | null = null;
  for (const minimum of knownMinima) {
    if (!lowest || minimum.value < lowest.value) lowest = minimum;
  }
  return lowest;
}

/** Whether the last step is so short that nothing more will come of it. */
function isCreeping({ objective, trajectory }: Subject): boolean {
  const last = trajectory.length - 1;
  if (last < 1) return false;
  const before = trajectory.pointAt(last - 1);
  const step = trajectory.pointAt(last).map((coordinate, axis) => coordinate - before[axis]);
  return Math.hypot(...step) * slowestCrossing <= domainWidth(objective);
}

/** The curvature that was met, where it matters to the rule, and what a smaller rate would have done. */
function* mendingOf({
  objective,
  settings,
  trajectory,
}: Subject): Pausing<{ readonly curvature: number | null; readonly remedy: Remedy }> {
  const curvature = largestCurvature(objective, trajectory);
  const edge = curvature === null ? null : largestStableRate(settings.rule, curvature);
  const remedy = yield* remedyOf(objective, settings, edge);
  return { curvature: edge === null ? null : curvature, remedy };
}

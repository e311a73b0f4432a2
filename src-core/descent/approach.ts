import type { Objective } from "../objectives/objective.ts";
import type { Approach, Verdict } from "./diagnosis.ts";
import { axisRange } from "./motion.ts";
import type { AxisRange, Outcome } from "./outcome.ts";
import type { Trajectory } from "./trajectory.ts";

/** So many of the last steps are compared with one another. */
const comparedSteps = 12;
/** Steps that are this small a part of the way say nothing but rounding. */
const noStep = 1e-9;
/** Swings that grow by less than this a step do not widen. */
const level = 1e-6;
/** Swings that grow or shrink by less than this are level: one that dies away slowly is not. */
const levelPart = 1e-9;
/** A factor is steady when the last ones differ by less than this part. */
const steadiness = 0.05;
/** It takes so many steps to tell a jump to and fro from chance. */
const fewestJumps = 4;
/** A run is there when it has come to within this part of the way from its start. */
const there = 0.005;

/** How a run moved, along the coordinate that has the longest way, or by its distance from the end. */
export function approachOf(
  objective: Objective,
  trajectory: Trajectory,
  outcome: Outcome,
  verdict: Verdict,
): Approach {
  if (verdict.kind === "cycling") {
    return verdict.period === 2
      ? { kind: "jumping", range: widest(verdict.axes) }
      : { kind: "winding" };
  }
  if (outcome.kind === "left-domain") return { kind: "leaving", steps: outcome.steps };
  const ratios = stepRatios(trajectory);
  if (ratios === null) return { kind: "still" };
  // A single step that leaves all bounds cannot be compared with another.
  if (ratios.length === 0 && outcome.kind === "diverged") {
    return { kind: "growing", factor: null, isSwinging: false };
  }
  const swings = ratios.filter((ratio) => ratio < 0).length;
  if (swings !== 0 && swings !== ratios.length) return { kind: "winding" };
  const isGrowing = Math.abs(median(ratios)) > 1 + level;
  const isSwinging = swings > 0;
  const factor = steadyFactor(ratios);
  if (isGrowing && (isSwinging || outcome.kind === "diverged")) {
    return { kind: "growing", factor, isSwinging };
  }
  if (!isSwinging) return downOneSide(objective, trajectory, outcome, verdict);
  return { kind: "swinging", factor };
}

/** Whether a run swings from side to side, wider with every step, and by which factor; null: not so. */
export function wideningOf(trajectory: Trajectory): { readonly factor: number | null } | null {
  const ratios = stepRatios(trajectory);
  if (ratios === null || ratios.length + 1 < fewestJumps) return null;
  return ratios.every((ratio) => ratio < -1 - level) ? { factor: steadyFactor(ratios) } : null;
}

/** The factor from step to step, where the last ones are much the same; else null. */
function steadyFactor(ratios: readonly number[]): number | null {
  const sizes = ratios.map(Math.abs);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  return most <= least * (1 + steadiness) ? median(sizes) : null;
}

/** The two places between which a run jumps and comes no closer, or null. */
export function levelJump(trajectory: Trajectory): AxisRange | null {
  const ratios = stepRatios(trajectory);
  if (ratios === null || ratios.length + 1 < fewestJumps) return null;
  if (ratios.some((ratio) => !(Math.abs(ratio + 1) < levelPart))) return null;
  const last = trajectory.length - 1;
  return axisRange(trajectory, busiestAxis(trajectory).axis, last - 1, last);
}

function widest(axes: readonly AxisRange[]): AxisRange {
  return axes.reduce((wide, axis) => (axis.high - axis.low > wide.high - wide.low ? axis : wide));
}

/** The coordinate with the longest way, and that way. */
function busiestAxis({ points, dimension, length }: Trajectory): { axis: number; way: number } {
  let [axis, way] = [0, 0];
  for (let candidate = 0; candidate < dimension; candidate++) {
    let sum = 0;
    for (let place = dimension + candidate; place < length * dimension; place += dimension) {
      sum += Math.abs(points[place] - points[place - dimension]);
    }
    if (sum > way) [axis, way] = [candidate, sum];
  }
  return { axis, way };
}

/** Each of the last steps as a multiple of the one before, those of nothing left out; null: it never moved. */
function stepRatios(trajectory: Trajectory): number[] | null {
  const { points, dimension, length } = trajectory;
  const { axis, way } = busiestAxis(trajectory);
  if (way === 0) return null;
  const steps: number[] = [];
  for (let row = Math.max(1, length - comparedSteps); row < length; row++) {
    const step = points[row * dimension + axis] - points[(row - 1) * dimension + axis];
    if (Math.abs(step) > noStep * way) steps.push(step);
  }
  return steps.slice(1).map((step, place) => step / steps[place]);
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Down one side: after how many steps it was there, or how far it still is. */
function downOneSide(
  objective: Objective,
  trajectory: Trajectory,
  outcome: Outcome,
  verdict: Verdict,
): Approach {
  const last = trajectory.length - 1;
  const end = trajectory.pointAt(last);
  const isAtRest = isRest(verdict);
  const target = isAtRest ? end : nearestMinimum(objective, end);
  const isMinimum =
    verdict.kind === "no-step" ? verdict.surroundings === "higher" : verdict.kind !== "stationary";
  const hasArrived = outcome.kind === "converged";
  if (target === null) {
    if (hasArrived) return { kind: "one-side", arrivedAfter: last, isMinimum };
    return { kind: "one-side-short", distance: null, steps: last };
  }
  const close = there * distance(target, trajectory.pointAt(0));
  const short = distance(target, end);
  if (short <= close) {
    return { kind: "one-side", arrivedAfter: stepsUntil(trajectory, target, close), isMinimum };
  }
  if (hasArrived) return { kind: "one-side", arrivedAfter: last, isMinimum };
  return { kind: "one-side-short", distance: short, steps: last };
}

/** The step from which on a run stays that close to a point, its last one among them. */
function stepsUntil(
  { points, dimension, length }: Trajectory,
  target: readonly number[],
  close: number,
): number {
  let step = length - 1;
  for (; step > 0; step--) {
    let squares = 0;
    for (let axis = 0; axis < dimension; axis++) {
      squares += (points[(step - 1) * dimension + axis] - target[axis]) ** 2;
    }
    if (squares > close * close) break;
  }
  return step;
}

function isRest({ kind }: Verdict): boolean {
  return ["local-minimum", "minimum", "stationary", "no-step"].includes(kind);
}

function nearestMinimum(
  { knownMinima }: Objective,
  end: readonly number[],
): readonly number[] | null {
  const distances = knownMinima.map(({ point }) => distance(point, end));
  return knownMinima[distances.indexOf(Math.min(...distances))]?.point ?? null;
}

function distance(left: readonly number[], right: readonly number[]): number {
  return Math.hypot(...left.map((coordinate, axis) => coordinate - right[axis]));
}

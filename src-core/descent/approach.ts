import type { Objective } from "../objectives/objective.ts";
import type { Approach } from "./diagnosis.ts";
import { axisRange } from "./motion.ts";
import type { Trajectory } from "./trajectory.ts";

/** So many of the last steps are compared with one another. */
const comparedSteps = 12;
/** Steps that are this small a part of the way say nothing but rounding. */
const noStep = 1e-9;
/** Swings that grow or shrink by less than this are level. */
const level = 1e-6;
/** A run is there when it has come to within this part of the way. */
const there = 0.005;

/** How a run moved. */
export function approachOf(objective: Objective, trajectory: Trajectory): Approach {
  if (trajectory.length < 2) return { kind: "still" };
  const { axis, way } = busiestAxis(trajectory);
  if (way === 0) return { kind: "still" };
  const ratios = stepRatios(trajectory, axis, way);
  if (ratios.length === 0) return downOneSide(objective, trajectory);
  const swings = ratios.filter((ratio) => ratio < 0).length;
  if (swings !== 0 && swings !== ratios.length) return { kind: "winding" };
  const factor = Math.abs(median(ratios));
  if (swings === 0) {
    if (factor > 1 + level) return { kind: "growing", factor, isSwinging: false };
    return downOneSide(objective, trajectory);
  }
  if (factor > 1 + level) return { kind: "growing", factor, isSwinging: true };
  if (factor < 1 - level) return { kind: "swinging", factor };
  const last = trajectory.length - 1;
  return { kind: "jumping", range: axisRange(trajectory, axis, last - 1, last) };
}

/** The coordinate with the longest way, and that way. */
function busiestAxis({ points, dimension, length }: Trajectory): { axis: number; way: number } {
  const ways = new Float64Array(dimension);
  for (let row = 1; row < length; row++) {
    for (let axis = 0; axis < dimension; axis++) {
      ways[axis] += Math.abs(points[row * dimension + axis] - points[(row - 1) * dimension + axis]);
    }
  }
  const axis = ways.indexOf(Math.max(...ways));
  return { axis: Math.max(0, axis), way: ways[axis] ?? 0 };
}

/** Each of the last steps along an axis as a multiple of the step before; steps of nothing left out. */
function stepRatios(
  { points, dimension, length }: Trajectory,
  axis: number,
  way: number,
): number[] {
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
function downOneSide({ knownMinima }: Objective, trajectory: Trajectory): Approach {
  const last = trajectory.length - 1;
  const end = trajectory.pointAt(last);
  const distances = knownMinima.map(({ point }) => distance(point, end));
  const nearest = knownMinima[distances.indexOf(Math.min(...distances))];
  if (!nearest) return { kind: "one-side-short", distance: null, steps: last };
  const whole = distance(nearest.point, trajectory.pointAt(0));
  const short = distance(nearest.point, end);
  if (short > there * whole) return { kind: "one-side-short", distance: short, steps: last };
  let step = last;
  while (step > 0 && distance(nearest.point, trajectory.pointAt(step - 1)) <= there * whole) step--;
  return { kind: "one-side", arrivedAfter: step };
}

function distance(left: readonly number[], right: readonly number[]): number {
  return Math.hypot(...left.map((coordinate, axis) => coordinate - right[axis]));
}

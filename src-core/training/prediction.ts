import { placedRange } from "./data-set.ts";
import type { Evaluator } from "./evaluation.ts";
import type { PreparedTraining } from "./prepared-training.ts";
import { scaled } from "./standardise.ts";
import type { Prediction } from "./training-frame.ts";

const curvePoints = 201;
const planeSide = 61;
/** A plane is no coarser than this, however large the network. */
const leastPlaneSide = 25;
/** Products that a plane may take while training goes on: about ten milliseconds. */
const liveProducts = 20_000_000;
/** How far beyond the data a curve goes, as a part of its range; and a plane. */
const curveMargin = 0.05;
const planeMargin = 0.1;

/** From where to where an input is shown. */
interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * What a network makes of inputs, in the data's own coordinates: a curve over one input, a plane over
 * two.
 *
 * @param prepared of one or two inputs
 * @param isLive while training goes on: a large network's plane is coarser then, so that it does not
 *   hold up the training
 */
export function predict(
  prepared: PreparedTraining,
  evaluator: Evaluator,
  parameters: Float64Array,
  isLive: boolean,
): Prediction {
  if (prepared.data.inputNames.length === 1) return curve(prepared, evaluator, parameters);
  const side = isLive ? liveSide(parameters.length) : planeSide;
  return plane(prepared, evaluator, parameters, side);
}

/** Points along a side of the plane that can be had for the price. */
function liveSide(parameterCount: number): number {
  const affordable = Math.floor(Math.sqrt(liveProducts / parameterCount));
  return Math.max(leastPlaneSide, Math.min(planeSide, affordable));
}

function curve(
  prepared: PreparedTraining,
  evaluator: Evaluator,
  parameters: Float64Array,
): Prediction {
  const range = rangeOf(prepared, 0, curveMargin);
  const x = Float64Array.from({ length: curvePoints }, (_, at) => along(range, at, curvePoints));
  return { kind: "curve", x, y: evaluator.outputs(parameters, scaled(x, prepared), curvePoints) };
}

function plane(
  prepared: PreparedTraining,
  evaluator: Evaluator,
  parameters: Float64Array,
  side: number,
): Prediction {
  const ranges = [rangeOf(prepared, 0, planeMargin), rangeOf(prepared, 1, planeMargin)] as const;
  const count = side * side;
  const points = new Float64Array(2 * count);
  for (let at = 0; at < count; at++) {
    points[2 * at] = along(ranges[0], at % side, side);
    points[2 * at + 1] = along(ranges[1], Math.floor(at / side), side);
  }
  const outputs = evaluator.outputs(parameters, scaled(points, prepared), count);
  const width = outputs.length / count;
  const values = new Float64Array(outputs.length);
  for (let at = 0; at < count; at++) {
    for (let k = 0; k < width; k++) values[k * count + at] = outputs[at * width + k];
  }
  return {
    kind: "plane",
    low: [ranges[0].low, ranges[1].low],
    high: [ranges[0].high, ranges[1].high],
    columns: side,
    rows: side,
    values,
  };
}

function along({ low, high }: Range, at: number, count: number): number {
  return low + ((high - low) * at) / (count - 1);
}

/**
 * The range of one input over all samples, and a little more; never empty. Of placed points it is all
 * of where they can be placed.
 */
function rangeOf({ data, setup }: PreparedTraining, input: number, margin: number): Range {
  const width = data.inputNames.length;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let at = input; at < data.inputs.length; at += width) {
    low = Math.min(low, data.inputs[at]);
    high = Math.max(high, data.inputs[at]);
  }
  const more = (high - low) * margin || 1;
  const range = { low: low - more, high: high + more };
  if (setup.data.kind !== "placed") return range;
  return {
    low: Math.min(range.low, placedRange.low),
    high: Math.max(range.high, placedRange.high),
  };
}

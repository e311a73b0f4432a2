import type { Interval } from "#core/descent/height-field.ts";
import { type PlacedPoint, placedRange, type Task } from "#core/training/data-set.ts";
import type { PreparedTraining } from "#core/training/prepared-training.ts";
import { project } from "#core/training/projection.ts";
import type { PlotSamples } from "../charts/prediction-chart.ts";

/** Samples as points of a plot, with the ranges that show all of them. */
export interface PlotCloud {
  readonly samples: PlotSamples;
  readonly x: Interval;
  readonly y: Interval;
}

const margin = 0.08;
const heightsOfPoints: Interval = { low: -3, high: 3 };

const clouds = new WeakMap<PreparedTraining, PlotCloud>();

/**
 * The samples of a training where they lie: over their one input, on the plane of their two, or, of
 * more, along their first two principal components. Calculated once a training.
 */
export function cloudOf(prepared: PreparedTraining): PlotCloud {
  const known = clouds.get(prepared) ?? makeCloud(prepared);
  clouds.set(prepared, known);
  return known;
}

function makeCloud(prepared: PreparedTraining): PlotCloud {
  const { data, inputs } = prepared;
  const width = data.inputNames.length;
  const outputs = data.outputNames.length;
  const column = (values: Float64Array, stride: number, at: number): Float64Array =>
    Float64Array.from({ length: data.sampleCount }, (_, sample) => values[sample * stride + at]);
  const points = width > 2 ? project(inputs, width) : data.inputs;
  const x = column(points, Math.min(width, 2), 0);
  const y =
    width === 1 ? heightsOf(prepared, column(data.targets, outputs, 0)) : column(points, 2, 1);
  return cloud(prepared, x, y, column(data.targets, outputs, 0));
}

/** Over one input a sample stands at its target; one of a class at the top, as its probability is 1. */
function heightsOf({ data }: PreparedTraining, targets: Float64Array): Float64Array {
  return data.classes ? new Float64Array(data.sampleCount).fill(1) : targets;
}

function cloud(
  { data, testSamples, setup }: PreparedTraining,
  x: Float64Array,
  y: Float64Array,
  heights: Float64Array,
): PlotCloud {
  const isTest = new Uint8Array(data.sampleCount);
  for (const sample of testSamples) isTest[sample] = 1;
  const isPlaced = setup.data.kind === "placed";
  const upright = data.inputNames.length === 1 ? heightsOfPoints : placedRange;
  return {
    samples: {
      x,
      y,
      classes: data.classes,
      isTest,
      isWrong: null,
      heights: data.classes ? null : heights,
    },
    x: isPlaced ? united(rangeOf(x), placedRange) : rangeOf(x),
    y: isPlaced ? united(rangeOf(y), upright) : rangeOf(y),
  };
}

/** Points that were placed, before there are enough of them to train. */
export function placedCloud(points: readonly PlacedPoint[], task: Task): PlotCloud {
  const isPlane = task === "classification";
  const targets = Float64Array.from(points, ({ target }) => target);
  return {
    samples: {
      x: Float64Array.from(points, ({ input }) => input[0]),
      y: isPlane ? Float64Array.from(points, ({ input }) => input[1] ?? 0) : targets,
      classes: isPlane ? Int32Array.from(targets) : null,
      isTest: new Uint8Array(points.length),
      isWrong: null,
      heights: null,
    },
    x: placedRange,
    y: isPlane ? placedRange : heightsOfPoints,
  };
}

/** The range of some numbers and a little more; never empty. */
export function rangeOf(values: Float64Array): Interval {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(low <= high)) return { low: 0, high: 1 };
  const more = (high - low) * margin || 1;
  return { low: low - more, high: high + more };
}

/** The least range that has both. */
export function united(one: Interval, other: Interval): Interval {
  return { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) };
}

import type { LossName } from "../network/network-shape.ts";

/** What a network is to learn: numbers, or to which class a sample belongs. */
export type Task = "regression" | "classification";

/** Every task. */
export const tasks: readonly Task[] = ["regression", "classification"];

/** The loss that the chapter has for a task. */
export function lossFor(task: Task): LossName {
  return task === "regression" ? "squared-error" : "cross-entropy";
}

/** The data sets that the app brings along. */
export type BuiltInDataName =
  | "sine"
  | "valley"
  | "circles"
  | "moons"
  | "spirals"
  | "xor"
  | "clusters"
  | "iris"
  | "digits";

/** From where to where points can be placed, in each input: as wide as the app's own sets. */
export const placedRange = { low: -6, high: 6 } as const;

/** The most points that can be placed. */
export const mostPlacedPoints = 10_000;

/** A point that a person placed. */
export interface PlacedPoint {
  /** One coordinate or two. */
  readonly input: readonly number[];
  /** Regression: the target. Classification: the class's number, from 0. */
  readonly target: number;
}

/** Samples, as numbers. */
export interface DataSet {
  readonly task: Task;
  /** What the inputs are called, e.g. ["x₁", "x₂"]; length = inputCount. */
  readonly inputNames: readonly string[];
  /** Classification: the classes in their order; regression: the targets' names. */
  readonly outputNames: readonly string[];
  readonly sampleCount: number;
  /** Row-major [sampleCount, inputNames.length], as given: not standardised. */
  readonly inputs: Float64Array;
  /** Row-major [sampleCount, outputNames.length]; classification: 1 for the class, else 0. */
  readonly targets: Float64Array;
  /** Classification: each sample's class, from 0; regression: null. */
  readonly classes: Int32Array | null;
}

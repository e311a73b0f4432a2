import type { NetworkShape } from "../network/network-shape.ts";
import type { DataSet } from "./data-set.ts";
import type { TrainingFault } from "./training-fault.ts";
import type { TrainingSetup } from "./training-setup.ts";

/** Everything that follows from a setup before the first update: the same wherever it is made. */
export interface PreparedTraining {
  readonly setup: TrainingSetup;
  readonly data: DataSet;
  /** Row-major [sampleCount, inputCount]: the data's inputs as the network gets them. */
  readonly inputs: Float64Array;
  /** What was taken from each input, and what it was divided by; 0 and 1 without standardisation. */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  /** The samples that are trained on and those kept for testing, as row numbers, both rising. */
  readonly trainingSamples: Int32Array;
  readonly testSamples: Int32Array;
  readonly shape: NetworkShape;
  /** θ₀; length = parameterCount(shape). */
  readonly initial: Float64Array;
}

/** A prepared training, or why none can begin. */
export type TrainingPreparation =
  | { readonly ok: true; readonly prepared: PreparedTraining }
  | { readonly ok: false; readonly fault: TrainingFault };

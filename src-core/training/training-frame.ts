import type { TrainingFinding } from "./training-finding.ts";
import type { TrainingOutcome } from "./training-outcome.ts";
import type { TrainingStopRules } from "./training-setup.ts";

/** The loss over the updates, thinned so that it stays small however long the run is. */
export interface TrainingHistory {
  /** Entry k is of update k · stride; the last one may be of the newest update instead. */
  readonly stride: number;
  /** The update that each entry is of, rising from 0. */
  readonly steps: Float64Array;
  /** Mean loss over the training samples (without L2); same length as `steps`. */
  readonly training: Float64Array;
  /** Mean loss over the test samples; empty when there are none. */
  readonly test: Float64Array;
  /** The part of the samples that is classified rightly, 0 to 1; empty for regression. */
  readonly trainingAccuracy: Float64Array;
  /** The same of the test samples; empty when there are none, and for regression. */
  readonly testAccuracy: Float64Array;
}

/** What the network makes of inputs, in the data's own (not standardised) coordinates. */
export type Prediction =
  /** One input: y over x. */
  | {
      readonly kind: "curve";
      readonly x: Float64Array;
      /** Row-major [x.length, outputCount]. */
      readonly y: Float64Array;
    }
  /** Two inputs: the outputs over a rectangle. */
  | {
      readonly kind: "plane";
      readonly low: readonly [number, number];
      readonly high: readonly [number, number];
      readonly columns: number;
      readonly rows: number;
      /**
       * Row-major [outputCount, rows, columns]; column c is at low₀ + (high₀ − low₀) · c/(columns − 1),
       * row r likewise along the second input, row 0 at its low end.
       */
      readonly values: Float64Array;
    }
  /** More inputs: the outputs for the samples themselves, row-major [sampleCount, outputCount]. */
  | { readonly kind: "samples"; readonly outputs: Float64Array };

/** Whether training goes on, and if not, why. */
export type TrainingState =
  | { readonly kind: "paused" }
  | { readonly kind: "running" }
  | { readonly kind: "ended"; readonly outcome: TrainingOutcome };

/** Everything that a window shows of a training run at one update. Its arrays are the receiver's. */
export interface TrainingFrame {
  /** The update that is shown; 0 is the start. */
  readonly step: number;
  /** The furthest update that was made so far. */
  readonly head: number;
  readonly stepsPerEpoch: number;
  /** θ after `step` updates. */
  readonly parameters: Float64Array;
  /** ∂E/∂θ there over the whole training set, L2 included; same layout. */
  readonly gradient: Float64Array;
  /** What the last update changed, θ_step − θ_(step−1); zeros at the start. */
  readonly change: Float64Array;
  readonly history: TrainingHistory;
  /** At `step`. */
  readonly loss: {
    readonly training: number;
    readonly test: number | null;
    readonly trainingAccuracy: number | null;
    readonly testAccuracy: number | null;
  };
  readonly prediction: Prediction;
  /** Classification: row-major [class, predicted class] counts; regression: null. */
  readonly confusion: { readonly training: Int32Array; readonly test: Int32Array } | null;
  readonly state: TrainingState;
  /** What is remarkable about how it goes. */
  readonly finding: TrainingFinding;
}

/** What a person can have a training run do. */
export type TrainingControl =
  /** Updates at so many a second; null: as many as there can be. It goes on beyond an end. */
  | { readonly kind: "run"; readonly stepsPerSecond: number | null }
  | { readonly kind: "pause" }
  /** So many updates, at once, and pause. */
  | { readonly kind: "advance"; readonly steps: number }
  /** To the end of the epoch that is under way, or of the next one, and pause. */
  | { readonly kind: "finish-epoch" }
  /** To the state after `step` updates, 0 to head: the very same numbers as then. */
  | { readonly kind: "seek"; readonly step: number }
  /** End here, by hand. `run` goes on all the same. */
  | { readonly kind: "stop" }
  /** To end by other rules from now on; it trains or rests as before. */
  | { readonly kind: "change-stop"; readonly stop: TrainingStopRules };

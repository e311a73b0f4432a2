/** What is remarkable about how training goes, as facts; the first that applies. */
export type TrainingFinding =
  | { readonly kind: "starting" }
  /** The loss is above what it was at the start: the learning rate is too large. */
  | {
      readonly kind: "worse-than-start";
      readonly start: number;
      readonly now: number;
      readonly learningRate: number;
      /** The hidden layer (from 1) most of whose outputs sit where the slope is nearly 0; or null. */
      readonly saturatedLayer: number | null;
      readonly saturatedPart: number;
    }
  /** Most outputs of a hidden layer sit where the activation's slope is below 0.01 (ReLU: is 0). */
  | { readonly kind: "saturated"; readonly layer: number; readonly part: number }
  /** The loss jumps: of the last entries of the history many are higher than the one before. */
  | { readonly kind: "jumping"; readonly low: number; readonly high: number }
  /** The training loss still falls, the test loss has risen since its best. */
  | {
      readonly kind: "overfitting";
      readonly bestTest: number;
      readonly test: number;
      readonly bestEpoch: number;
    }
  /** The loss has hardly fallen lately. */
  | { readonly kind: "level"; readonly loss: number; readonly epochs: number }
  /** By which part of the first loss it has fallen, 0 to 1. */
  | { readonly kind: "learning"; readonly fellBy: number };

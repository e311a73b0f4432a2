import type { NetworkFileFault } from "../training/training-fault.ts";
import type { NetworkShape } from "./network-shape.ts";

/**
 * Why no network can have this shape; null: one can. Cross-entropy takes the logarithm of outputs, so
 * they must come from softmax or sigmoid.
 */
export function checkShape({ activations, loss }: NetworkShape): NetworkFileFault | null {
  const output = activations[activations.length - 1];
  const isPossible = loss === "squared-error" || output === "softmax" || output === "sigmoid";
  return isPossible ? null : { kind: "network-loss-impossible", activation: output };
}

import { assertNever } from "../common/assert-never.ts";
import { throughActivation } from "./activations.ts";
import type { ActivationName, LossName } from "./network-shape.ts";

/** The last layer after a forward pass: row-major [≥ count, width] each. */
export interface OutputLayer {
  readonly activation: ActivationName;
  readonly sums: Float64Array;
  readonly outputs: Float64Array;
  readonly width: number;
}

/**
 * The sum of E over the first `count` samples. Cross-entropy is calculated from the sums u, so it
 * never overflows: ln softmax u_k = u_k − ln Σ e^u, ln sigmoid u = −ln(1 + e^−u).
 *
 * @param targets t, row-major [≥ count, width]
 */
export function totalLoss(
  loss: LossName,
  layer: OutputLayer,
  targets: Float64Array,
  count: number,
): number {
  switch (loss) {
    case "squared-error":
      return totalSquaredError(layer, targets, count);
    case "cross-entropy":
      return layer.activation === "softmax"
        ? softmaxCrossEntropy(layer, targets, count)
        : sigmoidCrossEntropy(layer, targets, count);
    default:
      return assertNever(loss);
  }
}

function totalSquaredError(
  { outputs, width }: OutputLayer,
  targets: Float64Array,
  count: number,
): number {
  let total = 0;
  for (let at = 0; at < count * width; at++) {
    const error = outputs[at] - targets[at];
    total += error * error;
  }
  return total / 2;
}

function softmaxCrossEntropy(
  { sums, width }: OutputLayer,
  targets: Float64Array,
  count: number,
): number {
  let total = 0;
  for (let row = 0; row < count * width; row += width) {
    let largest = sums[row];
    for (let k = 1; k < width; k++) largest = Math.max(largest, sums[row + k]);
    let powers = 0;
    for (let k = 0; k < width; k++) powers += Math.exp(sums[row + k] - largest);
    const all = Math.log(powers);
    // Of a sum and the largest first: their difference is small where it matters.
    for (let k = 0; k < width; k++) total += targets[row + k] * (largest - sums[row + k] + all);
  }
  return total;
}

function sigmoidCrossEntropy(
  { sums, width }: OutputLayer,
  targets: Float64Array,
  count: number,
): number {
  let total = 0;
  for (let at = 0; at < count * width; at++) {
    const u = sums[at];
    total += targets[at] * (Math.max(-u, 0) + Math.log1p(Math.exp(-Math.abs(u))));
  }
  return total;
}

/**
 * δ = ∂E/∂u of the last layer for each sample, times `scale`.
 *
 * @param deltas row-major [≥ count, width]; its first `count` rows are overwritten
 */
export function outputDeltas(
  loss: LossName,
  { activation, sums, outputs, width }: OutputLayer,
  targets: Float64Array,
  count: number,
  scale: number,
  deltas: Float64Array,
): void {
  const length = count * width;
  if (loss === "squared-error") {
    for (let at = 0; at < length; at++) deltas[at] = (outputs[at] - targets[at]) * scale;
    throughActivation(activation, sums, outputs, deltas, count, width);
  } else if (activation === "softmax") {
    for (let row = 0; row < length; row += width) {
      let all = 0;
      for (let k = 0; k < width; k++) all += targets[row + k];
      for (let k = row; k < row + width; k++) deltas[k] = (outputs[k] * all - targets[k]) * scale;
    }
  } else {
    for (let at = 0; at < length; at++) deltas[at] = targets[at] * (outputs[at] - 1) * scale;
  }
}

import { assertNever } from "../common/assert-never.ts";
import { exponential } from "./exponential.ts";
import type { ActivationName } from "./network-shape.ts";

/**
 * The outputs of a layer: y = f(u), element by element; softmax by rows, y_k = e^u_k / Σᵣ e^u_r.
 *
 * @param sums u, row-major [≥ count, width]
 * @param outputs y, same shape; its first `count` rows are overwritten
 */
export function applyActivation(
  name: ActivationName,
  sums: Float64Array,
  outputs: Float64Array,
  count: number,
  width: number,
): void {
  const length = count * width;
  switch (name) {
    case "sigmoid":
      for (let at = 0; at < length; at++) outputs[at] = 1 / (1 + exponential(-sums[at]));
      return;
    case "tanh":
      for (let at = 0; at < length; at++) outputs[at] = Math.tanh(sums[at]);
      return;
    case "relu":
      // A sum that is no number must stay none: Math.max keeps it.
      for (let at = 0; at < length; at++) outputs[at] = Math.max(0, sums[at]);
      return;
    case "identity":
      for (let at = 0; at < length; at++) outputs[at] = sums[at];
      return;
    case "softmax":
      for (let row = 0; row < length; row += width) softmaxRow(sums, outputs, row, width);
      return;
    default:
      assertNever(name);
  }
}

/** Without the largest sum, so that no power is too large for a number. */
function softmaxRow(sums: Float64Array, outputs: Float64Array, row: number, width: number): void {
  let largest = sums[row];
  for (let k = 1; k < width; k++) largest = Math.max(largest, sums[row + k]);
  let total = 0;
  for (let k = 0; k < width; k++) {
    const power = exponential(sums[row + k] - largest);
    outputs[row + k] = power;
    total += power;
  }
  for (let k = 0; k < width; k++) outputs[row + k] /= total;
}

/**
 * Makes δ = ∂E/∂u of ∂y = ∂E/∂y, in place. Softmax mixes a row: δ_k = y_k·(∂y_k − Σᵣ ∂y_r·y_r).
 *
 * @param sums u, row-major [≥ count, width]
 * @param outputs y, same shape
 * @param deltas ∂y, same shape; becomes δ
 */
export function throughActivation(
  name: ActivationName,
  sums: Float64Array,
  outputs: Float64Array,
  deltas: Float64Array,
  count: number,
  width: number,
): void {
  const length = count * width;
  switch (name) {
    case "sigmoid":
      for (let at = 0; at < length; at++) deltas[at] *= outputs[at] * (1 - outputs[at]);
      return;
    case "tanh":
      for (let at = 0; at < length; at++) deltas[at] *= 1 - outputs[at] * outputs[at];
      return;
    case "relu":
      for (let at = 0; at < length; at++) if (!(sums[at] > 0)) deltas[at] = 0;
      return;
    case "identity":
      return;
    case "softmax":
      for (let row = 0; row < length; row += width) throughSoftmax(outputs, deltas, row, width);
      return;
    default:
      assertNever(name);
  }
}

function throughSoftmax(
  outputs: Float64Array,
  deltas: Float64Array,
  row: number,
  width: number,
): void {
  let mean = 0;
  for (let r = 0; r < width; r++) mean += deltas[row + r] * outputs[row + r];
  for (let k = 0; k < width; k++) deltas[row + k] = outputs[row + k] * (deltas[row + k] - mean);
}

/**
 * The slope f′(u) of an activation that works element by element, from its sum and its output.
 *
 * @throws RangeError for softmax, whose outputs depend on all sums
 */
export function activationSlope(name: ActivationName, sum: number, output: number): number {
  switch (name) {
    case "sigmoid":
      return output * (1 - output);
    case "tanh":
      return 1 - output * output;
    case "relu":
      return sum > 0 ? 1 : 0;
    case "identity":
      return 1;
    case "softmax":
      throw new RangeError("softmax has no slope of one neuron alone");
    default:
      return assertNever(name);
  }
}

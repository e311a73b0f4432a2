import { BackPropagation } from "./back-propagation.ts";
import type { NetworkShape } from "./network-shape.ts";

/** The cube root of 2⁻⁵²: the step with which central differences err least. */
const relativeStep = 2 ** (-52 / 3);

/**
 * ∂E/∂θ of one parameter by central differences: what back-propagation is checked against.
 *
 * @param parameters θ, left as it was
 * @param inputs row-major [count, inputCount]
 * @param targets row-major [count, outputCount]
 * @param index which parameter
 * @returns the slope of the mean loss over the `count` samples
 */
export function numericGradient(
  shape: NetworkShape,
  parameters: Float64Array,
  inputs: Float64Array,
  targets: Float64Array,
  count: number,
  index: number,
): number {
  const passes = new BackPropagation(shape, count);
  const moved = parameters.slice();
  const lossAt = (value: number): number => {
    moved[index] = value;
    passes.forward(moved, inputs, count);
    return passes.loss(targets, count);
  };
  const centre = parameters[index];
  const high = centre + relativeStep * Math.max(1, Math.abs(centre));
  const low = centre - relativeStep * Math.max(1, Math.abs(centre));
  return (lossAt(high) - lossAt(low)) / (high - low);
}

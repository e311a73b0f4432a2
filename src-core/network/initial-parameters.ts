import { layerPlaces, type NetworkShape, parameterCount } from "./network-shape.ts";
import type { Random } from "./random.ts";

/**
 * Weights to begin with: uniform in ±√(6/(inputs + outputs)) of their layer (Glorot and Bengio,
 * 2010); biases 0.
 *
 * @param random its "weights" stream; advanced by one number a weight
 * @returns laid out as `layerPlaces` says
 */
export function initialParameters(shape: NetworkShape, random: Random): Float64Array {
  const parameters = new Float64Array(parameterCount(shape));
  for (const { inputCount, outputCount, weights, biases } of layerPlaces(shape)) {
    const bound = Math.sqrt(6 / (inputCount + outputCount));
    for (let at = weights; at < biases; at++) parameters[at] = bound * (2 * random.next() - 1);
  }
  return parameters;
}

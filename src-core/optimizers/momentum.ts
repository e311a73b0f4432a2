import type { Hyperparameters, UpdateRule } from "./optimizer.ts";

/** v ← μv + g; θ ← θ − ηv (the heavy ball, in PyTorch's form). */
export function createMomentum(
  { learningRate, momentum }: Hyperparameters,
  dimension: number,
): UpdateRule {
  const velocity = new Float64Array(dimension);
  return {
    needsHessian: false,
    step(point, gradient) {
      for (let i = 0; i < dimension; i++) {
        velocity[i] = momentum * velocity[i] + gradient[i];
        point[i] -= learningRate * velocity[i];
      }
    },
  };
}

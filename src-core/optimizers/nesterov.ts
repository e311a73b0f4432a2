import type { Hyperparameters, UpdateRule } from "./optimizer.ts";

/** v ← μv + g; θ ← θ − η(g + μv) (Nesterov's momentum, in PyTorch's form). */
export function createNesterov(
  { learningRate, momentum }: Hyperparameters,
  dimension: number,
): UpdateRule {
  const velocity = new Float64Array(dimension);
  return {
    needsHessian: false,
    step(point, gradient) {
      for (let i = 0; i < dimension; i++) {
        velocity[i] = momentum * velocity[i] + gradient[i];
        point[i] -= learningRate * (gradient[i] + momentum * velocity[i]);
      }
    },
  };
}

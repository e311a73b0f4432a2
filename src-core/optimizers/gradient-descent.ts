import type { Hyperparameters, UpdateRule } from "./optimizer.ts";

/** θ ← θ − η g. */
export function createGradientDescent({ learningRate }: Hyperparameters): UpdateRule {
  return {
    needsHessian: false,
    step(point, gradient) {
      for (let i = 0; i < point.length; i++) point[i] -= learningRate * gradient[i];
    },
  };
}

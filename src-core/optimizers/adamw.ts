import { createAdam } from "./adam.ts";
import type { Hyperparameters, UpdateRule } from "./optimizer.ts";

/** θ ← θ − ηλθ, then a step of Adam (Loshchilov and Hutter, 2019). */
export function createAdamW(hyperparameters: Hyperparameters, dimension: number): UpdateRule {
  const adam = createAdam(hyperparameters, dimension);
  const shrinkage = hyperparameters.learningRate * hyperparameters.weightDecay;
  return {
    needsHessian: false,
    step(point, gradient, hessian) {
      for (let i = 0; i < dimension; i++) point[i] -= shrinkage * point[i];
      adam.step(point, gradient, hessian);
    },
  };
}

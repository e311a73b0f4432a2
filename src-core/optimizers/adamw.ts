import { createAdam } from "./adam.ts";
import type { Hyperparameters, UpdateRule } from "./optimizer.ts";

/** θ ← θ − ηλθ, then a step of Adam (Loshchilov and Hutter, 2019). */
export function createAdamW(hyperparameters: Hyperparameters, dimension: number): UpdateRule {
  const adam = createAdam(hyperparameters, dimension);
  const { weightDecay } = hyperparameters;
  return {
    needsHessian: false,
    state: adam.state,
    step(point, gradient, hessian, learningRate, time) {
      const shrinkage = learningRate * weightDecay;
      for (let i = 0; i < dimension; i++) point[i] -= shrinkage * point[i];
      adam.step(point, gradient, hessian, learningRate, time);
    },
  };
}

import type { UpdateRule } from "./optimizer.ts";

/** θ ← θ − η g. */
export function createGradientDescent(): UpdateRule {
  return {
    needsHessian: false,
    state: [],
    step(point, gradient, _hessian, learningRate) {
      for (let i = 0; i < point.length; i++) point[i] -= learningRate * gradient[i];
    },
  };
}

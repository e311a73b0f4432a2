import type { Hyperparameters, UpdateRule } from "./optimizer.ts";

/** v ← μv + g; θ ← θ − η(g + μv) (Nesterov's momentum, in PyTorch's form). */
export function createNesterov({ momentum }: Hyperparameters, dimension: number): UpdateRule {
  const velocity = new Float64Array(dimension);
  return {
    needsHessian: false,
    state: [{ symbol: "v", values: velocity }],
    step(point, gradient, _hessian, learningRate) {
      for (let i = 0; i < dimension; i++) {
        velocity[i] = momentum * velocity[i] + gradient[i];
        point[i] -= learningRate * (gradient[i] + momentum * velocity[i]);
      }
    },
  };
}

import type { Hyperparameters, UpdateRule } from "./optimizer.ts";

/** s ← s + g²; θ ← θ − ηg/(√s + ε) (Duchi, Hazan and Singer, 2011). */
export function createAdagrad({ epsilon }: Hyperparameters, dimension: number): UpdateRule {
  const squares = new Float64Array(dimension);
  return {
    needsHessian: false,
    state: [{ symbol: "s", values: squares }],
    step(point, gradient, _hessian, learningRate) {
      for (let i = 0; i < dimension; i++) {
        squares[i] += gradient[i] * gradient[i];
        point[i] -= (learningRate * gradient[i]) / (Math.sqrt(squares[i]) + epsilon);
      }
    },
  };
}

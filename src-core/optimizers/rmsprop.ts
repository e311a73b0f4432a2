import type { Hyperparameters, UpdateRule } from "./optimizer.ts";

/** s ← αs + (1−α)g²; θ ← θ − ηg/(√s + ε) (Tieleman and Hinton, 2012). */
export function createRmsprop({ alpha, epsilon }: Hyperparameters, dimension: number): UpdateRule {
  const squares = new Float64Array(dimension);
  return {
    needsHessian: false,
    state: [{ symbol: "s", values: squares }],
    step(point, gradient, _hessian, learningRate) {
      for (let i = 0; i < dimension; i++) {
        squares[i] = alpha * squares[i] + (1 - alpha) * gradient[i] * gradient[i];
        point[i] -= (learningRate * gradient[i]) / (Math.sqrt(squares[i]) + epsilon);
      }
    },
  };
}

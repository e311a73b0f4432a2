import type { Hyperparameters, UpdateRule } from "./optimizer.ts";

/**
 * s ← ρs + (1−ρ)g²; d = √(u + ε)/√(s + ε)·g; u ← ρu + (1−ρ)d²; θ ← θ − ηd (Zeiler, 2012).
 */
export function createAdadelta({ rho, epsilon }: Hyperparameters, dimension: number): UpdateRule {
  const squares = new Float64Array(dimension);
  const updates = new Float64Array(dimension);
  return {
    needsHessian: false,
    state: [
      { symbol: "s", values: squares },
      { symbol: "u", values: updates },
    ],
    step(point, gradient, _hessian, learningRate) {
      for (let i = 0; i < dimension; i++) {
        squares[i] = rho * squares[i] + (1 - rho) * gradient[i] * gradient[i];
        const update =
          (Math.sqrt(updates[i] + epsilon) / Math.sqrt(squares[i] + epsilon)) * gradient[i];
        updates[i] = rho * updates[i] + (1 - rho) * update * update;
        point[i] -= learningRate * update;
      }
    },
  };
}

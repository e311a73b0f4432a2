import type { Hyperparameters, UpdateRule } from "./optimizer.ts";

/**
 * m ← β₁m + (1−β₁)g; v ← β₂v + (1−β₂)g²; θ ← θ − η·m̂/(√v̂ + ε), with m̂ = m/(1−β₁ᵗ) and
 * v̂ = v/(1−β₂ᵗ) (Kingma and Ba, 2015).
 */
export function createAdam(
  { beta1, beta2, epsilon }: Hyperparameters,
  dimension: number,
): UpdateRule {
  const mean = new Float64Array(dimension);
  const squares = new Float64Array(dimension);
  return {
    needsHessian: false,
    state: [
      { symbol: "m", values: mean },
      { symbol: "v", values: squares },
    ],
    step(point, gradient, _hessian, learningRate, time) {
      const meanCorrection = 1 - beta1 ** time;
      const squareCorrection = 1 - beta2 ** time;
      for (let i = 0; i < dimension; i++) {
        mean[i] = beta1 * mean[i] + (1 - beta1) * gradient[i];
        squares[i] = beta2 * squares[i] + (1 - beta2) * gradient[i] * gradient[i];
        const correctedMean = mean[i] / meanCorrection;
        point[i] -=
          (learningRate * correctedMean) / (Math.sqrt(squares[i] / squareCorrection) + epsilon);
      }
    },
  };
}

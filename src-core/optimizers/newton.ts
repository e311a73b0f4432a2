import type { Hyperparameters, UpdateRule } from "./optimizer.ts";

/**
 * θ ← θ − ηH⁻¹g, for one or two variables. It heads for saddles and maxima as gladly as for
 * minima; where H is singular the point becomes NaN or infinite, and the run says that it diverged.
 */
export function createNewton(_: Hyperparameters, dimension: number): UpdateRule {
  if (dimension !== 1 && dimension !== 2) {
    throw new RangeError(`Newton's rule is for one or two variables, not ${dimension}`);
  }
  return {
    needsHessian: true,
    state: [],
    step(point, gradient, hessian, learningRate) {
      if (dimension === 1) {
        point[0] -= (learningRate * gradient[0]) / hessian[0];
        return;
      }
      const determinant = hessian[0] * hessian[3] - hessian[1] * hessian[2];
      const stepX = (hessian[3] * gradient[0] - hessian[1] * gradient[1]) / determinant;
      const stepY = (hessian[0] * gradient[1] - hessian[2] * gradient[0]) / determinant;
      point[0] -= learningRate * stepX;
      point[1] -= learningRate * stepY;
    },
  };
}

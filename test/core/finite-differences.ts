import type { Objective } from "#core/objectives/objective.ts";

/** ∇J at a point by central differences of J. */
export function differenceGradient(objective: Objective, point: readonly number[]): number[] {
  return point.map((coordinate, axis) => {
    const h = 1e-5 * Math.max(1, Math.abs(coordinate));
    const ahead = objective.value(Float64Array.from(point.with(axis, coordinate + h)));
    const behind = objective.value(Float64Array.from(point.with(axis, coordinate - h)));
    return (ahead - behind) / (2 * h);
  });
}

/** The Hessian at a point by central differences of the gradient, row-major. */
export function differenceHessian(objective: Objective, point: readonly number[]): number[] {
  const columns = point.map((coordinate, axis) => {
    const h = 1e-5 * Math.max(1, Math.abs(coordinate));
    const ahead = gradientOf(objective, point.with(axis, coordinate + h));
    const behind = gradientOf(objective, point.with(axis, coordinate - h));
    return ahead.map((slope, i) => (slope - behind[i]) / (2 * h));
  });
  return point.flatMap((_, row) => columns.map((column) => column[row]));
}

/** ∇J at a point, as a fresh array. */
export function gradientOf(objective: Objective, point: readonly number[]): number[] {
  const gradient = new Float64Array(objective.dimension);
  objective.gradient(Float64Array.from(point), gradient);
  return Array.from(gradient);
}

/** The Hessian at a point, as a fresh row-major array. */
export function hessianOf(objective: Objective, point: readonly number[]): number[] {
  const hessian = new Float64Array(objective.dimension * objective.dimension);
  objective.hessian(Float64Array.from(point), hessian);
  return Array.from(hessian);
}

/** Whether two numbers agree to `tolerance`, relative to the larger of 1 and their size. */
export function agrees(left: number, right: number, tolerance: number): boolean {
  return Math.abs(left - right) <= tolerance * Math.max(1, Math.abs(left), Math.abs(right));
}

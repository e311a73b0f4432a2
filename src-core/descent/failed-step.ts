import type { Objective, UndefinedPart } from "../objectives/objective.ts";
import type { UpdateRule } from "../optimizers/optimizer.ts";
import type { DivergedQuantity, NoStepCause } from "./outcome.ts";
import { divergenceBound } from "./run-settings.ts";

/** Whether a number is one that a run can work with. */
export function isUsable(value: number): boolean {
  return Math.abs(value) <= divergenceBound;
}

/**
 * Whether a point lies where J is not defined, rather than where a number overflows: then the part
 * of the formula that is not, or null when nobody knows; otherwise false.
 */
export function leftDomain(
  objective: Objective,
  point: Float64Array,
  value: number,
): UndefinedPart | null | false {
  if (Number.isFinite(value) || !point.every(Number.isFinite)) return false;
  // Without a formula to ask, a value that is no number is taken for a hole in J.
  if (!objective.undefinedPart) return Number.isNaN(value) ? null : false;
  return objective.undefinedPart(point) ?? false;
}

/** Why a rule made no step from a point with a usable slope, or null: it made one, if too long a one. */
export function missingStep(
  rule: UpdateRule,
  point: Float64Array,
  gradient: readonly number[],
  hessian: Float64Array,
): NoStepCause | null {
  if (point.every(Number.isFinite)) return null;
  if (rule.needsHessian && !(Math.abs(determinant(hessian)) > 0)) {
    const gradientNorm = Math.hypot(...gradient);
    return { kind: "hessian", gradientNorm, isFinite: hessian.every(Number.isFinite) };
  }
  const axis = point.findIndex(
    (coordinate, place) => Number.isNaN(coordinate) && gradient[place] === 0,
  );
  return axis < 0 ? null : { kind: "division", axis };
}

/** Whether there is no slope, or an infinite one, along an axis; the first such axis. */
export function missingSlope(gradient: Float64Array): NoStepCause | null {
  const axis = gradient.findIndex((slope) => !Number.isFinite(slope));
  return axis < 0 ? null : { kind: "slope", axis, slope: gradient[axis] };
}

/** The first number of an iterate that left ±1e12. */
export function firstUnusable(
  point: Float64Array,
  value: number,
  gradient: Float64Array,
): { quantity: DivergedQuantity; number: number } {
  const place = point.findIndex((coordinate) => !isUsable(coordinate));
  if (place >= 0) return { quantity: { kind: "coordinate", axis: place }, number: point[place] };
  if (!isUsable(value)) return { quantity: { kind: "value" }, number: value };
  const axis = gradient.findIndex((slope) => !isUsable(slope));
  return { quantity: { kind: "gradient", axis }, number: gradient[axis] };
}

/** Of a matrix of one or two rows, row-major; NaN where it has no finite entries. */
function determinant(matrix: Float64Array): number {
  return matrix.length === 1 ? matrix[0] : matrix[0] * matrix[3] - matrix[1] * matrix[2];
}

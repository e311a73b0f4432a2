import type { Interval } from "../descent/height-field.ts";

/** A minimum that is known in closed form. */
export interface KnownMinimum {
  /** Coordinates, length = dimension. */
  readonly point: readonly number[];
  readonly value: number;
}

/** The settings that show an objective well; taken over when a person chooses it. */
export interface SuggestedSettings {
  /** Length = dimension. */
  readonly start: readonly number[];
  readonly learningRate: number;
  /** J below which the descent counts as arrived; null where that says little. */
  readonly stopValue: number | null;
  /** Slope below which the descent counts as arrived; null where J says it. */
  readonly stopGradient: number | null;
  /** Steps after which a descent gives up; the usual number when it is left out. */
  readonly maximumSteps?: number;
}

/** From where a surface is first looked at, in degrees: round it, and above its floor. */
export interface FirstAngle {
  readonly azimuthDegrees: number;
  readonly elevationDegrees: number;
}

/** A part of a formula that is not defined at a point; symbols, the same in every language. */
export interface UndefinedPart {
  /** As it is written: `ln(x)`. */
  readonly part: string;
  /** What it would need: `x > 0`. */
  readonly needs: string;
}

/**
 * A function J of one or two variables that is descended.
 * Points are `Float64Array`s of length `dimension`.
 */
export interface Objective {
  readonly id: string;
  readonly dimension: 1 | 2;
  /** As people type it on a command line: `x^2 + sin(y)^2`. */
  readonly expression: string;
  /** The right-hand side in TeX, without `J(x, y) =`. */
  readonly tex: string;
  /** The part of the plane worth showing, one interval a variable. */
  readonly domain: readonly Interval[];
  /** Every one in the domain that is known; may be empty. */
  readonly knownMinima: readonly KnownMinimum[];
  readonly suggested: SuggestedSettings;
  /** From where the suggested descent is seen from its start to its goal; left out: the chapter's. */
  readonly firstAngle?: FirstAngle;
  /** J at `point`; not finite where the function is not defined or overflows. */
  value(point: Float64Array): number;
  /** Writes ∇J at `point` to `gradient` (length = dimension). */
  gradient(point: Float64Array, gradient: Float64Array): void;
  /**
   * J and ∇J at once, sharing what both need: writes ∇J to the beginning of `out` and J behind it
   * (length = dimension + 1). Nothing is returned: a number that crosses a call costs an allocation.
   */
  evaluate(point: Float64Array, out: Float64Array): void;
  /** Writes the Hessian at `point` to `hessian`, row-major [dimension, dimension]. */
  hessian(point: Float64Array, hessian: Float64Array): void;
  /**
   * Which part of the formula is not defined at a point where J has no value; null where all are,
   * and a number only overflows. Left out where J is defined everywhere, or no formula is known.
   */
  undefinedPart?(point: Float64Array): UndefinedPart | null;
}

/** The names of an objective's variables, in the order of its coordinates. */
export function variableNames(dimension: 1 | 2): readonly string[] {
  return dimension === 1 ? ["x"] : ["x", "y"];
}

/**
 * J as a height over the plane. A function of one variable becomes a trough: the same for every y.
 */
export function heightOf(objective: Objective): (x: number, y: number) => number {
  const point = new Float64Array(objective.dimension);
  return (x, y) => {
    point[0] = x;
    if (point.length > 1) point[1] = y;
    return objective.value(point);
  };
}

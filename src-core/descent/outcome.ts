import type { UndefinedPart } from "../objectives/objective.ts";
import type { StationaryPlace } from "./stationary-place.ts";

/** The range that one coordinate moves over. */
export interface AxisRange {
  /** 0 for x, 1 for y. */
  readonly axis: number;
  readonly low: number;
  readonly high: number;
}

/** The quantity that left the numbers a run can work with. */
export type DivergedQuantity =
  | { readonly kind: "coordinate"; readonly axis: number }
  | { readonly kind: "value" }
  | { readonly kind: "gradient"; readonly axis: number };

/** Why a rule has no step to make where J has a value. */
export type NoStepCause =
  /** The slope along an axis is infinite, or there is none (NaN), as at a kink. */
  | { readonly kind: "slope"; readonly axis: number; readonly slope: number }
  /** The Hessian has no inverse, or there is no Hessian. */
  | {
      readonly kind: "hessian";
      readonly gradientNorm: number;
      /** False where a second derivative is infinite or there is none. */
      readonly isFinite: boolean;
    }
  /** The slope along an axis is 0, and the rule divides it by 0: its ε is 0. */
  | { readonly kind: "division"; readonly axis: number };

/** What a run that used up its steps was doing at the end. */
export type Motion =
  /** J was still changing. */
  | { readonly kind: "moving" }
  /** The point no longer moves, because there is no slope: the goal cannot be reached from here. */
  | {
      readonly kind: "resting";
      readonly gradientNorm: number;
      readonly place: StationaryPlace;
    }
  /** The point does not move although there is a slope: the steps are too small. */
  | { readonly kind: "stuck"; readonly gradientNorm: number }
  /** These coordinates jump to and fro for ever, and hold J up. */
  | { readonly kind: "swinging"; readonly axes: readonly AxisRange[] };

/**
 * How a run ended, as facts. `steps` counts the updates made; `point` and `value` are those of the
 * last iterate.
 */
export type Outcome =
  | {
      readonly kind: "converged";
      readonly steps: number;
      readonly point: readonly number[];
      readonly value: number;
      /** The stop rule that was met, with its bound and the number that met it. */
      readonly reason: "value" | "gradient";
      readonly bound: number;
      readonly measured: number;
      /**
       * What kind of place it is where the gradient (nearly) vanished; null when J met its bound, or
       * when a bound on the slope was met by a slope that is far from nothing.
       */
      readonly place: StationaryPlace | null;
    }
  | {
      readonly kind: "step-limit";
      readonly steps: number;
      readonly point: readonly number[];
      readonly value: number;
      readonly lowestValue: number;
      readonly motion: Motion;
    }
  | {
      readonly kind: "diverged";
      readonly steps: number;
      readonly point: readonly number[];
      readonly value: number;
      readonly quantity: DivergedQuantity;
      /** The number that left the range: beyond ±1e12, infinite or NaN. */
      readonly number: number;
      /** By what factor |θ| grew per step at the end; null when there is no steady growth. */
      readonly growth: number | null;
    }
  /** The next point lies where J is not defined. */
  | {
      readonly kind: "left-domain";
      readonly steps: number;
      readonly point: readonly number[];
      readonly value: number;
      /** The point that the next update led to; length = dimension. */
      readonly next: readonly number[];
      /** The part of the formula that is not defined there; null when nobody knows. */
      readonly undefinedPart: UndefinedPart | null;
    }
  /** J has a value at the last iterate, but the rule has no step from there. */
  | {
      readonly kind: "no-step";
      readonly steps: number;
      readonly point: readonly number[];
      readonly value: number;
      readonly cause: NoStepCause;
    }
  | {
      readonly kind: "cycling";
      readonly steps: number;
      readonly point: readonly number[];
      readonly value: number;
      /** Number of steps after which the iterates repeat, at least 2. */
      readonly period: number;
      /** The coordinates that move, with the range each covers; at least one. */
      readonly axes: readonly AxisRange[];
      readonly lowestValue: number;
    };

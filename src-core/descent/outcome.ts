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
      /** What kind of place it is where the gradient vanished; null when J met its bound. */
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

import type { Kink } from "./kink.ts";
import type { DomainEdge } from "./left-domain.ts";
import type { AxisRange } from "./outcome.ts";
import type { Remedy } from "./remedy.ts";
import type { Surroundings } from "./resting-place.ts";
import type { StationaryPlace } from "./stationary-place.ts";

/** How a run moved, read from its own iterates. */
export type Approach =
  /** It never moved. */
  | { readonly kind: "still" }
  /** It jumps between two places for ever and never comes lower. */
  | { readonly kind: "jumping"; readonly range: AxisRange }
  /** From side to side, each swing this part of the one before; null: not steadily. */
  | { readonly kind: "swinging"; readonly factor: number | null }
  /** Each step is this many times as long as the one before; null: not steadily. */
  | { readonly kind: "growing"; readonly factor: number | null; readonly isSwinging: boolean }
  /** Down one side, and there after so many steps. */
  | {
      readonly kind: "one-side";
      readonly arrivedAfter: number;
      /** False where it came to rest on a saddle, a maximum or level ground. */
      readonly isMinimum: boolean;
    }
  /** Down one side, and at the end still this far from where it leads; null: nobody knows where. */
  | { readonly kind: "one-side-short"; readonly distance: number | null; readonly steps: number }
  /** Out of the domain, with the step after so many. */
  | { readonly kind: "leaving"; readonly steps: number }
  /** Neither straight down nor from side to side. */
  | { readonly kind: "winding" };

/** What became of a run, and why. */
export type Verdict =
  /** It met its goal in a minimum, or by the height it was asked for. */
  | { readonly kind: "arrived" }
  /** In a minimum, though a lower one is known. */
  | {
      readonly kind: "local-minimum";
      readonly lower: { readonly point: readonly number[]; readonly value: number };
    }
  /** At rest in a minimum that does not reach the goal, and none lower is known. */
  | { readonly kind: "minimum"; readonly gradientNorm: number }
  /** Where the slope is (nearly) nothing, but there is no minimum. */
  | {
      readonly kind: "stationary";
      readonly place: Exclude<StationaryPlace, "minimum">;
      readonly gradientNorm: number;
      /** The smallest and the largest curvature there. */
      readonly curvatures: readonly [number, number];
      /** Newton's rule heads for such places as gladly as for minima. */
      readonly isNewton: boolean;
    }
  /** On its way, each step gaining this part of what the one before gained. */
  | {
      readonly kind: "slowing";
      readonly factor: number;
      /** How many more steps the goal takes; null when it leads elsewhere, or nobody knows. */
      readonly stepsToGo: number | null;
      /** The height to which J settles, above the goal; null when the goal is below or nobody knows. */
      readonly settlesAt: number | null;
    }
  | { readonly kind: "moving" }
  /** There is a slope, and yet the steps are too small to move. */
  | { readonly kind: "stuck"; readonly gradientNorm: number }
  | {
      readonly kind: "cycling";
      readonly period: number;
      readonly axes: readonly AxisRange[];
      readonly lowestValue: number;
      /** The kink that every step leaps over; null where J is smooth between its places. */
      readonly kink: Kink | null;
      /** What a smaller rate would have done; null over a kink, where none helps. */
      readonly remedy: Remedy | null;
    }
  /** Jumping about without a period, and no lower. */
  | {
      readonly kind: "roaming";
      readonly axes: readonly AxisRange[];
      readonly lowestValue: number;
      readonly curvature: number | null;
      readonly remedy: Remedy;
    }
  /** From side to side, wider and wider. */
  | {
      readonly kind: "widening";
      /** Each swing is this many times as wide as the one before; null: not steadily. */
      readonly factor: number | null;
      readonly curvature: number | null;
      readonly remedy: Remedy;
    }
  | {
      readonly kind: "diverged";
      /** By what factor the distance grew a step; null when not steadily. */
      readonly growth: number | null;
      /**
       * The largest curvature met in the domain (eigenvalue of the Hessian); null: none above 0, or
       * none that is known to matter to the rule.
       */
      readonly curvature: number | null;
      /** What a smaller rate would have done; null where J has no bottom. */
      readonly remedy: Remedy | null;
      /** J fell all the way: the function has no bottom there, and no learning rate helps. */
      readonly isBottomless: boolean;
    }
  | {
      readonly kind: "left-domain";
      readonly edge: DomainEdge;
      /** What a smaller rate would have done. */
      readonly remedy: Remedy;
    }
  | { readonly kind: "no-step"; readonly surroundings: Surroundings };

/** What there is to say about a run that ended. */
export interface Diagnosis {
  readonly verdict: Verdict;
  readonly approach: Approach;
}

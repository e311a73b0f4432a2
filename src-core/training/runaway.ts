import { divergenceBound } from "../descent/run-settings.ts";
import type { LayerPlace } from "../network/network-shape.ts";

/** A parameter that is not finite or beyond ±1e12. */
export interface Runaway {
  /** Of weights, from 1 as in the chapter. */
  readonly layer: number;
  readonly quantity: "weight" | "bias";
  readonly number: number;
}

/** Whether any parameter is not finite or beyond ±1e12. */
export function hasRunaway(parameters: Float64Array): boolean {
  for (let at = 0; at < parameters.length; at++) {
    if (!(Math.abs(parameters[at]) <= divergenceBound)) return true;
  }
  return false;
}

/** The parameter furthest away, of those that ran away; null: none did. */
export function firstRunaway(
  parameters: Float64Array,
  places: readonly LayerPlace[],
): Runaway | null {
  let found: Runaway | null = null;
  places.forEach(({ weights, biases, outputCount }, index) => {
    for (let at = weights; at < biases + outputCount; at++) {
      const number = parameters[at];
      if (Math.abs(number) <= divergenceBound) continue;
      const isFurther = found === null || Math.abs(number) > Math.abs(found.number);
      const quantity = at < biases ? "weight" : "bias";
      if (isFurther) found = { layer: index + 1, quantity, number };
    }
  });
  return found;
}

/** The largest parameter of each layer over the last updates, and how it grew. */
export const growthOf = {
  /** The largest absolute parameter of each layer. */
  largest(parameters: Float64Array, places: readonly LayerPlace[]): Float64Array {
    return Float64Array.from(places, ({ weights, biases, outputCount }) => {
      let most = 0;
      for (let at = weights; at < biases + outputCount; at++) {
        most = Math.max(most, Math.abs(parameters[at]));
      }
      return most;
    });
  },

  /** The factor of the last update whose numbers are finite; null when there is none. */
  lately(rows: readonly Float64Array[], layer: number): number | null {
    for (let at = rows.length - 1; at > 0; at--) {
      const factor = rows[at][layer] / rows[at - 1][layer];
      if (Number.isFinite(factor) && rows[at - 1][layer] > 0) return factor;
    }
    return null;
  },
};

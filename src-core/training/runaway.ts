import { divergenceBound } from "../descent/run-settings.ts";
import type { LayerPlace } from "../network/network-shape.ts";

/** A parameter that is not finite or beyond ±1e12. */
export interface Runaway {
  /** Of weights, from 1 as in the chapter. */
  readonly layer: number;
  readonly quantity: "weight" | "bias";
  readonly number: number;
}

/**
 * Whether any parameter is not finite or beyond ±1e12. Asked after every update, so the common answer
 * is a quick one: where the sum of the squares is small, so is each.
 */
export function hasRunaway(parameters: Float64Array): boolean {
  // Four sums at a time, that do not wait for each other.
  const end = parameters.length - (parameters.length % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let at = 0; at < end; at += 4) {
    a += parameters[at] * parameters[at];
    b += parameters[at + 1] * parameters[at + 1];
    c += parameters[at + 2] * parameters[at + 2];
    d += parameters[at + 3] * parameters[at + 3];
  }
  for (let at = end; at < parameters.length; at++) a += parameters[at] * parameters[at];
  return !(a + b + c + d <= divergenceBound * divergenceBound) && parameters.some(isRunaway);
}

function isRunaway(parameter: number): boolean {
  return !(Math.abs(parameter) <= divergenceBound);
}

/**
 * The parameter furthest away, of those that ran away; one that is no number counts as furthest.
 *
 * @throws RangeError when none did
 */
export function firstRunaway(parameters: Float64Array, places: readonly LayerPlace[]): Runaway {
  const at = furthest(parameters);
  if (at < 0) throw new RangeError("no parameter ran away");
  const index = places.findLastIndex(({ weights }) => weights <= at);
  const quantity = at < places[index].biases ? "weight" : "bias";
  return { layer: index + 1, quantity, number: parameters[at] };
}

function furthest(parameters: Float64Array): number {
  let found = -1;
  for (let at = 0; at < parameters.length; at++) {
    const size = Math.abs(parameters[at]);
    if (Number.isNaN(size)) return at;
    if (size > divergenceBound && !(size <= Math.abs(parameters[found] ?? 0))) found = at;
  }
  return found;
}

/** The largest absolute parameter of each layer. */
export function largestOf(parameters: Float64Array, places: readonly LayerPlace[]): Float64Array {
  return Float64Array.from(places, ({ weights, biases, outputCount }) => {
    let most = 0;
    for (let at = weights; at < biases + outputCount; at++) {
      most = Math.max(most, Math.abs(parameters[at]));
    }
    return most;
  });
}

/**
 * The factor by which the largest parameter of a layer grew in the last update that led from finite
 * to finite numbers; null when there is none.
 *
 * @param rows of each update what `largestOf` said, rising
 * @param layer of weights, from 0
 */
export function latestGrowth(rows: readonly Float64Array[], layer: number): number | null {
  for (let at = rows.length - 1; at > 0; at--) {
    const factor = rows[at][layer] / rows[at - 1][layer];
    if (Number.isFinite(factor) && rows[at - 1][layer] > 0) return factor;
  }
  return null;
}

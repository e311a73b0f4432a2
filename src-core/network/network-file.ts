import type { NetworkShape } from "./network-shape.ts";

/** A network with its weights. */
export interface Network {
  readonly shape: NetworkShape;
  /** Laid out as `layerPlaces` says; length = `parameterCount(shape)`. */
  readonly parameters: Float64Array;
}

import type { LayerPlace } from "#core/network/network-shape.ts";
import type { ParameterChoice } from "#core/session/network-session.ts";
import type { SamplePicture } from "#core/training/sample-picture.ts";
import type { ThemeName } from "../scenes/theme-tokens.ts";

/** Something of a network that can be pointed at. Columns are counted from the inputs, from 0. */
export type NetworkMark =
  | { readonly kind: "parameter"; readonly choice: ParameterChoice }
  | { readonly kind: "neuron"; readonly column: number; readonly neuron: number };

/** A layer of weights and two columns of neurons at most that are lit up while the rest is dim. */
export interface LitPart {
  readonly layer: number;
  /** The column that is just reached. */
  readonly column: number;
}

/** What the drawing of a network shows, as plain numbers and texts. Arrays stay the caller's. */
export interface NetworkDrawingData {
  /** Neurons of each column, the inputs first. */
  readonly sizes: readonly number[];
  readonly places: readonly LayerPlace[];
  /** What width and colour of the connections show, laid out as `places` says. */
  readonly values: Float64Array;
  /** ±limit have the end colours and the full width. */
  readonly limit: number;
  /** What each neuron puts out (or its δ), by column; null: nothing yet. */
  readonly outputs: readonly (Float64Array | null)[];
  /** What the numbers of each column are, y or δ, written into the circles; "": it goes without saying. */
  readonly letters: readonly string[];
  /** What stands over each column; the short form where there is little room. */
  readonly heads: readonly { readonly long: string; readonly short: string }[];
  /** Writes such a number into a circle: short. */
  readonly formatOutput: (value: number) => string;
  readonly inputNames: readonly string[];
  /** The sample whose numbers are shown, where it is a picture; null: it is none. */
  readonly inputPicture: SamplePicture | null;
  readonly outputNames: readonly string[];
  readonly formatCount: (count: number) => string;
  readonly selected: ParameterChoice;
  readonly hovered: NetworkMark | null;
  readonly lit: LitPart | null;
  readonly theme: ThemeName;
}

import type { ThemeName } from "../scenes/theme-tokens.ts";

/** A run as a point of a sweep. */
export interface SweepRun {
  readonly rate: number;
  /** Steps it took to the goal; null when it did not get there. */
  readonly steps: number | null;
  /** Place in the order of run colours; null: water. */
  readonly colour: number | null;
  /** Stands at its line; "" for none. */
  readonly name: string;
}

/** What a sweep over the learning rate shows. */
export interface SweepChartData {
  /** Learning rates, rising, [rateCount]. */
  readonly rates: Float64Array;
  /** Steps to the goal at each, [rateCount]; NaN where it was not reached. */
  readonly steps: Float64Array;
  /** From this rate on descents diverge; null when that is not known. */
  readonly edge: number | null;
  readonly runs: readonly SweepRun[];
  /** Index of the rate that is pointed at; null for none. */
  readonly hovered: number | null;
  readonly words: {
    /** Stands in the region from the edge on. */
    readonly diverges: string;
    /** Stands at the rate that is pointed at, such as "η = 0.35: 8 steps". */
    readonly hovered: string;
  };
  readonly theme: ThemeName;
  /** Writes the rates at their axis. */
  readonly formatNumber: (value: number) => string;
  /** Writes the steps at theirs. */
  readonly formatCount: (count: number) => string;
}

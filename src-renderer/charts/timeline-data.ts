import type { ThemeName } from "../scenes/theme-tokens.ts";

/** A run as a timeline shows it. */
export interface TimelineSeries {
  /**
   * The value at each iteration, [≥ count]; kept, not copied. Its first `count` values must not
   * change afterwards; it may be replaced by a longer one.
   */
  readonly values: Float64Array;
  /** Iterations so far, the start included. */
  readonly count: number;
  /** Place in the order of run colours; null for a run that is alone: water, over its wash. */
  readonly colour: number | null;
  /** Stands at the line's end; "" for none. */
  readonly name: string;
  /** Drawn last and a little stronger; its name is the last to be left out. */
  readonly isSelected: boolean;
  /** What a logarithmic axis measures the values from: the lowest value known, or 0. */
  readonly base: number;
}

/** How values are laid along the upright axis. */
export type TimelineScaleKind = "linear" | "logarithmic";

/** What a timeline shows. */
export interface TimelineChartData {
  readonly series: readonly TimelineSeries[];
  /** The iteration at the right end; that of the longest run, or more. */
  readonly lastStep: number;
  /** The iteration shown, 0 ≤ playhead ≤ lastStep; a shorter run is shown at its end. */
  readonly playhead: number;
  /**
   * A logarithmic axis has value − base; values at the base or below it stand at its bottom, and
   * where all bases are the same one other than 0 the plot says what was taken away.
   */
  readonly scale: TimelineScaleKind;
  readonly theme: ThemeName;
  /** Writes the values at their axis. */
  formatNumber(value: number, asPower?: boolean): string;
  /** Iterations that one of the counts at their axis stands for; default 1: each is counted. */
  readonly iterationsPerCount?: number;
  /** Writes the counts at their axis; default: as the values. */
  formatCount?(count: number): string;
}

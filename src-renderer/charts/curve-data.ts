import type { Interval } from "#core/descent/height-field.ts";
import type { ThemeName } from "../scenes/theme-tokens.ts";
import type { TickWriter } from "./axis-text.ts";

/** A run of a function of one variable, as it lies on the function's curve. */
export interface CurveRun {
  /** The iterates, [≥ count]; kept ones must not change while the buffer is the same. */
  readonly xs: Float64Array;
  /** J at each iterate, [≥ count]; likewise. */
  readonly values: Float64Array;
  readonly count: number;
  /** The iterate shown; beyond the last one the last. */
  readonly playhead: number;
  /** Place in the order of run colours; null for a run that is alone: water. */
  readonly colour: number | null;
  /** Stands at the ball; "" for none. */
  readonly name: string;
  /** Drawn last; tangent and step are its. */
  readonly isSelected: boolean;
  /** Iterates after the playhead are drawn too, pale and dashed. */
  readonly showsWhole: boolean;
}

/** What explains a step beside the run itself. */
export interface CurveExtras {
  /** The tangent at the selected run's current point; its words, such as "slope −3.6". */
  readonly tangent: { readonly slope: number; readonly label: string } | null;
  /** The step from the selected run's current point to the abscissa `to`; its words. */
  readonly step: { readonly to: number; readonly label: string } | null;
  /** Arrows on both sides of a minimum that point inwards, and what is written at each. */
  readonly bothSides: CurveSides | null;
}

/** Why the minus sign makes the steps on both sides of a minimum go inwards. */
export interface CurveSides {
  /** Abscissa of the minimum. */
  readonly minimum: number;
  /** Lines of text; the first is emphasised. */
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** What a chart of a function of one variable shows. */
export interface CurveChartData {
  /** J; NaN or an infinity where it is not defined. The curve is drawn anew for another function. */
  readonly valueAt: (x: number) => number;
  readonly x: Interval;
  /** What is shown upwards; default: what shows the curve and the iterates well. */
  readonly y?: Interval;
  readonly runs: readonly CurveRun[];
  readonly extras?: CurveExtras | null;
  /** An abscissa that is pointed at. */
  readonly crossHair?: number | null;
  /** Names of the axes of a large chart. */
  readonly names: { readonly x: string; readonly value: string };
  readonly theme: ThemeName;
  /** Writes the numbers at the axes; always the same function for a language. */
  readonly formatNumber: TickWriter;
}

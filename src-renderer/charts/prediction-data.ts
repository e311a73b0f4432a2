import type { Interval } from "#core/descent/height-field.ts";
import type { ColourMap } from "#core/session/session.ts";
import type { ThemeName } from "../scenes/theme-tokens.ts";
import type { TickWriter } from "./axis-text.ts";

/** Samples as points of a plane. Arrays have one entry a sample and stay the caller's. */
export interface PlotSamples {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Each one's class, from 0; null: they have none. */
  readonly classes: Int32Array | null;
  /** 1: kept for testing; 0: trained on. */
  readonly isTest: Uint8Array;
  /** 1: classified wrongly; null: not told. */
  readonly isWrong: Uint8Array | null;
  /** A number for each, shown as its colour; null: none. */
  readonly heights: Float64Array | null;
}

/** Numbers over a rectangle, which may be smaller than the plot. */
export interface PlotPlane {
  readonly x: Interval;
  readonly y: Interval;
  readonly columns: number;
  readonly rows: number;
  /** Row-major [rows, columns] one after the other for each output, row 0 at the lower end. */
  readonly values: Float64Array;
  /** So many outputs. */
  readonly layers: number;
}

/** What lies behind the samples. */
export type PlotGround =
  /** Nothing. */
  | { readonly kind: "plain" }
  /** y = x, on which predictions equal what is true. */
  | { readonly kind: "diagonal" }
  /** Lines over x, one a row of `lines`. */
  | {
      readonly kind: "lines";
      readonly x: Float64Array;
      readonly lines: readonly Float64Array[];
      /** Whether each line has its class's colour; else all are water. */
      readonly areClasses: boolean;
    }
  /** Which class is the likeliest. */
  | { readonly kind: "regions"; readonly plane: PlotPlane }
  /** One output as a colour. */
  | {
      readonly kind: "heights";
      readonly plane: PlotPlane;
      readonly range: Interval;
      readonly palette: ColourMap;
    };

/** What a network makes of its data, as a chart. */
export interface PredictionChartData {
  readonly x: Interval;
  readonly y: Interval;
  readonly names: { readonly x: string; readonly y: string };
  /** Whether the plot is a plane of inputs, a sheet of its own; else it is over a grid of lines. */
  readonly isPlane: boolean;
  readonly ground: PlotGround;
  readonly samples: PlotSamples;
  /** The sample that is ringed; null: none. */
  readonly selected: number | null;
  readonly theme: ThemeName;
  readonly formatNumber: TickWriter;
}

import type { HeightField, HeightFunction } from "#core/descent/height-field.ts";
import type { ColourMap } from "#core/session/session.ts";
import type { CaptionPart } from "#core/wording/wording.ts";
import type { IteratePath } from "./path-thinning.ts";
import type { ThemeName } from "./theme-tokens.ts";

/** What a picture says about itself, so that a screenshot needs no explanation. */
export interface PictureCaption {
  /** The function, in TeX. */
  readonly tex: string;
  /** Rule, rate, start, step and J. */
  readonly detail: readonly CaptionPart[];
  /** What to know before believing the picture, in a line of its own; default: nothing. */
  readonly remark?: string;
  /** The names of several runs with their places in the order of run colours. */
  readonly legend?: readonly LegendEntry[];
}

/** One run in a legend. */
export interface LegendEntry {
  readonly name: string;
  readonly colour: number;
  /** What a saved picture says of the run besides: its rule, its rate, what became of it. */
  readonly account?: string;
}

/** One run as it lies on the surface. Arrays stay the caller's and are not changed. */
export interface ScenePath {
  readonly path: IteratePath;
  /** The iterate shown as the current one, 0..count − 1. */
  readonly playhead: number;
  /** Place in the order of run colours; null: ink, for a single run. */
  readonly colour: number | null;
  /** Stands at the current point; "" for none. */
  readonly name: string;
  /** The selected run has the largest ball and is drawn last. */
  readonly isSelected: boolean;
  /** Whether iterates after the playhead are drawn too: while a start is being dragged. */
  readonly showsWhole: boolean;
  /** ∇J at the current iterate; null: no arrow. */
  readonly gradient: readonly [number, number] | null;
  /** The largest |∇J| at an iterate of the run inside the domain: the longest arrow; 0: unknown. */
  readonly steepest: number;
  /** What the rule remembers of the slope, its velocity or average, at the current iterate; null: none. */
  readonly velocity: readonly [number, number] | null;
  /** The iterate after the current one; null: not shown. */
  readonly next: readonly [number, number] | null;
}

/** Everything that a surface scene draws, as plain data. Arrays stay the caller's and are not changed. */
export interface SurfacePicture {
  readonly field: HeightField;
  /** The exact height, for what lies on the surface. */
  readonly heightAt: HeightFunction;
  readonly paths: readonly ScenePath[];
  /** The point of the plane that is pointed at. */
  readonly crossHair: readonly [number, number] | null;
  readonly theme: ThemeName;
  readonly palette: ColourMap;
  readonly names: { readonly x: string; readonly y: string; readonly height: string };
  readonly caption: PictureCaption;
  readonly formatNumber: (value: number) => string;
  /** False where there is no room for it, or colours mean nothing of their own. */
  readonly hasColourBar: boolean;
}

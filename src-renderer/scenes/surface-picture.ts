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
}

/** Everything that a surface scene draws, as plain data. Arrays stay the caller's and are not changed. */
export interface SurfacePicture {
  readonly field: HeightField;
  /** The exact height, for what lies on the surface. */
  readonly heightAt: HeightFunction;
  readonly path: IteratePath | null;
  /** The iterate shown as the current one, 0..count − 1. */
  readonly playhead: number;
  /** ∇J at the current iterate. */
  readonly gradient: readonly [number, number] | null;
  /** The iterate after the current one. */
  readonly next: readonly [number, number] | null;
  readonly theme: ThemeName;
  readonly palette: ColourMap;
  readonly names: { readonly x: string; readonly y: string; readonly height: string };
  readonly caption: PictureCaption;
  readonly formatNumber: (value: number) => string;
}

import type { HeightField } from "#core/descent/height-field.ts";
import type { ColourMap } from "#core/session/session.ts";
import type { ThemeName } from "../scenes/theme-tokens.ts";

/** A run as it lies on a map. */
export interface MapPath {
  /** The iterates, row-major [≥ count, 2]; kept rows must not change while the buffer is the same. */
  readonly points: Float64Array;
  readonly count: number;
  /** The iteration shown; the path is drawn from the start to it. Beyond the last: the last. */
  readonly playhead: number;
  /** Place in the order of run colours; null for a run that is alone: ink, with a ball of water. */
  readonly colour: number | null;
  /** Stands at the ball where there is room; "" for none. */
  readonly name: string;
  /** Drawn last, with the largest ball. */
  readonly isSelected: boolean;
  /** Iterates after the playhead are drawn too, pale. */
  readonly showsWhole: boolean;
}

/** What a map shows. */
export interface ContourMapData {
  readonly field: HeightField;
  readonly paths: readonly MapPath[];
  /** A point of the plane that is pointed at, here or on the surface. */
  readonly crossHair: readonly [x: number, y: number] | null;
  /** Known minima: small crosses. */
  readonly minima: readonly (readonly [x: number, y: number])[];
  readonly colourMap: ColourMap;
  readonly theme: ThemeName;
  /** Writes the numbers at the axes of a large map; default: as JavaScript does, with a real minus. */
  formatNumber?(value: number): string;
}

/** What the ground of a map is made from. */
export type MapGround = Pick<ContourMapData, "field" | "colourMap" | "theme">;

import { range } from "d3-array";
import { type ContourMultiPolygon, contours } from "d3-contour";
import type { HeightField } from "#core/descent/height-field.ts";
import { createSurfaceFrame } from "../scenes/surface-frame.ts";

/** One filled contour: everything at `level` and above, holes left out. */
export interface ContourLayer {
  readonly level: number;
  /** The colour of what lies between this level and the next: 0 … 1 of the palette. */
  readonly shade: number;
  /** In units of the grid: x 0 … columns, y 0 … rows, a sample in the middle of its cell. */
  readonly rings: readonly (readonly (readonly [number, number])[])[];
}

/** A height field cut into layers, lowest first; painting them in turn gives the map. */
export interface ContourLayers {
  readonly layers: readonly ContourLayer[];
  /** Size of the grid that the rings are in units of. */
  readonly columns: number;
  readonly rows: number;
}

/** Finer grids take long and look the same. */
const mostSamplesASide = 201;

/** Samples a side that are enough for a map in a corner; contours take half the time then … */
const enoughForCorner = 48;

/** … where they miss nothing of the others: no more than this part of an isoline's distance. */
const mostMissed = 0.1;

/** How fine the contours have to be: coarse will do for a map in a corner. */
export type ContourDetail = "coarse" | "fine";

const known = {
  coarse: new WeakMap<HeightField, ContourLayers>(),
  fine: new WeakMap<HeightField, ContourLayers>(),
};

/** The layers of a field, calculated once: two between each two isolines of the surface. */
export function contourLayersOf(field: HeightField, detail: ContourDetail = "fine"): ContourLayers {
  const made = known[detail].get(field) ?? makeLayers(field, detail);
  known[detail].set(field, made);
  return made;
}

function makeLayers(field: HeightField, detail: ContourDetail): ContourLayers {
  const grid = coarseGrid(field, detail);
  const size = contours().size([grid.columns, grid.rows]);
  const layers = shadesOf(field).map(({ level, shade }) => ({
    level,
    shade,
    rings: ringsOf(size.contour(grid.values, level)),
  }));
  return { layers, columns: grid.columns, rows: grid.rows };
}

/**
 * Where the map is cut and how it is coloured: at the surface's isolines and half-way between them,
 * each layer in the surface's colour of its middle. The one place that maps heights to shades.
 */
function shadesOf(field: HeightField): { readonly level: number; readonly shade: number }[] {
  const { shown, isolineStep } = createSurfaceFrame(field);
  const step = isolineStep / 2;
  const count = Math.max(1, Math.round((shown.high - shown.low) / step));
  // Below every finite height: a layer of all that is not a hole.
  const everything = field.range.low - Math.max(1, Math.abs(field.range.low));
  return range(count).map((index) => ({
    level: index === 0 ? everything : shown.low + index * step,
    shade: (index + 0.5) / count,
  }));
}

function ringsOf(polygons: ContourMultiPolygon): [number, number][][] {
  return polygons.coordinates.flatMap((rings) =>
    rings.map((ring) => ring.map(([x, y]): [number, number] => [x, y])),
  );
}

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly values: number[];
}

/** The field's samples, or of a very fine field the nearest ones of a coarser grid. */
function coarseGrid(field: HeightField, detail: ContourDetail): Grid {
  const tolerance = createSurfaceFrame(field).isolineStep * mostMissed;
  const isCoarse = detail === "coarse" && isSmooth(field, tolerance);
  const columns = sampleCount(field.columns, isCoarse);
  const rows = sampleCount(field.rows, isCoarse);
  const values: number[] = [];
  for (let row = 0; row < rows; row++) {
    const start = Math.round((row * (field.rows - 1)) / (rows - 1)) * field.columns;
    for (let column = 0; column < columns; column++) {
      values.push(field.values[start + Math.round((column * (field.columns - 1)) / (columns - 1))]);
    }
  }
  return { columns, rows, values };
}

/** Every second sample where that is enough and meets both borders. */
function sampleCount(count: number, isCoarse: boolean): number {
  const half = (count - 1) / 2 + 1;
  const isEnough = isCoarse && Number.isInteger(half) && half >= enoughForCorner;
  return Math.min(isEnough ? half : count, mostSamplesASide);
}

/** Whether the samples between every second one are nearly where a straight line has them. */
function isSmooth(field: HeightField, tolerance: number): boolean {
  const { columns, values } = field;
  for (let row = 1; row < field.rows - 1; row++) {
    for (let at = row * columns + 1; at < (row + 1) * columns - 1; at++) {
      const acrossMiss = values[at] - (values[at - 1] + values[at + 1]) / 2;
      const upMiss = values[at] - (values[at - columns] + values[at + columns]) / 2;
      // Beside a hole there is nothing to compare with: NaN is never too much.
      if (Math.abs(acrossMiss) > tolerance || Math.abs(upMiss) > tolerance) return false;
    }
  }
  return true;
}

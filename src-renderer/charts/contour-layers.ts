import { range } from "d3-array";
import { type ContourMultiPolygon, contours } from "d3-contour";
import type { HeightField, Interval } from "#core/descent/height-field.ts";
import { createSurfaceFrame } from "../scenes/surface-frame.ts";

/** One filled contour: everything at `level` and above, holes left out. */
export interface ContourLayer {
  readonly level: number;
  /** In units of the grid: x 0 … columns, y 0 … rows, a sample in the middle of its cell. */
  readonly rings: readonly (readonly (readonly [number, number])[])[];
}

/** A height field cut into layers, lowest first; painting them in turn gives the map. */
export interface ContourLayers {
  readonly layers: readonly ContourLayer[];
  /** The heights that the ends of the palette stand for; the same as the surface's. */
  readonly shown: Interval;
  /** Size of the grid that the rings are in units of. */
  readonly columns: number;
  readonly rows: number;
}

/** Finer grids take long and look the same. */
const mostSamplesASide = 201;

const known = new WeakMap<HeightField, ContourLayers>();

/** The layers of a field, calculated once: two between each two isolines of the surface. */
export function contourLayersOf(field: HeightField): ContourLayers {
  const made = known.get(field) ?? makeLayers(field);
  known.set(field, made);
  return made;
}

function makeLayers(field: HeightField): ContourLayers {
  const { shown, isolineStep } = createSurfaceFrame(field);
  const step = isolineStep / 2;
  const count = Math.round((shown.high - shown.low) / step);
  const levels = range(1, count).map((i) => shown.low + i * step);
  const grid = coarseGrid(field);
  const size = contours().size([grid.columns, grid.rows]);
  // Below every finite height: a layer of all that is not a hole.
  const everything = field.range.low - Math.max(1, Math.abs(field.range.low));
  const layers = [everything, ...levels].map((level) => ({
    level,
    rings: ringsOf(size.contour(grid.values, level)),
  }));
  return { layers, shown, columns: grid.columns, rows: grid.rows };
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
function coarseGrid(field: HeightField): Grid {
  const columns = Math.min(field.columns, mostSamplesASide);
  const rows = Math.min(field.rows, mostSamplesASide);
  const values: number[] = [];
  for (let row = 0; row < rows; row++) {
    const start = Math.round((row * (field.rows - 1)) / (rows - 1)) * field.columns;
    for (let column = 0; column < columns; column++) {
      values.push(field.values[start + Math.round((column * (field.columns - 1)) / (columns - 1))]);
    }
  }
  return { columns, rows, values };
}

import type { PaintContext } from "../charts/axis-text.ts";
import type { PixelBox } from "../charts/pixel-box.ts";
import { divergingIndex, divergingTable } from "./diverging.ts";
import type { HeatmapData } from "./heatmap-data.ts";
import type { HeatmapPlacement } from "./heatmap-placement.ts";

/** One pixel a cell, kept from one picture to the next: matrices of a run keep their sizes. */
interface PixelSheet {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly image: ImageData;
}

const sheets = new Map<string, PixelSheet>();
/** Sheets of sizes that nothing shows any more are forgotten. */
const mostSheets = 24;

/** Paints a matrix without gaps between its cells: one pixel each, drawn larger or smaller at once. */
export function paintMatrixPixels(
  context: PaintContext,
  { isUpright, cells, biases, stepX, stepY }: HeatmapPlacement,
  data: HeatmapData,
): void {
  const { rows, columns, start } = data;
  // Where many cells share a pixel it gets the colour between theirs.
  context.imageSmoothingEnabled = stepX < 1 || stepY < 1;
  context.imageSmoothingQuality = "medium";
  paintSheet(context, data, { start, rows, columns, isUpright }, cells);
  paintSheet(context, data, { start: data.biases, rows: 1, columns, isUpright }, biases);
}

function paintSheet(
  context: PaintContext,
  { values, scale, theme }: HeatmapData,
  matrix: { start: number; rows: number; columns: number; isUpright: boolean },
  place: PixelBox,
): void {
  const { start, rows, columns, isUpright } = matrix;
  const width = isUpright ? columns : rows;
  const sheet = sheetFor(width, isUpright ? rows : columns);
  if (!sheet) return;
  const table = new Uint32Array(divergingTable(theme).buffer);
  const pixels = new Uint32Array(sheet.image.data.buffer);
  const factor = 1 / scale.limit;
  for (let row = 0; row < rows; row++) {
    const from = start + row * columns;
    for (let column = 0; column < columns; column++) {
      const at = isUpright ? row * width + column : column * width + row;
      pixels[at] = table[divergingIndex(values[from + column] * factor)];
    }
  }
  sheet.context.putImageData(sheet.image, 0, 0);
  context.drawImage(sheet.canvas, place.left, place.top, place.width, place.height);
}

function sheetFor(width: number, height: number): PixelSheet | null {
  const key = `${width}×${height}`;
  const known = sheets.get(key);
  if (known) return known;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  const sheet = { canvas, context, image: context.createImageData(width, height) };
  const oldest = sheets.keys().next().value;
  if (sheets.size >= mostSheets && oldest !== undefined) sheets.delete(oldest);
  sheets.set(key, sheet);
  return sheet;
}

import type { PaintContext } from "../charts/axis-text.ts";
import type { PixelBox } from "../charts/pixel-box.ts";
import { boxAverage } from "./box-average.ts";
import { divergingIndex, divergingTable } from "./diverging.ts";
import type { HeatmapData } from "./heatmap-data.ts";
import type { HeatmapPlacement } from "./heatmap-placement.ts";

/** A matrix as pixels, kept from one picture to the next: matrices of a run keep their sizes. */
interface PixelSheet {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly image: ImageData;
}

const sheets = new Map<string, PixelSheet>();
/** Sheets of sizes that nothing shows any more are forgotten. */
const mostSheets = 24;

/**
 * Paints a matrix without gaps between its cells. Where several cells share a pixel of the screen it
 * has the colour of their mean: neither one of them by chance nor a mixture of their colours.
 */
export function paintMatrixPixels(
  context: PaintContext,
  { cells, biases }: HeatmapPlacement,
  data: HeatmapData,
): void {
  const { rows, columns, start } = data;
  context.imageSmoothingEnabled = false;
  paintSheet(context, data, { start, rows, columns }, cells);
  paintSheet(context, data, { start: data.biases, rows: 1, columns }, biases);
}

function paintSheet(
  context: PaintContext,
  { values, scale, theme }: HeatmapData,
  matrix: { readonly start: number; readonly rows: number; readonly columns: number },
  place: PixelBox,
): void {
  const { a: ratioX, d: ratioY } = context.getTransform();
  const width = pixelsFor(matrix.columns, place.width * ratioX);
  const height = pixelsFor(matrix.rows, place.height * ratioY);
  const sheet = sheetFor(width, height);
  if (!sheet) return;
  const means = boxAverage({ values, ...matrix, width, height });
  const table = new Uint32Array(divergingTable(theme).buffer);
  const pixels = new Uint32Array(sheet.image.data.buffer);
  const factor = 1 / scale.limit;
  for (let at = 0; at < means.length; at++) pixels[at] = table[divergingIndex(means[at] * factor)];
  sheet.context.putImageData(sheet.image, 0, 0);
  context.drawImage(sheet.canvas, place.left, place.top, place.width, place.height);
}

/** A pixel for each cell, as long as the screen has so many there. */
function pixelsFor(cells: number, screenPixels: number): number {
  return Math.max(1, Math.min(cells, Math.round(screenPixels)));
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

import type { PixelBox } from "../charts/pixel-box.ts";
import type { HeatmapCell, HeatmapData } from "./heatmap-data.ts";

/** Where a heatmap's cells stand, rows downwards, in the units of the drawing context. */
export interface HeatmapPlacement {
  /** All cells but the biases. */
  readonly cells: PixelBox;
  /** The line of biases. */
  readonly biases: PixelBox;
  /** From one cell to the next; less than 1 where many share a pixel. */
  readonly stepX: number;
  readonly stepY: number;
  /** Between two cells. */
  readonly gap: number;
  readonly hasNumbers: boolean;
  readonly numberSizePx: number;
  /** The width of the longest name beside the cells. */
  readonly longestNamePx: number;
  /** All that is drawn, names included. */
  readonly box: PixelBox;
}

/** What of a matrix decides where its cells stand. */
export type HeatmapSize = Pick<HeatmapData, "rows" | "columns" | "gutterPx">;

/** The least width of a cell that carries its number. */
export const numberedWidthPx = 24;
/** The least height of such a cell: a line of figures is lower than it is wide. */
export const numberedHeightPx = 19;
/** The width of a cell that has all the room it wants. */
export const widestPx = 38;
const highestPx = 28;
/** Room for names beside the cells: at least so much, and at most this part of all the width. */
const leastGutterPx = 24;
const mostGutterPart = 0.55;
/** Between the names of rows and their cells. */
export const nameGapPx = 7;
/** Room over the cells for the names of columns. */
export const nameLinePx = 22;
/** Between the last row and the biases. */
export const biasGapPx = 5;
/** Cells without numbers are no longer than this many times their other side, or than this. */
const longest = 4;
const leastLongestPx = 16;

/** The line of biases is no thinner, however many rows there are. */
const leastBiasPx = 8;

/**
 * Lays a matrix into some room, as small as it needs to be. Rows run downwards in every one, whatever
 * its shape: what is to the right in one layer is downwards in the next.
 */
export function placeHeatmap(
  { rows, columns, gutterPx }: HeatmapSize,
  room: PixelBox,
): HeatmapPlacement {
  const gutter = Math.max(leastGutterPx, Math.min(gutterPx, room.width * mostGutterPart));
  const { width, height, biasHeight } = cellSize(rows, columns, {
    width: room.width - gutter,
    height: room.height - nameLinePx - biasGapPx,
  });
  const left = room.left + gutter;
  const top = room.top + nameLinePx;
  const cells = { left, top, width: columns * width, height: rows * height };
  const biasTop = top + cells.height + biasGapPx;
  const biases = { left, top: biasTop, width: cells.width, height: biasHeight };
  const hasNumbers = width >= numberedWidthPx && height >= numberedHeightPx;
  return {
    cells,
    biases,
    stepX: width,
    stepY: height,
    gap: Math.min(width, height) >= 8 ? (hasNumbers ? 2 : 1) : 0,
    hasNumbers,
    numberSizePx: width >= 32 ? 12 : 10,
    longestNamePx: gutter - nameGapPx,
    box: { ...room, width: gutter + cells.width, height: biasTop + biasHeight - room.top },
  };
}

/** How large a cell is in what there is beside and under the names. */
function cellSize(
  rows: number,
  columns: number,
  room: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number; readonly biasHeight: number } {
  const wide = fitted(room.width / columns, widestPx);
  const isTall = room.height / (rows + 1) < leastBiasPx;
  const high = isTall
    ? fitted((room.height - leastBiasPx) / rows, highestPx)
    : fitted(room.height / (rows + 1), highestPx);
  const hasNumbers = wide >= numberedWidthPx && high >= numberedHeightPx;
  const width = hasNumbers ? wide : Math.min(wide, Math.max(leastLongestPx, high * longest));
  const height = hasNumbers ? high : Math.min(high, Math.max(leastLongestPx, wide * longest));
  return { width, height, biasHeight: isTall ? leastBiasPx : height };
}

/** Whole pixels, so that edges are sharp, as long as there is one for each cell. */
function fitted(size: number, most: number): number {
  return size >= 1 ? Math.min(most, Math.floor(size)) : Math.max(size, 1e-3);
}

/** The rectangle of a cell, with the gap after it. */
export function cellBox(placement: HeatmapPlacement, { row, column }: HeatmapCell): PixelBox {
  const { cells, biases, stepX: width, stepY } = placement;
  const left = cells.left + column * width;
  if (row === null) return { left, top: biases.top, width, height: biases.height };
  return { left, top: cells.top + row * stepY, width, height: stepY };
}

/** The cell at a place; null beside all of them. */
export function cellAt(
  placement: HeatmapPlacement,
  { rows, columns }: Pick<HeatmapData, "rows" | "columns">,
  x: number,
  y: number,
): HeatmapCell | null {
  const { cells, biases, stepX, stepY } = placement;
  const inside = (box: PixelBox): boolean =>
    x >= box.left && y >= box.top && x < box.left + box.width && y < box.top + box.height;
  const place = (size: number, step: number, count: number): number =>
    Math.min(count - 1, Math.max(0, Math.floor(size / step)));
  const column = place(x - cells.left, stepX, columns);
  if (inside(biases)) return { row: null, column };
  return inside(cells) ? { row: place(y - cells.top, stepY, rows), column } : null;
}

import type { PixelBox } from "../charts/pixel-box.ts";
import type { HeatmapCell, HeatmapData } from "./heatmap-data.ts";

/** Where a heatmap's cells stand, in the units of the drawing context. */
export interface HeatmapPlacement {
  /** Whether rows run downwards and columns to the right; else the other way round. */
  readonly isUpright: boolean;
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
  /** All that is drawn, names included. */
  readonly box: PixelBox;
}

/** The least width and height of a cell that carries its number. */
const numberedPx = 24;
/** The width of a cell that has all the room it wants. */
export const widestPx = 38;
const highestPx = 28;
/** Room for the names beside the cells, and between the two. */
const nameGutterPx = 34;
export const nameGapPx = 7;
/** The width of the longest name beside the cells. */
export const longestNamePx = nameGutterPx - nameGapPx;
const nameLinePx = 22;
const biasGapPx = 5;
/** Cells without numbers are no longer than this many times their other side. */
const longest = 4;

/** Lays a matrix into some room, upright where that shows more of it; as small as it needs to be. */
export function placeHeatmap(
  { rows, columns }: Pick<HeatmapData, "rows" | "columns">,
  room: PixelBox,
): HeatmapPlacement {
  const upright = cellSize(columns, rows, room);
  const lying = cellSize(rows, columns, room);
  // Upright is what people expect: the other way must show a good deal more.
  const isUpright = upright.width * upright.height * 2.5 >= lying.width * lying.height;
  return isUpright
    ? placed(true, columns, rows, upright, room)
    : placed(false, rows, columns, lying, room);
}

interface CellSize {
  readonly width: number;
  readonly height: number;
}

function cellSize(across: number, down: number, room: PixelBox): CellSize {
  const width = fitted((room.width - nameGutterPx - biasGapPx) / (across + 1), widestPx);
  const height = fitted((room.height - nameLinePx - biasGapPx) / (down + 1), highestPx);
  if (width >= numberedPx && height >= numberedPx) return { width, height };
  return {
    width: Math.min(width, Math.max(6, height * longest)),
    height: Math.min(height, Math.max(6, width * longest)),
  };
}

/** Whole pixels, so that edges are sharp, as long as there is one for each cell. */
function fitted(size: number, most: number): number {
  return size >= 1 ? Math.min(most, Math.floor(size)) : Math.max(size, 1e-3);
}

function placed(
  isUpright: boolean,
  across: number,
  down: number,
  { width, height }: CellSize,
  room: PixelBox,
): HeatmapPlacement {
  const left = room.left + nameGutterPx;
  const top = room.top + nameLinePx;
  const cells = { left, top, width: across * width, height: down * height };
  const biases = isUpright
    ? { left, top: top + cells.height + biasGapPx, width: cells.width, height }
    : { left: left + cells.width + biasGapPx, top, width, height: cells.height };
  const hasNumbers = width >= numberedPx && height >= numberedPx;
  return {
    isUpright,
    cells,
    biases,
    stepX: width,
    stepY: height,
    gap: Math.min(width, height) >= 8 ? (hasNumbers ? 2 : 1) : 0,
    hasNumbers,
    numberSizePx: width >= 32 ? 12 : 10,
    box: {
      left: room.left,
      top: room.top,
      width: biases.left + biases.width - room.left,
      height: biases.top + biases.height - room.top,
    },
  };
}

/** The rectangle of a cell, with the gap after it. */
export function cellBox(placement: HeatmapPlacement, { row, column }: HeatmapCell): PixelBox {
  const { isUpright, cells, biases, stepX: width, stepY: height } = placement;
  if (row === null) {
    return isUpright
      ? { left: biases.left + column * width, top: biases.top, width, height }
      : { left: biases.left, top: biases.top + column * height, width, height };
  }
  const [across, down] = isUpright ? [column, row] : [row, column];
  return { left: cells.left + across * width, top: cells.top + down * height, width, height };
}

/** The cell at a place; null beside all of them. */
export function cellAt(
  placement: HeatmapPlacement,
  { rows, columns }: Pick<HeatmapData, "rows" | "columns">,
  x: number,
  y: number,
): HeatmapCell | null {
  const { isUpright, cells, biases, stepX, stepY } = placement;
  const inside = (box: PixelBox): boolean =>
    x >= box.left && y >= box.top && x < box.left + box.width && y < box.top + box.height;
  const across = Math.floor((x - cells.left) / stepX);
  const down = Math.floor((y - cells.top) / stepY);
  const column = Math.min(columns - 1, Math.max(0, isUpright ? across : down));
  if (inside(biases)) return { row: null, column };
  if (!inside(cells)) return null;
  return { row: Math.min(rows - 1, Math.max(0, isUpright ? down : across)), column };
}

import type { PaintContext } from "../charts/axis-text.ts";
import { fittedName } from "../charts/fitted-text.ts";
import { textFont } from "../scenes/picture-fonts.ts";
import { themeTokens } from "../scenes/theme-tokens.ts";
import { cssColour, divergingColour, inkOn } from "./diverging.ts";
import { type HeatmapCell, type HeatmapData, indexOfCell } from "./heatmap-data.ts";
import { paintMatrixPixels } from "./heatmap-pixels.ts";
import { cellBox, type HeatmapPlacement, nameGapPx, widestPx } from "./heatmap-placement.ts";

const nameSizePx = 11;
/** Rows and columns nearer to one another than this are named at their ends only. */
const leastNameStepPx = 13;
const leastColumnStepPx = 25;
const cornerPx = 2;

/** Paints a matrix with its biases: cells, numbers where they fit, names, the selected cell's frame. */
export function paintHeatmap(
  context: PaintContext,
  placement: HeatmapPlacement,
  data: HeatmapData,
): void {
  context.save();
  if (placement.gap > 0) paintCells(context, placement, data);
  else paintMatrixPixels(context, placement, data);
  paintNames(context, placement, data);
  if (data.selected) paintFrame(context, placement, data, data.selected);
  context.restore();
}

function paintCells(context: PaintContext, placement: HeatmapPlacement, data: HeatmapData): void {
  context.font = textFont(placement.numberSizePx);
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (let column = 0; column < data.columns; column++) {
    for (let row = 0; row < data.rows; row++) paintCell(context, placement, data, { row, column });
    paintCell(context, placement, data, { row: null, column });
  }
}

function paintCell(
  context: PaintContext,
  placement: HeatmapPlacement,
  data: HeatmapData,
  cell: HeatmapCell,
): void {
  const { left, top, width, height } = cellBox(placement, cell);
  const { gap } = placement;
  const { scale } = data;
  const value = data.values[indexOfCell(data, cell)];
  const colour = divergingColour(data.theme, value / scale.limit);
  context.fillStyle = cssColour(colour);
  if (gap > 1) {
    context.beginPath();
    context.roundRect(left, top, width - gap, height - gap, cornerPx);
    context.fill();
  } else context.fillRect(left, top, width - gap, height - gap);
  if (!placement.hasNumbers) return;
  context.fillStyle = inkOn(colour);
  const text = cellText(value, data, width);
  context.fillText(text, left + (width - gap) / 2, top + (height - gap) / 2 + 0.5);
}

/** As many digits as a cell has room for: 7.1, −12, 0.31. */
function cellText(value: number, { scale, formatNumber }: HeatmapData, width: number): string {
  const shown = value / 10 ** scale.exponent;
  if (!Number.isFinite(shown)) return formatNumber(shown, 0);
  const size = Math.abs(shown);
  const isNarrow = width < widestPx;
  return formatNumber(shown, size >= 99.5 || (isNarrow && size >= 9.95) ? 0 : 1);
}

function paintNames(context: PaintContext, placement: HeatmapPlacement, data: HeatmapData): void {
  const { cells, biases, stepX, stepY, gap, longestNamePx } = placement;
  context.font = textFont(nameSizePx);
  context.fillStyle = themeTokens[data.theme].ink2;
  context.textBaseline = "middle";
  const names = namedPlaces(data.columns, stepX, leastColumnStepPx);
  const hasAll = names.shown.length === data.columns;
  for (const place of names.shown) {
    const text = fittedName(context, data.columnName(place), Math.max(stepX, names.roomPx) - 2);
    // Names of the ends alone are wider than their cells: they end where the cells do.
    context.textAlign = hasAll ? "center" : place === 0 ? "left" : "right";
    const along = hasAll ? (stepX - gap) / 2 : place === 0 ? 0 : stepX - gap;
    context.fillText(text, cells.left + place * stepX + along, cells.top - 11);
  }
  context.textAlign = "right";
  const beside = cells.left - nameGapPx;
  const biasMiddle = biases.top + (biases.height - gap) / 2 + 0.5;
  for (const place of namedPlaces(data.rows, stepY, leastNameStepPx).shown) {
    const text = fittedName(context, data.rowName(place), longestNamePx);
    const middle = cells.top + place * stepY + (stepY - gap) / 2 + 0.5;
    // The last row's name makes way for that of a thin line of biases.
    context.fillText(text, beside, Math.min(middle, biasMiddle - leastNameStepPx));
  }
  context.fillText(data.biasName, beside, biasMiddle);
}

/** All places where there is room for every name; else the first and the last. */
function namedPlaces(
  count: number,
  step: number,
  leastStep: number,
): { readonly shown: readonly number[]; readonly roomPx: number } {
  if (step >= leastStep) {
    return { shown: Array.from({ length: count }, (_, place) => place), roomPx: step };
  }
  return { shown: count * step < 60 ? [0] : [0, count - 1], roomPx: 48 };
}

function paintFrame(
  context: PaintContext,
  placement: HeatmapPlacement,
  { theme }: HeatmapData,
  cell: HeatmapCell,
): void {
  const { left, top, width, height } = cellBox(placement, cell);
  const { gap } = placement;
  const { ink, paper } = themeTokens[theme];
  const isSmall = Math.min(width, height) < 6;
  const grown = isSmall ? 2 : 0;
  const frame = [
    left - grown,
    top - grown,
    width - gap + 2 * grown,
    height - gap + 2 * grown,
  ] as const;
  context.lineWidth = 3.5;
  context.strokeStyle = paper;
  context.strokeRect(...frame);
  context.lineWidth = 2;
  context.strokeStyle = ink;
  context.strokeRect(...frame);
}

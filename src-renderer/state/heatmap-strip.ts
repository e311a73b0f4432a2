import {
  biasGapPx,
  nameLinePx,
  numberedHeightPx,
  numberedWidthPx,
  placeHeatmap,
  widestPx,
} from "../heatmaps/heatmap-placement.ts";

/** The page's margins left and right of the heatmaps, and between two of them. */
const marginsPx = 48;
const gapPx = 24;
/** Many heatmaps stand closer together. */
const closeGapPx = 12;
const mostFarApart = 4;
const titlePx = 20;
const cellHeightPx = 28;
/** The part of the view's height that heatmaps may have. */
const mostPart = 0.36;
const leastPx = 96;
/** A heatmap with its whole title, and with the layer's name alone. */
const titledPx = 172;
const leastTitledPx = 60;
/** Heatmaps of cells without numbers are no wider than so many pixels a cell. */
const plainCellPx = 16;

/** What of a layer decides how wide its heatmap is. */
export interface HeatmapShape {
  readonly rows: number;
  readonly columns: number;
  /** The room that the names of rows want beside the cells. */
  readonly gutterPx: number;
}

/** The height that a view gives to its heatmaps: what the tallest needs, though not too much. */
export function stripHeight(layers: readonly HeatmapShape[], viewHeightPx: number): number {
  const tallest = Math.max(0, ...layers.map(({ rows }) => rows));
  const wanted = titlePx + nameLinePx + biasGapPx + (tallest + 1) * cellHeightPx;
  return Math.round(Math.max(leastPx, Math.min(wanted, viewHeightPx * mostPart)));
}

/** What is between two of so many heatmaps. */
export function stripGap(layerCount: number): number {
  return layerCount > mostFarApart ? closeGapPx : gapPx;
}

/**
 * The widths of the heatmaps. Two stand under drawing and prediction where that is enough for both.
 * More, or wider ones, share the room: those whose cells can carry numbers get what these need, as
 * long as there is room; the others share the rest by how many cells they have, each side counted
 * alike.
 *
 * @param drawingPart what the drawing has of the page's width, over the first heatmap, 0 … 1
 */
export function stripWidths(
  layers: readonly HeatmapShape[],
  viewWidthPx: number,
  stripHeightPx: number,
  drawingPart: number,
): number[] {
  const gaps = stripGap(layers.length) * Math.max(0, layers.length - 1);
  const room = Math.max(1, viewWidthPx - marginsPx - gaps);
  const needs = layers.map((layer) => needOf(layer, stripHeightPx));
  const halves = [room * drawingPart, room * (1 - drawingPart)];
  if (layers.length === 2 && needs.every(({ most }, at) => most <= halves[at])) return halves;
  const titled = needs.map(({ most }) => Math.max(most, titledPx));
  if (sumOf(titled) <= room) return titled;
  const named = needs.map(({ most }) => Math.max(most, leastTitledPx));
  if (sumOf(named) <= room) return named;
  return shared(needs, room);
}

/** Whether some cell of the heatmaps carries its number. */
export function hasNumbers(
  layers: readonly HeatmapShape[],
  widths: readonly number[],
  stripHeightPx: number,
): boolean {
  const height = Math.max(1, stripHeightPx - titlePx);
  return layers.some(
    (layer, at) => placeHeatmap(layer, { left: 0, top: 0, width: widths[at], height }).hasNumbers,
  );
}

/** How narrow a heatmap may be, how wide it is useful, and its claim on what is in between. */
interface WidthNeed {
  readonly least: number;
  readonly most: number;
  readonly weight: number;
}

function needOf({ rows, columns, gutterPx }: HeatmapShape, stripHeightPx: number): WidthNeed {
  const height = (stripHeightPx - titlePx - nameLinePx - biasGapPx) / (rows + 1);
  const weight = Math.sqrt(rows * columns);
  if (height >= numberedHeightPx) {
    const least = gutterPx + columns * numberedWidthPx;
    return { least, most: gutterPx + columns * widestPx, weight };
  }
  const cell = Math.min(widestPx, Math.max(plainCellPx, height * 4));
  return { least: leastTitledPx, most: gutterPx + columns * cell, weight };
}

/** Room for all, none less than it needs or more than it can use; all alike less where it is short. */
function shared(needs: readonly WidthNeed[], room: number): number[] {
  const floor = Math.min(leastTitledPx, room / needs.length);
  const least = needs.map(({ least: one }) => Math.max(floor, one));
  // Numbers of one wide layer are given up before the other layers become threads.
  const mostLeast = Math.max(floor, room / needs.length);
  const capped = sumOf(least) > room ? least.map((one) => Math.min(one, mostLeast)) : least;
  return grown(needs, capped, room);
}

/** Hands out what is left of the room by weight, until it is gone or nobody can use it. */
function grown(needs: readonly WidthNeed[], least: readonly number[], room: number): number[] {
  let widths = [...least];
  for (let round = 0; round < needs.length; round++) {
    const rest = room - sumOf(widths);
    const isOpen = needs.map(({ most }, at) => widths[at] < most);
    const total = sumOf(needs.map(({ weight }, at) => (isOpen[at] ? weight : 0)));
    if (rest < 1 || total === 0) break;
    widths = widths.map((width, at) =>
      isOpen[at] ? Math.min(needs[at].most, width + (rest * needs[at].weight) / total) : width,
    );
  }
  return widths;
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

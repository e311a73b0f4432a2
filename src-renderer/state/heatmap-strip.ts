import type { LayerPlace } from "#core/network/network-shape.ts";

/** The page's margins left and right of the heatmaps, and between two of them. */
const marginsPx = 48;
const gapPx = 24;
const titlePx = 20;
const namesPx = 27;
const cellPx = { width: 38, height: 28 };
const gutterPx = 40;
/** The part of the view's height that heatmaps may have. */
const mostPart = 0.36;
const leastPx = 96;
/** A heatmap with its whole title, and with the layer's name alone. */
const titledPx = 172;
const leastTitledPx = 60;
/** Room for the legend under the heatmaps, where it would lie on the last of them. */
const legendPx = 22;

type Size = Pick<LayerPlace, "inputCount" | "outputCount">;

/** The height that a view gives to its heatmaps: what the tallest needs, though not too much. */
export function stripHeight(layers: readonly Size[], viewHeightPx: number): number {
  const tallest = Math.max(0, ...layers.map(({ inputCount }) => inputCount));
  const wanted = titlePx + namesPx + (tallest + 1) * cellPx.height + legendPx;
  return Math.round(Math.max(leastPx, Math.min(wanted, viewHeightPx * mostPart)));
}

/**
 * The widths of the heatmaps. Two stand under drawing and prediction; more, or wider ones, share the
 * room by what each needs.
 *
 * @param drawingPart what the drawing has of the page's width, over the first heatmap, 0 … 1
 */
export function stripWidths(
  layers: readonly Size[],
  viewWidthPx: number,
  stripHeightPx: number,
  drawingPart: number,
): number[] {
  const room = Math.max(1, viewWidthPx - marginsPx - gapPx * Math.max(0, layers.length - 1));
  const wanted = layers.map((layer) => widthFor(layer, stripHeightPx));
  const halves = [room * drawingPart, room * (1 - drawingPart)];
  if (layers.length === 2 && wanted.every((width, at) => width <= halves[at])) return halves;
  const titled = wanted.map((width) => Math.max(width, titledPx));
  return sumOf(titled) <= room ? titled : shared(wanted, room);
}

/** Parts of a room by what each wants; none is narrower than a layer's name while there is room. */
function shared(wanted: readonly number[], room: number): number[] {
  const least = Math.min(leastTitledPx, room / wanted.length);
  const above = wanted.map((width) => Math.max(0, width - least));
  const part = Math.min(1, (room - least * wanted.length) / Math.max(1, sumOf(above)));
  return above.map((width) => least + width * part);
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

/** What a heatmap needs to be read: all its cells as wide as a number, or a pixel for each. */
function widthFor({ inputCount, outputCount }: Size, stripHeightPx: number): number {
  const heightPerCell = (stripHeightPx - titlePx - namesPx - legendPx) / (inputCount + 1);
  if (heightPerCell >= 3) {
    return gutterPx + outputCount * Math.min(cellPx.width, Math.max(8, heightPerCell * 4));
  }
  // Too tall to stand: it lies, a pixel or more for each row.
  return Math.max(220, Math.min(900, gutterPx + inputCount * 1.2));
}

import type { PaintContext } from "./axis-text.ts";
import { ChartCanvas } from "./chart-canvas.ts";
import type { MapRect } from "./map-placement.ts";
import type { SweepChartData } from "./sweep-data.ts";
import { paintSweep } from "./sweep-painter.ts";
import { placeSweep, type SweepPlacement } from "./sweep-placement.ts";

export type { SweepChartData, SweepRun } from "./sweep-data.ts";
export type { SweepPlacement } from "./sweep-placement.ts";

/** How far outside its plot a sweep can still be pointed at, in CSS pixels. */
const reachPx = 8;

/**
 * Paints steps to the goal over the learning rate, for a screenshot. Leaves the context's state as
 * it was, but for its font.
 *
 * @returns where the plot is
 */
export function drawSweepChart(
  context: PaintContext,
  rect: MapRect,
  data: SweepChartData,
): SweepPlacement {
  const placement = placeSweep(context, rect, data);
  paintSweep(context, placement, data);
  return placement;
}

/** Steps to the goal over the learning rate, with the runs as points on it. */
export class SweepChart {
  private readonly canvas: ChartCanvas;
  private data: SweepChartData | null = null;
  private drawn: SweepPlacement | null = null;

  /**
   * @param container gets one canvas, which `dispose` takes away; gives the first size
   * @throws Error when there is no 2D canvas
   */
  constructor(container: HTMLElement) {
    this.canvas = new ChartCanvas(container, () => this.paint());
  }

  /** Shows a sweep. Paints at once. */
  show(data: SweepChartData): void {
    this.data = data;
    this.paint();
  }

  /** Takes a new size in CSS pixels, or a screen's other pixels, and paints at once. */
  resize(widthPx: number, heightPx: number, pixelRatio = devicePixelRatio): void {
    if (this.canvas.resize(widthPx, heightPx, pixelRatio)) this.paint();
  }

  /** Where the plot is, in CSS pixels from the container's top left corner; null before `show`. */
  get placement(): SweepPlacement | null {
    return this.drawn;
  }

  /**
   * The index of the rate nearest to an abscissa, in CSS pixels from the container's left edge; null
   * away from the plot, and when there are no rates.
   */
  rateAt(xPx: number): number | null {
    const { data, drawn } = this;
    if (!data || !drawn || data.rates.length === 0) return null;
    const { plot } = drawn;
    if (xPx < plot.left - reachPx || xPx > plot.left + plot.width + reachPx) return null;
    return nearestIndex(data.rates, drawn.toRate(xPx));
  }

  /** Takes the chart away; it must not be used afterwards. */
  dispose(): void {
    this.canvas.dispose();
    this.data = null;
    this.drawn = null;
  }

  private paint(): void {
    const { data, canvas } = this;
    if (!data) return;
    const { context, widthPx, heightPx } = canvas;
    canvas.clear();
    this.drawn = drawSweepChart(context, { x: 0, y: 0, width: widthPx, height: heightPx }, data);
  }
}

/** The index of the number nearest to one, of rising numbers. */
function nearestIndex(rising: Float64Array, value: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (rising[middle] <= value) low = middle;
    else high = middle;
  }
  return value - rising[low] <= rising[high] - value ? low : high;
}

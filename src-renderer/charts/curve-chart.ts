import type { PaintContext } from "./axis-text.ts";
import { ChartCanvas, onProcessor } from "./chart-canvas.ts";
import { paintCurveCrossHair } from "./curve-cross-hair.ts";
import type { CurveChartData } from "./curve-data.ts";
import {
  paintBothSides,
  paintExtraLabels,
  paintSideTexts,
  paintStep,
} from "./curve-extras-painter.ts";
import { curvePoints, paintCurveBase } from "./curve-painter.ts";
import { type CurvePlacement, placeCurve } from "./curve-placement.ts";
import {
  keepRunsClear,
  layRuns,
  paintCurveNames,
  paintRuns,
  runPoint,
} from "./curve-run-painter.ts";
import { keepStraysClear, paintStrays, paintStrayTexts, straysOf } from "./curve-strays.ts";
import { LabelPlacer } from "./label-placer.ts";
import { gripReachPx, nearestGrip, type RunGrip } from "./map-hits.ts";
import type { MapRect } from "./map-placement.ts";
import { hasPoint } from "./pixel-box.ts";

export type {
  CurveChartData,
  CurveExtras,
  CurveRun,
  CurveSides,
} from "./curve-data.ts";
export type { CurvePlacement } from "./curve-placement.ts";
export type { RunGrip } from "./map-hits.ts";

/** A point of a curve. */
export interface CurvePoint {
  readonly x: number;
  /** J there; NaN or an infinity where it is not defined. */
  readonly value: number;
}

/**
 * Paints a function of one variable with the descents on it, for a screenshot or a panel. Leaves the
 * context's state as it was, but for its font.
 *
 * @param rect in the context's units; from 420 × 300 on the chart names its axes
 * @returns where the plot is
 */
export function drawCurveChart(
  context: PaintContext,
  rect: MapRect,
  data: CurveChartData,
): CurvePlacement {
  const placement = placeCurve(context, rect, data);
  paintCurveBase(context, placement, data);
  paintCurveFront(context, placement, data);
  return placement;
}

/**
 * A function of one variable: its curve, the iterates of one or several runs on it, and what explains
 * the step. Moving the playhead paints the runs only; the curve is sampled once a function, range,
 * size and theme.
 */
export class CurveChart {
  private readonly canvas: ChartCanvas;
  private data: CurveChartData | null = null;
  private drawn: DrawnBase | null = null;

  /**
   * @param container gets one canvas, which `dispose` takes away; gives the first size
   * @throws Error when there is no 2D canvas
   */
  constructor(container: HTMLElement) {
    this.canvas = new ChartCanvas(container, () => this.repaint());
  }

  /** Shows a function and runs of it. Paints at once. */
  show(data: CurveChartData): void {
    this.data = data;
    this.paint();
  }

  /** Takes a new size in CSS pixels, or a screen's other pixels, and paints at once. */
  resize(widthPx: number, heightPx: number, pixelRatio = devicePixelRatio): void {
    if (this.canvas.resize(widthPx, heightPx, pixelRatio)) this.repaint();
  }

  /** Where the plot is, in CSS pixels from the container's top left corner; null before `show`. */
  get placement(): CurvePlacement | null {
    return this.drawn?.placement ?? null;
  }

  /** The point of the curve above or below a place of the plot; null outside it. */
  pointAt(xPx: number, yPx: number): CurvePoint | null {
    const { data, drawn } = this;
    if (!data || !drawn || !hasPoint(drawn.placement.plot, { x: xPx, y: yPx })) return null;
    const x = drawn.placement.toDomainX(xPx);
    return { x, value: data.valueAt(x) };
  }

  /** The ball or start within 12 CSS pixels of a place; the nearest of several. */
  gripAt(xPx: number, yPx: number): RunGrip | null {
    const { data, drawn } = this;
    return data && drawn ? curveGripAt(drawn.placement, data, xPx, yPx) : null;
  }

  /** Takes the chart away; it must not be used afterwards. */
  dispose(): void {
    this.canvas.dispose();
    this.data = null;
    this.drawn = null;
  }

  private repaint(): void {
    this.drawn = null;
    this.paint();
  }

  private paint(): void {
    const { data, canvas } = this;
    if (!data) return;
    const { context, widthPx, heightPx } = canvas;
    const rect = { x: 0, y: 0, width: widthPx, height: heightPx };
    const placement = placeCurve(context, rect, data);
    if (!this.drawn || !isSameBase(this.drawn, placement, data)) {
      const base = paintedBase(canvas, placement, data);
      this.drawn = { data, placement, base };
    }
    canvas.clear();
    context.drawImage(this.drawn.base, 0, 0, widthPx, heightPx);
    paintCurveFront(context, placement, data);
  }
}

/** The grip nearest to a place of a chart, within 12 units; null where there is none. */
export function curveGripAt(
  placement: CurvePlacement,
  { runs }: Pick<CurveChartData, "runs">,
  x: number,
  y: number,
): RunGrip | null {
  const near = runs.flatMap((run, index) =>
    (["ball", "start"] as const).flatMap((what) => {
      const point = runPoint(placement, run, what === "ball" ? run.playhead : 0);
      const distance = Math.hypot(point.x - x, point.y - y);
      if (!(distance <= gripReachPx) || !hasPoint(placement.plot, point)) return [];
      return [{ grip: { run: index, what }, isSelected: run.isSelected, distance }];
    }),
  );
  return nearestGrip(near);
}

/** What was painted of a chart until function, range, size or theme change. */
interface DrawnBase {
  readonly data: CurveChartData;
  readonly placement: CurvePlacement;
  readonly base: OffscreenCanvas;
}

function isSameBase(drawn: DrawnBase, { x, y }: CurvePlacement, data: CurveChartData): boolean {
  const { data: before, placement } = drawn;
  return (
    before.valueAt === data.valueAt &&
    before.theme === data.theme &&
    before.formatNumber === data.formatNumber &&
    before.names.x === data.names.x &&
    before.names.value === data.names.value &&
    placement.x.low === x.low &&
    placement.x.high === x.high &&
    placement.y.low === y.low &&
    placement.y.high === y.high
  );
}

function paintedBase(
  { widthPx, heightPx, pixelRatio }: ChartCanvas,
  placement: CurvePlacement,
  data: CurveChartData,
): OffscreenCanvas {
  const base = new OffscreenCanvas(
    Math.max(1, Math.round(widthPx * pixelRatio)),
    Math.max(1, Math.round(heightPx * pixelRatio)),
  );
  const context = base.getContext("2d", onProcessor);
  if (context) {
    context.scale(pixelRatio, pixelRatio);
    paintCurveBase(context, placement, data);
  }
  return base;
}

/** Labels keep so far away from the curve. */
const curveReachPx = 3;

/** All that moves: cross-hair, explanations, runs, names. */
function paintCurveFront(
  context: PaintContext,
  placement: CurvePlacement,
  data: CurveChartData,
): void {
  const runs = layRuns(placement, data);
  const labels = new LabelPlacer(placement.plot);
  const selected = runs.at(-1);
  paintCurveCrossHair(context, placement, data);
  const sides = data.extras?.bothSides;
  const texts = sides ? paintBothSides(context, placement, sides, data, labels) : [];
  const extras = selected ? paintStep(context, placement, selected, data, labels) : [];
  paintRuns(context, placement, runs, data);
  const strays = straysOf(placement, runs, data);
  paintStrays(context, strays, data);
  const hasLabels =
    texts.length + extras.length + strays.length > 0 || runs.some(({ run }) => run.name !== "");
  if (!hasLabels) return;
  for (const points of curvePoints(placement, data)) labels.addLine(points, curveReachPx);
  keepRunsClear(labels, placement, runs);
  keepStraysClear(labels, strays);
  paintSideTexts(context, placement, texts, data, labels);
  paintExtraLabels(context, extras, data, labels);
  paintStrayTexts(context, strays, data, labels);
  paintCurveNames(context, placement, runs, data, labels);
}

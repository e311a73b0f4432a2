import { textFont } from "../scenes/picture-fonts.ts";
import { themeTokens } from "../scenes/theme-tokens.ts";
import { fillAxisText, type PaintContext } from "./axis-text.ts";
import { ChartCanvas } from "./chart-canvas.ts";
import { curveLabelSizePx } from "./curve-placement.ts";
import { hasPoint, type PixelBox } from "./pixel-box.ts";
import type { PredictionChartData } from "./prediction-data.ts";
import { paintGround } from "./prediction-ground.ts";
import { type PredictionPlacement, placePrediction } from "./prediction-placement.ts";
import { paintSamples } from "./prediction-samples.ts";

export type {
  PlotGround,
  PlotPlane,
  PlotSamples,
  PredictionChartData,
} from "./prediction-data.ts";

/** How near a sample has to be to be meant. */
const reachPx = 12;

/**
 * Paints what a network makes of its data into some room, for a screenshot. Leaves the context's
 * state as it was, but for its font.
 *
 * @returns where the plot is
 */
export function drawPrediction(
  context: PaintContext,
  room: PixelBox,
  data: PredictionChartData,
): PredictionPlacement {
  const placement = placePrediction(context, room, data);
  context.save();
  paintAxes(context, placement, data);
  paintGround(context, placement, data);
  context.beginPath();
  const { left, top, width, height } = placement.plot;
  context.rect(left - 6, top - 6, width + 12, height + 12);
  context.clip();
  paintSamples(context, placement, data);
  context.restore();
  paintNames(context, placement, data);
  return placement;
}

/** What a network makes of its data, with the data. */
export class PredictionChart {
  private readonly canvas: ChartCanvas;
  private data: PredictionChartData | null = null;
  private drawn: PredictionPlacement | null = null;

  /**
   * @param container gets one canvas, which `dispose` takes away; gives the first size
   * @throws Error when there is no 2D canvas
   */
  constructor(container: HTMLElement) {
    this.canvas = new ChartCanvas(container, () => this.paint());
  }

  /** Shows a prediction. Paints at once. */
  show(data: PredictionChartData): void {
    this.data = data;
    this.paint();
  }

  /** Takes a new size in CSS pixels, or a screen's other pixels, and paints at once. */
  resize(widthPx: number, heightPx: number, pixelRatio = devicePixelRatio): void {
    if (this.canvas.resize(widthPx, heightPx, pixelRatio)) this.paint();
  }

  /** The sample nearest to a place, CSS pixels from the upper left corner; null: none is near. */
  sampleAt(xPx: number, yPx: number): number | null {
    const { data, drawn } = this;
    if (!data || !drawn) return null;
    const { x, y } = data.samples;
    let nearest: number | null = null;
    let least = reachPx;
    for (let sample = 0; sample < x.length; sample++) {
      const distance = Math.hypot(drawn.toPixelX(x[sample]) - xPx, drawn.toPixelY(y[sample]) - yPx);
      if (distance > least) continue;
      least = distance;
      nearest = sample;
    }
    return nearest;
  }

  /** The point of the plane at a place, CSS pixels from the upper left corner; null beside the plot. */
  pointAt(xPx: number, yPx: number): readonly [x: number, y: number] | null {
    const { drawn } = this;
    const isInside = drawn !== null && hasPoint(drawn.plot, { x: xPx, y: yPx });
    return isInside ? drawn.toDomain(xPx, yPx) : null;
  }

  /** Where the plot is; null before `show`. */
  get placement(): PredictionPlacement | null {
    return this.drawn;
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
    const { context, widthPx: width, heightPx: height } = canvas;
    canvas.clear();
    this.drawn = drawPrediction(context, { left: 0, top: 0, width, height }, data);
  }
}

function paintAxes(
  context: PaintContext,
  { plot, xTicks, yTicks }: PredictionPlacement,
  { isPlane, theme }: PredictionChartData,
): void {
  const { hairline, ink2, panel } = themeTokens[theme];
  const bottom = plot.top + plot.height;
  if (isPlane) {
    context.fillStyle = panel;
    context.fillRect(plot.left, plot.top, plot.width, plot.height);
    context.fillStyle = ink2;
    for (const { at } of yTicks) context.fillRect(plot.left - 4, Math.round(at), 4, 1);
    for (const { at } of xTicks) context.fillRect(Math.round(at), bottom, 1, 4);
  } else {
    context.fillStyle = hairline;
    for (const { at } of yTicks) context.fillRect(plot.left, Math.round(at), plot.width, 1);
  }
  context.fillStyle = ink2;
  context.textBaseline = "middle";
  for (const { at, text } of yTicks) {
    const place = { x: plot.left - 8, y: at, align: "right" } as const;
    fillAxisText(context, text, place, textFont, curveLabelSizePx);
  }
  context.textBaseline = "alphabetic";
  for (const { at, text } of xTicks) {
    const place = { x: at, y: bottom + 17, align: "center" } as const;
    fillAxisText(context, text, place, textFont, curveLabelSizePx);
  }
}

/** Beside the numbers, clear of them and of the samples. */
function paintNames(
  context: PaintContext,
  { xName, yName }: PredictionPlacement,
  { theme }: PredictionChartData,
): void {
  context.save();
  context.fillStyle = themeTokens[theme].ink2;
  context.textBaseline = "alphabetic";
  for (const { text, font, x, y, align } of [xName, yName]) {
    context.font = font;
    context.textAlign = align;
    context.fillText(text, x, y);
  }
  context.restore();
}

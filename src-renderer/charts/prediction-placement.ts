import { ticks } from "d3-array";
import { textFont } from "../scenes/picture-fonts.ts";
import { axisTexts, measureAxisText, type PaintContext } from "./axis-text.ts";
import { type CurveTick, curveLabelSizePx } from "./curve-placement.ts";
import type { PixelBox } from "./pixel-box.ts";
import type { PredictionChartData } from "./prediction-data.ts";

/** A chart of samples laid into a rectangle, in the units of the drawing context. */
export interface PredictionPlacement {
  readonly plot: PixelBox;
  readonly xTicks: readonly CurveTick[];
  readonly yTicks: readonly CurveTick[];
  toPixelX(x: number): number;
  toPixelY(y: number): number;
  /** The inverse of both. */
  toDomain(pixelX: number, pixelY: number): readonly [x: number, y: number];
}

const roomPerTickPx = { x: 70, y: 44 };
const gutterStepPx = 8;
const leastGutterPx = 32;

/**
 * Lays a chart into some room.
 *
 * @param context to measure texts with; its font is changed
 */
export function placePrediction(
  context: PaintContext,
  room: PixelBox,
  data: PredictionChartData,
): PredictionPlacement {
  const { x, y, hasAxes } = data;
  const yNumbers = hasAxes ? ticks(y.low, y.high, Math.max(2, room.height / roomPerTickPx.y)) : [];
  const yTexts = axisTexts(yNumbers, data.formatNumber);
  const plot = hasAxes ? withGutters(room, gutterFor(context, yTexts)) : room;
  const toPixelX = (at: number) => plot.left + ((at - x.low) / (x.high - x.low)) * plot.width;
  const toPixelY = (at: number) => plot.top + plot.height * (1 - (at - y.low) / (y.high - y.low));
  const xNumbers = hasAxes ? ticks(x.low, x.high, Math.max(2, plot.width / roomPerTickPx.x)) : [];
  const xTexts = axisTexts(xNumbers, data.formatNumber);
  return {
    plot,
    xTicks: xNumbers.map((tick, index) => ({ at: toPixelX(tick), text: xTexts[index] })),
    yTicks: yNumbers.map((tick, index) => ({ at: toPixelY(tick), text: yTexts[index] })),
    toPixelX,
    toPixelY,
    toDomain: (pixelX, pixelY) => [
      x.low + ((pixelX - plot.left) / plot.width) * (x.high - x.low),
      y.low + (1 - (pixelY - plot.top) / plot.height) * (y.high - y.low),
    ],
  };
}

function gutterFor(context: PaintContext, texts: ReturnType<typeof axisTexts>): number {
  const widths = texts.map(
    (text) => measureAxisText(context, text, textFont, curveLabelSizePx) + 10,
  );
  return Math.ceil(Math.max(leastGutterPx, ...widths) / gutterStepPx) * gutterStepPx;
}

function withGutters({ left, top, width, height }: PixelBox, gutter: number): PixelBox {
  return {
    left: left + gutter,
    top: top + 18,
    width: Math.max(1, width - gutter - 10),
    height: Math.max(1, height - 18 - 38),
  };
}

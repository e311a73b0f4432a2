import { ticks } from "d3-array";
import { nameFont, textFont } from "../scenes/picture-fonts.ts";
import { type AxisText, axisTexts, measureAxisText, type PaintContext } from "./axis-text.ts";
import { type CurveTick, curveLabelSizePx } from "./curve-placement.ts";
import { fittedText } from "./fitted-text.ts";
import type { PixelBox } from "./pixel-box.ts";
import type { PredictionChartData } from "./prediction-data.ts";

/** The name of an axis where it is drawn: on the line of its numbers, or over the plot. */
export interface AxisName {
  readonly text: string;
  readonly font: string;
  readonly x: number;
  /** The line that letters stand on. */
  readonly y: number;
  readonly align: "left" | "right";
}

/** A chart of samples laid into a rectangle, in the units of the drawing context. */
export interface PredictionPlacement {
  readonly plot: PixelBox;
  readonly xTicks: readonly CurveTick[];
  readonly yTicks: readonly CurveTick[];
  readonly xName: AxisName;
  readonly yName: AxisName;
  toPixelX(x: number): number;
  toPixelY(y: number): number;
  /** The inverse of both. */
  toDomain(pixelX: number, pixelY: number): readonly [x: number, y: number];
}

const roomPerTickPx = { x: 70, y: 44 };
const gutterStepPx = 8;
const leastGutterPx = 32;
/** Over the plot there is room for a name, under it for a line of numbers. */
const overPx = 20;
const underPx = 20;
const besidePx = 10;
/** Names as short as those of variables are set like them. */
const longestVariable = 3;
const nameGapPx = 8;

/**
 * Lays a chart into some room: numbers in the data's units at both axes, names beside the numbers
 * and never in the plot, where samples are.
 *
 * @param context to measure texts with; its font is changed
 */
export function placePrediction(
  context: PaintContext,
  room: PixelBox,
  data: PredictionChartData,
): PredictionPlacement {
  const { x, y } = data;
  const yNumbers = ticks(y.low, y.high, Math.max(2, room.height / roomPerTickPx.y));
  const yTexts = axisTexts(yNumbers, data.formatNumber);
  const plot = withGutters(room, gutterFor(context, yTexts));
  const toPixelX = (at: number) => plot.left + ((at - x.low) / (x.high - x.low)) * plot.width;
  const toPixelY = (at: number) => plot.top + plot.height * (1 - (at - y.low) / (y.high - y.low));
  const xNumbers = ticks(x.low, x.high, Math.max(2, plot.width / roomPerTickPx.x));
  const xTexts = axisTexts(xNumbers, data.formatNumber);
  const right = room.left + room.width;
  const bottom = plot.top + plot.height;
  const xName = named(
    context,
    data.names.x,
    Math.max(plot.width / 2, plot.width - 60),
    { x: right, y: bottom + 17 },
    "right",
  );
  const nameLeft = right - context.measureText(xName.text).width - nameGapPx;
  const xTicks = xNumbers.map((tick, index) => ({ at: toPixelX(tick), text: xTexts[index] }));
  return {
    plot,
    xTicks: xTicks.filter(({ at, text }) => at + halfWidth(context, text) <= nameLeft),
    yTicks: yNumbers.map((tick, index) => ({ at: toPixelY(tick), text: yTexts[index] })),
    xName,
    yName: named(context, data.names.y, room.width, { x: room.left, y: room.top + 12 }, "left"),
    toPixelX,
    toPixelY,
    toDomain: (pixelX, pixelY) => [
      x.low + ((pixelX - plot.left) / plot.width) * (x.high - x.low),
      y.low + (1 - (pixelY - plot.top) / plot.height) * (y.high - y.low),
    ],
  };
}

/** Leaves the name's font in the context, so that the name can be measured. */
function named(
  context: PaintContext,
  name: string,
  widthPx: number,
  place: { readonly x: number; readonly y: number },
  align: AxisName["align"],
): AxisName {
  const font = name.length <= longestVariable ? nameFont(14) : textFont(12);
  context.font = font;
  return { ...place, text: fittedText(context, name, widthPx), font, align };
}

function halfWidth(context: PaintContext, text: AxisText): number {
  return measureAxisText(context, text, textFont, curveLabelSizePx) / 2;
}

function gutterFor(context: PaintContext, texts: readonly AxisText[]): number {
  const widths = texts.map(
    (text) => measureAxisText(context, text, textFont, curveLabelSizePx) + 10,
  );
  return Math.ceil(Math.max(leastGutterPx, ...widths) / gutterStepPx) * gutterStepPx;
}

function withGutters({ left, top, width, height }: PixelBox, gutter: number): PixelBox {
  return {
    left: left + gutter,
    top: top + overPx,
    width: Math.max(1, width - gutter - besidePx),
    height: Math.max(1, height - overPx - underPx),
  };
}

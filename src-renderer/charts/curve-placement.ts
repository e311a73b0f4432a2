import { ticks } from "d3-array";
import type { Interval } from "#core/descent/height-field.ts";
import { textFont } from "../scenes/picture-fonts.ts";
import { type AxisText, axisTexts, measureAxisText, type PaintContext } from "./axis-text.ts";
import type { CurveChartData } from "./curve-data.ts";
import { curveRange } from "./curve-range.ts";
import type { MapRect } from "./map-placement.ts";
import type { PixelBox } from "./pixel-box.ts";

/** A tick of an axis: where it stands, in pixels, and its number. */
export interface CurveTick {
  readonly at: number;
  readonly text: AxisText;
}

/** A chart of a curve laid into a rectangle, in the units of the drawing context. */
export interface CurvePlacement {
  readonly plot: PixelBox;
  readonly x: Interval;
  readonly y: Interval;
  /** Whether there is room for names of axes and upright hairlines. */
  readonly isLarge: boolean;
  readonly xTicks: readonly CurveTick[];
  readonly yTicks: readonly CurveTick[];
  toPixelX(x: number): number;
  toPixelY(value: number): number;
  /** The inverse of `toPixelX`. */
  toDomainX(x: number): number;
}

/** Size of the numbers at a curve's axes. */
export const curveLabelSizePx = 11;

const largeFrom = { widthPx: 420, heightPx: 300 };
const numberGapPx = 10;
/** The width kept for the values' numbers grows by such steps, so that panels stay in line. */
const gutterStepPx = 8;
const leastGutterPx = 28;
const roomPerTickPx = { panel: { x: 92, y: 42 }, large: { x: 120, y: 56 } };

/**
 * Lays a chart into a rectangle.
 *
 * @param context to measure texts with; its font is changed
 */
export function placeCurve(
  context: PaintContext,
  rect: MapRect,
  data: CurveChartData,
): CurvePlacement {
  const isLarge = rect.width >= largeFrom.widthPx && rect.height >= largeFrom.heightPx;
  const margins = isLarge
    ? { top: 28, right: 24, bottom: 44, left: 12 }
    : { top: 8, right: 14, bottom: 22, left: 0 };
  const { x } = data;
  const y = data.y ?? curveRange(data.valueAt, x, data.runs);
  const top = rect.y + margins.top;
  const height = Math.max(1, rect.height - margins.top - margins.bottom);
  const room = isLarge ? roomPerTickPx.large : roomPerTickPx.panel;
  const yNumbers = ticks(y.low, y.high, Math.max(2, height / room.y));
  const yTexts = axisTexts(yNumbers, data.formatNumber);
  const widths = yTexts.map((text) => measureAxisText(context, text, textFont, curveLabelSizePx));
  const gutter = Math.max(leastGutterPx, ...widths.map((width) => width + numberGapPx));
  const left = rect.x + margins.left + Math.ceil(gutter / gutterStepPx) * gutterStepPx;
  const width = Math.max(1, rect.x + rect.width - margins.right - left);
  const toPixelX = (at: number) => left + ((at - x.low) / (x.high - x.low)) * width;
  const toPixelY = (value: number) => top + height * (1 - (value - y.low) / (y.high - y.low));
  const xNumbers = ticks(x.low, x.high, Math.max(2, width / room.x));
  const xTexts = axisTexts(xNumbers, data.formatNumber);
  return {
    plot: { left, top, width, height },
    x,
    y,
    isLarge,
    xTicks: xNumbers.map((tick, index) => ({ at: toPixelX(tick), text: xTexts[index] })),
    yTicks: yNumbers.map((tick, index) => ({ at: toPixelY(tick), text: yTexts[index] })),
    toPixelX,
    toPixelY,
    toDomainX: (at) => x.low + ((at - left) / width) * (x.high - x.low),
  };
}

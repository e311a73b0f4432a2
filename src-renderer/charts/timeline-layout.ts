import type { PixelBox } from "./timeline-curve.ts";
import { iterationTicks, type ValueScale } from "./timeline-scale.ts";

/** A number at an axis and where it stands along it, in pixels of the canvas. */
export interface AxisLabel {
  readonly text: string;
  readonly at: number;
}

/** Where everything of a timeline but its curve goes, in pixels of the canvas. */
export interface TimelineLayout {
  /** Whole pixels, so that its edges are sharp. */
  readonly box: PixelBox;
  readonly pixelRatio: number;
  readonly iterations: readonly AxisLabel[];
  readonly values: readonly AxisLabel[];
}

/** What a layout is made from. */
export interface TimelineLayoutRequest {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelRatio: number;
  readonly lastStep: number;
  readonly scale: ValueScale;
  formatValue(value: number): string;
  formatCount(count: number): string;
  /** The width of a label in CSS pixels. */
  measure(text: string): number;
}

/** Size of the numbers at the axes, in CSS pixels. */
export const axisLabelSizePx = 11;
/** Between the numbers and the plot, in CSS pixels. */
export const axisGapPx = 8;

const topPx = 10;
const bottomPx = 26;
/** Room for the ball where it stands at an edge. */
const leastSidePx = 12;
/** The width kept for the values' numbers grows by such steps, so that it seldom moves. */
const gutterStepPx = 8;

/** Lays out axes and plot. */
export function layTimeline(request: TimelineLayoutRequest): TimelineLayout {
  const { widthPx, heightPx, pixelRatio, lastStep, scale, measure } = request;
  const valueTexts = scale.ticks.map((tick) => request.formatValue(tick));
  const widest = Math.max(0, ...valueTexts.map(measure));
  const lastWidth = measure(request.formatCount(lastStep));
  const gutter = Math.ceil(Math.max(leastSidePx, widest + axisGapPx) / gutterStepPx) * gutterStepPx;
  const side = Math.max(leastSidePx, lastWidth / 2 + 2);
  const left = Math.round(gutter * pixelRatio);
  const top = Math.round(topPx * pixelRatio);
  const width = Math.max(1, Math.round((widthPx - side) * pixelRatio) - left);
  const height = Math.max(1, Math.round((heightPx - bottomPx) * pixelRatio) - top);
  return {
    box: { left, top, width, height },
    pixelRatio,
    iterations: iterationTicks(lastStep, width / pixelRatio, lastWidth).map((step) => ({
      text: request.formatCount(step),
      at: left + (step / Math.max(1, lastStep)) * width,
    })),
    values: scale.ticks.map((tick, index) => ({
      text: valueTexts[index],
      at: top + (1 - scale.place(tick)) * height,
    })),
  };
}

import { type AxisText, axisTexts, plainText, type TickWriter } from "./axis-text.ts";
import type { PixelBox } from "./pixel-box.ts";
import { iterationTicks, type ValueScale } from "./timeline-scale.ts";

/** A number at an axis and where it stands along it, in pixels of the canvas. */
export interface AxisLabel {
  readonly text: AxisText;
  readonly at: number;
}

/** Where everything of a timeline but its curves goes, in pixels of the canvas. */
export interface TimelineLayout {
  /** Whole pixels, so that its edges are sharp. */
  readonly box: PixelBox;
  readonly pixelRatio: number;
  readonly lastStep: number;
  readonly iterations: readonly AxisLabel[];
  readonly values: readonly AxisLabel[];
}

/** What a layout is made from. */
export interface TimelineLayoutRequest {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelRatio: number;
  readonly lastStep: number;
  /** Iterations that one of the counts at their axis stands for. */
  readonly iterationsPerCount: number;
  readonly scale: ValueScale;
  /** Room for names at the right of the plot, in CSS pixels; 0 for none. */
  readonly namesPx: number;
  readonly formatValue: TickWriter;
  formatCount(count: number): string;
  /** The width of a label in CSS pixels. */
  measure(text: AxisText): number;
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

/** How high the plot of a chart so high is, in CSS pixels. */
export function timelinePlotHeightPx(heightPx: number): number {
  return Math.max(1, heightPx - bottomPx - topPx);
}

/** Lays out axes and plot. */
export function layTimeline(request: TimelineLayoutRequest): TimelineLayout {
  const { widthPx, heightPx, pixelRatio, lastStep, iterationsPerCount, scale, measure } = request;
  const lastCount = lastStep / iterationsPerCount;
  const valueTexts = axisTexts(scale.ticks, request.formatValue);
  const widest = Math.max(0, ...valueTexts.map(measure));
  const lastWidth = measure(plainText(request.formatCount(lastCount)));
  const gutter = wholeSteps(Math.max(leastSidePx, widest + axisGapPx));
  const names = request.namesPx > 0 ? wholeSteps(request.namesPx) : 0;
  const side = Math.max(leastSidePx, lastWidth / 2 + 2, names);
  const left = Math.round(gutter * pixelRatio);
  const top = Math.round(topPx * pixelRatio);
  const width = Math.max(1, Math.round((widthPx - side) * pixelRatio) - left);
  const height = Math.max(1, Math.round((heightPx - bottomPx) * pixelRatio) - top);
  return {
    box: { left, top, width, height },
    pixelRatio,
    lastStep,
    iterations: iterationTicks(lastCount, width / pixelRatio, lastWidth).map((count) => ({
      text: plainText(request.formatCount(count)),
      at: left + ((count * iterationsPerCount) / Math.max(1, lastStep)) * width,
    })),
    values: scale.ticks.map((tick, index) => ({
      text: valueTexts[index],
      at: top + (1 - scale.placeTick(tick)) * height,
    })),
  };
}

/** Where an iteration stands, in pixels of the canvas. */
export function stepX({ box, lastStep }: TimelineLayout, step: number): number {
  return box.left + (step / Math.max(1, lastStep)) * box.width;
}

/** Where a place of the scale stands, in pixels of the canvas; those outside at the plot's edges. */
export function placeY({ box }: TimelineLayout, place: number): number {
  return box.top + box.height * (1 - Math.min(1, Math.max(0, place)));
}

function wholeSteps(widthPx: number): number {
  return Math.ceil(widthPx / gutterStepPx) * gutterStepPx;
}

import { max, ticks } from "d3-array";
import { textFont } from "../scenes/picture-fonts.ts";
import type { PaintContext } from "./axis-text.ts";
import type { MapRect } from "./map-placement.ts";
import type { PixelBox } from "./pixel-box.ts";
import type { SweepChartData } from "./sweep-data.ts";

/** A tick of an axis: where it stands, in pixels, and its number. */
export interface SweepTick {
  readonly at: number;
  readonly text: string;
}

/** A sweep laid into a rectangle, in the units of the drawing context. */
export interface SweepPlacement {
  readonly plot: PixelBox;
  readonly rateTicks: readonly SweepTick[];
  readonly stepTicks: readonly SweepTick[];
  toPixelX(rate: number): number;
  /** Steps below 1 stand with 1. */
  toPixelY(steps: number): number;
  /** The inverse of `toPixelX`. */
  toRate(x: number): number;
}

/** Size of the numbers at the axes. */
export const sweepLabelSizePx = 11;

const margins = { top: 8, right: 14, bottom: 22 };
const gutterStepPx = 8;
const leastGutterPx = 28;
const roomPerRatePx = 80;
const roomPerDecadePx = 16;
const fewestDecades = 1;

/**
 * Lays a sweep into a rectangle: rates from the lowest to the highest, or from 0 where that is near;
 * steps from 1 to a whole decade.
 *
 * @param context to measure texts with; its font is changed
 */
export function placeSweep(
  context: PaintContext,
  rect: MapRect,
  data: SweepChartData,
): SweepPlacement {
  const decades = decadesOf(data);
  const { low, high } = rateRange(data);
  const top = rect.y + margins.top;
  const height = Math.max(1, rect.height - margins.top - margins.bottom);
  const stride = Math.max(1, Math.ceil((decades * roomPerDecadePx) / height));
  const powers = Array.from({ length: Math.floor(decades / stride) + 1 }, (_, i) => i * stride);
  const texts = powers.map((power) => data.formatCount(10 ** power));
  context.font = textFont(sweepLabelSizePx);
  const widest = Math.max(...texts.map((text) => context.measureText(text).width + 10));
  const gutter = Math.ceil(Math.max(leastGutterPx, widest) / gutterStepPx) * gutterStepPx;
  const left = rect.x + gutter;
  const width = Math.max(1, rect.x + rect.width - margins.right - left);
  const toPixelX = (rate: number) => left + ((rate - low) / (high - low)) * width;
  const toPixelY = (steps: number) =>
    top + height * (1 - Math.min(1, Math.log10(Math.max(1, steps)) / decades));
  return {
    plot: { left, top, width, height },
    rateTicks: ticks(low, high, Math.max(2, width / roomPerRatePx)).map((rate) => ({
      at: toPixelX(rate),
      text: data.formatNumber(rate),
    })),
    stepTicks: powers.map((power, index) => ({ at: toPixelY(10 ** power), text: texts[index] })),
    toPixelX,
    toPixelY,
    toRate: (x) => low + ((x - left) / width) * (high - low),
  };
}

function decadesOf({ steps, runs }: SweepChartData): number {
  const most = Math.max(max(steps) ?? 1, ...runs.map((run) => run.steps ?? 1), 1);
  return Math.max(fewestDecades, Math.ceil(Math.log10(most) - 1e-9));
}

function rateRange({ rates, runs }: SweepChartData): { low: number; high: number } {
  const all = [...rates, ...runs.map(({ rate }) => rate)].filter(Number.isFinite);
  const lowest = Math.min(...all);
  const high = Math.max(...all);
  if (!(high > lowest)) return { low: 0, high: high > 0 ? high * 2 : 1 };
  return { low: lowest > 0 && lowest < (high - lowest) * 0.1 ? 0 : lowest, high };
}

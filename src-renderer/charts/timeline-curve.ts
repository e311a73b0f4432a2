import type { DecimatedSeries } from "#core/descent/decimate.ts";
import type { PixelBox } from "./pixel-box.ts";
import type { ValueScale } from "./timeline-scale.ts";

/** What is to be painted of a series, in pixels of the canvas. */
export interface TimelineCurve {
  /** To be stroked; of a band, its outline, to be filled too. */
  readonly line: Path2D;
  /** A series that swings within a pixel is a band between its lowest and highest values. */
  readonly isBand: boolean;
  /** The area between the line and the bottom of the plot. */
  readonly wash: Path2D;
  /** Where dots go, x and y in turn; empty when they would touch. */
  readonly dots: Float64Array;
  /** The unbroken parts that all this was made of. */
  readonly stretches: readonly Stretch[];
}

/** Dots closer than this merge into the line. */
const nearestDotsPx = 9;
/** A line longer than this (in widths of the plot) is a band to the eye, and dear to stroke. */
const longestLineInWidths = 4;

/** Points of one unbroken part of the series, in pixels. */
export interface Stretch {
  readonly xs: readonly number[];
  /** Where the lowest value of each stands: at or below the highest. */
  readonly lows: readonly number[];
  readonly highs: readonly number[];
}

/** What places the values of a series. */
export interface CurvePlacing {
  readonly scale: ValueScale;
  /** What a logarithmic scale measures this series from. */
  readonly base: number;
  readonly pixelRatio: number;
}

/**
 * Lays a series into a box.
 *
 * @param box from the series' first value to its last; may end before the plot does
 */
export function layTimelineCurve(
  series: DecimatedSeries,
  box: PixelBox,
  { scale, base, pixelRatio }: CurvePlacing,
): TimelineCurve {
  const stretches = stretchesOf(series, (value) => scale.place(value, base), box);
  const isBand = lengthOf(stretches) > longestLineInWidths * box.width;
  const line = new Path2D();
  const wash = new Path2D();
  for (const stretch of stretches) {
    if (isBand) traceBand(line, stretch);
    else traceLine(line, stretch);
    traceWash(wash, stretch, box.top + box.height);
  }
  const hasRoom = !series.isDecimated && box.width / series.xs.length >= nearestDotsPx * pixelRatio;
  const dots = hasRoom
    ? stretches.flatMap(({ xs, lows }) => xs.flatMap((x, index) => [x, lows[index]]))
    : [];
  return { line, isBand, wash, dots: Float64Array.from(dots), stretches };
}

interface OpenStretch extends Stretch {
  readonly xs: number[];
  readonly lows: number[];
  readonly highs: number[];
}

function stretchesOf(
  series: DecimatedSeries,
  place: (value: number) => number,
  box: PixelBox,
): Stretch[] {
  const stretches: OpenStretch[] = [];
  const bottom = box.top + box.height;
  let current: OpenStretch | null = null;
  for (let i = 0; i < series.xs.length; i++) {
    const low = bottom - place(series.lows[i]) * box.height;
    if (Number.isNaN(low)) {
      current = null;
      continue;
    }
    if (!current) {
      current = { xs: [], lows: [], highs: [] };
      stretches.push(current);
    }
    current.xs.push(box.left + series.xs[i] * box.width);
    current.lows.push(low);
    current.highs.push(bottom - place(series.highs[i]) * box.height);
  }
  return stretches;
}

function lengthOf(stretches: readonly Stretch[]): number {
  let length = 0;
  for (const { lows, highs } of stretches) {
    for (let i = 1; i < lows.length; i++) {
      length += Math.abs(lows[i] - highs[i - 1]) + Math.abs(highs[i] - lows[i]);
    }
  }
  return length;
}

function traceLine(path: Path2D, { xs, lows, highs }: Stretch): void {
  path.moveTo(xs[0], highs[0]);
  xs.forEach((x, index) => {
    path.lineTo(x, highs[index]);
    if (lows[index] !== highs[index]) path.lineTo(x, lows[index]);
  });
}

function traceBand(path: Path2D, { xs, lows, highs }: Stretch): void {
  path.moveTo(xs[0], highs[0]);
  for (let i = 1; i < xs.length; i++) path.lineTo(xs[i], highs[i]);
  for (let i = xs.length - 1; i >= 0; i--) path.lineTo(xs[i], lows[i]);
  path.closePath();
}

function traceWash(path: Path2D, { xs, highs }: Stretch, bottom: number): void {
  path.moveTo(xs[0], bottom);
  xs.forEach((x, index) => {
    path.lineTo(x, highs[index]);
  });
  path.lineTo(xs[xs.length - 1], bottom);
  path.closePath();
}

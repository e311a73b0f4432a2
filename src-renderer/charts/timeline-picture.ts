import { decimate } from "#core/descent/decimate.ts";
import type { ExtremesPyramid } from "#core/descent/extremes-pyramid.ts";
import type { Interval } from "#core/descent/height-field.ts";
import { textFont } from "../scenes/picture-fonts.ts";
import { themeTokens } from "../scenes/theme-tokens.ts";
import { measureAxisText, type PaintContext } from "./axis-text.ts";
import { runInk } from "./run-ink.ts";
import { layTimelineCurve } from "./timeline-curve.ts";
import type { TimelineChartData, TimelineSeries } from "./timeline-data.ts";
import {
  axisLabelSizePx,
  layTimeline,
  placeY,
  stepX,
  type TimelineLayout,
  timelinePlotHeightPx,
} from "./timeline-layout.ts";
import { timelineMarks } from "./timeline-marks.ts";
import { type NamedEnd, namesRoomPx, placeTexts } from "./timeline-names.ts";
import { ballReachPx, type TimelineLine, type TimelinePicture } from "./timeline-painter.ts";
import { createLogarithmicScale, createValueScale, type ValueScale } from "./timeline-scale.ts";

/** A series and its extremes. */
export interface FollowedSeries {
  readonly series: TimelineSeries;
  readonly pyramid: ExtremesPyramid;
}

/** A size in CSS pixels, and the screen's pixels in one of them. */
export interface TimelineSize {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelRatio: number;
}

/** A timeline laid out for a size. */
export interface LaidTimeline {
  readonly picture: TimelinePicture;
  readonly scale: ValueScale;
  /** The series in the order in which they are painted. */
  readonly series: readonly TimelineSeries[];
}

/** Stretches looked at to find the least distance above the base. */
const probeCount = 512;
/** Between two numbers at a logarithmic axis, in CSS pixels. */
const roomPerDecadePx = 22;

/**
 * Lays a timeline out.
 *
 * @param context to measure texts with; its font is changed
 */
export function layTimelinePicture(
  context: PaintContext,
  data: TimelineChartData,
  all: readonly FollowedSeries[],
  size: TimelineSize,
): LaidTimeline {
  const followed = inPaintingOrder(all);
  const scale = scaleOf(followed, data.scale, size.heightPx);
  const layout = layoutOf(context, data, scale, size);
  const lines = followed.map((one) => lineOf(one, data, scale, layout));
  const ends = followed.map((one) => endOf(one.series, data, scale, layout));
  const obstacles = lines.map((line) => ({ ...line, ballReachPx: ballReachPx(line) }));
  const note = data.scale === "logarithmic" ? noteOf(data) : "";
  return {
    picture: {
      layout,
      lines,
      ...placeTexts(context, { ends, obstacles, note, ...layout }),
      tokens: themeTokens[data.theme],
    },
    scale,
    series: followed.map(({ series }) => series),
  };
}

/** The selected one last. */
function inPaintingOrder(all: readonly FollowedSeries[]): FollowedSeries[] {
  return [...all].sort(
    (one, other) => Number(one.series.isSelected) - Number(other.series.isSelected),
  );
}

function scaleOf(
  followed: readonly FollowedSeries[],
  kind: TimelineChartData["scale"],
  heightPx: number,
): ValueScale {
  if (kind === "linear") {
    return createValueScale(union(followed.map(({ pyramid }) => pyramid.finiteRange)));
  }
  const mostTicks = Math.max(2, Math.floor(timelinePlotHeightPx(heightPx) / roomPerDecadePx) + 1);
  return createLogarithmicScale(union(followed.map(gapsOf)), mostTicks);
}

/** How far the values are above their base, where they are above it. */
function gapsOf({ series: { base }, pyramid }: FollowedSeries): Interval | null {
  const range = pyramid.finiteRange;
  if (!range || range.high <= base) return null;
  if (range.low > base) return { low: range.low - base, high: range.high - base };
  const { lows, highs } = decimate(pyramid, probeCount);
  let low = range.high;
  for (const values of [lows, highs]) {
    for (const value of values) if (value > base && value < low) low = value;
  }
  return { low: low - base, high: range.high - base };
}

function union(ranges: readonly (Interval | null)[]): Interval | null {
  const known = ranges.filter((range) => range !== null);
  if (known.length === 0) return null;
  return {
    low: Math.min(...known.map(({ low }) => low)),
    high: Math.max(...known.map(({ high }) => high)),
  };
}

function layoutOf(
  context: PaintContext,
  data: TimelineChartData,
  scale: ValueScale,
  size: TimelineSize,
): TimelineLayout {
  const names = data.series.map(({ name }) => name);
  return layTimeline({
    ...size,
    lastStep: Math.max(0, data.lastStep),
    iterationsPerCount: data.iterationsPerCount ?? 1,
    scale,
    namesPx: namesRoomPx(context, names),
    formatValue: (value, asPower) => data.formatNumber(value, asPower),
    formatCount: (count) => data.formatCount?.(count) ?? data.formatNumber(count),
    measure: (text) => measureAxisText(context, text, textFont, axisLabelSizePx),
  });
}

function lineOf(
  { series, pyramid }: FollowedSeries,
  data: TimelineChartData,
  scale: ValueScale,
  layout: TimelineLayout,
): TimelineLine {
  const { box, pixelRatio } = layout;
  const { count, base, colour, isSelected } = series;
  const width = stepX(layout, Math.max(0, count - 1)) - box.left;
  const thinned = decimate(pyramid, Math.max(2, Math.round(width)));
  const endsEarly = count > 0 && count - 1 < data.lastStep;
  const curve = layTimelineCurve(thinned, { ...box, width }, { scale, base, pixelRatio });
  return {
    curve,
    place: colour,
    marks: colour === null ? [] : timelineMarks(curve, colour, pixelRatio),
    isAlone: colour === null,
    colour: runInk(data.theme, colour),
    isSelected,
    end: endsEarly && colour !== null ? endOf(series, data, scale, layout) : null,
  };
}

/** The last point of a line; where the last value is not a number, of what comes before it. */
function endOf(
  series: TimelineSeries,
  data: TimelineChartData,
  scale: ValueScale,
  layout: TimelineLayout,
): NamedEnd {
  const { values, count, base, name, colour, isSelected } = series;
  let last = count - 1;
  while (last > 0 && Number.isNaN(values[last])) last--;
  const place = last >= 0 ? scale.place(values[last], base) : 0;
  return {
    name: count > 0 ? name : "",
    colour: runInk(data.theme, colour),
    isSelected,
    x: stepX(layout, Math.max(0, last)),
    y: placeY(layout, Number.isNaN(place) ? 0 : place),
  };
}

/** What was taken from the values, where it is the same for all and not nothing. */
function noteOf({ series, formatNumber }: TimelineChartData): string {
  const bases = new Set(series.map(({ base }) => base));
  const [base = 0] = bases;
  if (bases.size !== 1 || base === 0) return "";
  return base > 0 ? `J − ${formatNumber(base)}` : `J + ${formatNumber(-base)}`;
}

import type { PlacedAxis, PlacedTick } from "./axis-placement.ts";
import type { ScreenPoint } from "./camera-rig.ts";
import { clipSegment } from "./segment-clipping.ts";

/** An upright rectangle on the picture, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A text on the picture, placed by its middle. */
export interface PlacedLabel {
  readonly text: string;
  readonly kind: "number" | "name";
  readonly middle: ScreenPoint;
  readonly box: Box;
}

/** A short line across an axis. */
export interface TickMark {
  readonly from: ScreenPoint;
  readonly to: ScreenPoint;
}

/** All that is drawn over the surface for its axes. */
export interface AxisLayout {
  readonly lines: readonly TickMark[];
  readonly marks: readonly TickMark[];
  readonly labels: readonly PlacedLabel[];
}

/** Width in CSS pixels of a text. */
export type MeasureText = (text: string, kind: PlacedLabel["kind"]) => number;

/** What the layout needs to know besides the axes. */
export interface LayoutContext {
  readonly width: number;
  readonly height: number;
  /** Areas that no label may touch: the colour bar, the map, the caption. */
  readonly keepClear: readonly Box[];
  /** An axis without a name has no ticks either: it measures nothing. */
  readonly names: Readonly<Record<PlacedAxis["kind"], string>>;
  readonly formatNumber: (value: number) => string;
  readonly measure: MeasureText;
}

const tickInsidePx = 4;
const tickOutsidePx = 7;
const gapPx = 8;
const nameGapPx = 13;
const marginPx = 3;
const spacingPx = 3;
const heightsPx: Readonly<Record<PlacedLabel["kind"], number>> = { number: 14, name: 22 };
/** Where along an axis its name may stand, best first. */
const namePlaces = [0.5, 0.38, 0.62, 0.26, 0.74, 0.14, 0.86];

/** Places ticks, numbers and names so that none touches another or leaves the picture. */
export function layoutAxes(axes: readonly PlacedAxis[], context: LayoutContext): AxisLayout {
  const labels: PlacedLabel[] = [];
  const marks: TickMark[] = [];
  const lines = axes.map(({ from, to }) => ({ from, to }));
  const isFree = (box: Box): boolean => hasRoom(box, labels, lines, context);
  const measuring = axes.filter(({ kind }) => context.names[kind] !== "");
  for (const axis of measuring) {
    const ticks = ticksWithRoom(axis, context);
    for (const tick of ticks) {
      marks.push(markOf(tick));
      const label = numberLabel(tick, context);
      if (isFree(label.box)) labels.push(label);
    }
  }
  for (const axis of measuring) {
    const name = nameLabel(axis, isFree, context);
    if (name) labels.push(name);
  }
  return { lines, marks, labels };
}

/** Whether two boxes touch or nearly do. */
export function boxesTouch(a: Box, b: Box, spacing: number = spacingPx): boolean {
  return (
    a.x < b.x + b.width + spacing &&
    b.x < a.x + a.width + spacing &&
    a.y < b.y + b.height + spacing &&
    b.y < a.y + a.height + spacing
  );
}

/** Whether two lists have the same rectangles in the same order. */
export function isSameBoxes(some: readonly Box[], others: readonly Box[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ x, y, width, height }, at) => {
      const other = others[at];
      return x === other.x && y === other.y && width === other.width && height === other.height;
    })
  );
}

function ticksWithRoom(axis: PlacedAxis, context: LayoutContext): readonly PlacedTick[] {
  for (const ticks of axis.tickChoices) {
    const boxes = ticks.map((tick) => numberLabel(tick, context).box);
    const isRoomy = boxes.every((box, at) => {
      const next = boxes[at + 1];
      return next === undefined || !boxesTouch(box, next);
    });
    if (isRoomy) return ticks;
  }
  return [];
}

function markOf({ at, outward }: PlacedTick): TickMark {
  return {
    from: { x: at.x - outward.x * tickInsidePx, y: at.y - outward.y * tickInsidePx },
    to: { x: at.x + outward.x * tickOutsidePx, y: at.y + outward.y * tickOutsidePx },
  };
}

function numberLabel(tick: PlacedTick, context: LayoutContext): PlacedLabel {
  return labelBeyond(
    context.formatNumber(tick.value),
    "number",
    tick.at,
    tick.outward,
    tickOutsidePx + gapPx,
    context,
  );
}

/** A label outwards of a point, just so far that its box keeps the distance. */
function labelBeyond(
  text: string,
  kind: PlacedLabel["kind"],
  at: ScreenPoint,
  outward: ScreenPoint,
  distance: number,
  context: LayoutContext,
): PlacedLabel {
  const width = context.measure(text, kind);
  const height = heightsPx[kind];
  const reach = distance + (Math.abs(outward.x) * width) / 2 + (Math.abs(outward.y) * height) / 2;
  return labelAt(text, kind, { x: at.x + outward.x * reach, y: at.y + outward.y * reach }, width);
}

function labelAt(
  text: string,
  kind: PlacedLabel["kind"],
  middle: ScreenPoint,
  width: number,
): PlacedLabel {
  const height = heightsPx[kind];
  const box = { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
  return { text, kind, middle, box };
}

function nameLabel(
  axis: PlacedAxis,
  isFree: (box: Box) => boolean,
  context: LayoutContext,
): PlacedLabel | null {
  const text = context.names[axis.kind];
  const ticks = axis.tickChoices[0] ?? [];
  const outward = ticks[ticks.length >> 1]?.outward ?? { x: 0, y: 1 };
  const numberWidth = Math.max(
    0,
    ...ticks.map(({ value }) => context.measure(context.formatNumber(value), "number")),
  );
  const numberReach = Math.abs(outward.x) * numberWidth + Math.abs(outward.y) * heightsPx.number;
  const along = axis.kind === "height" ? [1] : namePlaces;
  for (const extra of [0, 12, 24]) {
    for (const t of along) {
      const at = between(axis.from, axis.to, t);
      const label =
        axis.kind === "height"
          ? labelBeyond(text, "name", at, { x: 0, y: -1 }, gapPx + 6 + extra, context)
          : labelBeyond(
              text,
              "name",
              at,
              outward,
              tickOutsidePx + gapPx + numberReach + nameGapPx + extra,
              context,
            );
      if (isFree(label.box)) return label;
    }
  }
  return null;
}

function between(a: ScreenPoint, b: ScreenPoint, t: number): ScreenPoint {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

function hasRoom(
  box: Box,
  placed: readonly PlacedLabel[],
  lines: readonly TickMark[],
  context: LayoutContext,
): boolean {
  const isInside =
    box.x >= marginPx &&
    box.y >= marginPx &&
    box.x + box.width <= context.width - marginPx &&
    box.y + box.height <= context.height - marginPx;
  return (
    isInside &&
    placed.every((label) => !boxesTouch(box, label.box)) &&
    context.keepClear.every((area) => !boxesTouch(box, area)) &&
    lines.every((line) => !crosses(line, box))
  );
}

function crosses({ from, to }: TickMark, box: Box): boolean {
  const x = { low: box.x - spacingPx, high: box.x + box.width + spacingPx };
  const y = { low: box.y - spacingPx, high: box.y + box.height + spacingPx };
  return clipSegment(from.x, from.y, to.x, to.y, x, y) !== null;
}

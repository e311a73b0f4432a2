import { textFont } from "../scenes/picture-fonts.ts";
import { markReach } from "../scenes/run-marks.ts";
import type { PaintContext } from "./axis-text.ts";
import { fittedText } from "./fitted-text.ts";
import { LabelPlacer, type LabelSide, type Leader } from "./label-placer.ts";
import { stackLabels } from "./label-stack.ts";
import type { PixelBox, PixelPoint } from "./pixel-box.ts";
import type { TimelineCurve } from "./timeline-curve.ts";

/** A line's end that has a name. */
export interface NamedEnd {
  readonly name: string;
  readonly colour: string;
  readonly isSelected: boolean;
  /** The end, in pixels of the canvas. */
  readonly x: number;
  readonly y: number;
}

/** A name where it is to be written: from `x` on, its middle at the height `y`, in pixels. */
export interface PlacedName {
  readonly text: string;
  readonly colour: string;
  readonly isSelected: boolean;
  readonly x: number;
  readonly y: number;
  /** From the line's end to a name that had to go far from it; null for one beside it. */
  readonly leader: Leader | null;
}

/** A line that no name may lie on. */
export interface TimelineObstacle {
  readonly curve: TimelineCurve;
  /** Where its mark stands on it, in pixels of the canvas. */
  readonly marks: readonly PixelPoint[];
  /** How far its ball reaches, in CSS pixels: wherever the playhead stands, it covers no name. */
  readonly ballReachPx: number;
}

/** What is to be written over the lines of a timeline, and where it may be. */
export interface TimelineTexts {
  readonly ends: readonly NamedEnd[];
  readonly obstacles: readonly TimelineObstacle[];
  /** What the plot says about its axis; "" for nothing. */
  readonly note: string;
  /** The plot, in pixels of the canvas. */
  readonly box: PixelBox;
  readonly pixelRatio: number;
}

/** Texts with their places, in pixels of the canvas. */
export interface PlacedTexts {
  readonly names: readonly PlacedName[];
  readonly note: (PixelBox & { readonly text: string }) | null;
}

/** Size of names, in CSS pixels. */
export const nameSizePx = 12;
/** Size of the note, in CSS pixels. */
export const noteSizePx = 11;
/** Radius of a mark on a line, in CSS pixels. */
export const timelineMarkPx = 3.4;
const lineHeightPx = 13;
const gapPx = 10;
/** Longer names are cut. */
const mostWidthPx = 132;
/** By how much a name right of its line's end may be higher or lower, best first. */
const shiftsPx = [-1, 3, -4, -7];
/** Below the plot there is so much room before the numbers. */
const roomBelowPx = 3;
/** Where else a name may stand about its line's end, best first. */
const besideEnd: readonly LabelSide[] = [
  "right",
  "above right",
  "below right",
  "above",
  "above left",
  "below left",
  "left",
  "below",
];
/** Where the note may stand: parts of the plot's width and height, best first. */
const noteColumns = Array.from({ length: 20 }, (_, at) => 1 - at / 19);
const noteRows = [0, 1, 0.25, 0.75, 0.5];

/** Font of a name of a size. */
export function nameFont(sizePx: number, isSelected: boolean): string {
  return textFont(sizePx, isSelected ? 640 : 500);
}

/** Room that names need at the right of a plot, in CSS pixels; 0 when there are none. */
export function namesRoomPx(context: PaintContext, names: readonly string[]): number {
  context.font = nameFont(nameSizePx, true);
  const widths = names.filter((name) => name !== "").map((name) => context.measureText(name).width);
  return widths.length === 0 ? 0 : Math.min(mostWidthPx, Math.max(...widths)) + gapPx + 2;
}

/**
 * Places the names of lines: of those that last to the right edge in a column there, of those that
 * end before beside their end or at a leader from it. None lies on a line, a mark, a ball or another
 * text, wherever the playhead stands; one that has no room is left out, the selected one last: the
 * list of runs tells it. So is the note, which comes before the names, as it explains the axis.
 */
export function placeTexts(context: PaintContext, texts: TimelineTexts): PlacedTexts {
  const { ends, obstacles, box, pixelRatio } = texts;
  const plot = scaledBox(box, 1 / pixelRatio);
  const placer = new LabelPlacer({
    left: plot.left,
    top: 0,
    width: plot.width + namesRoomPx(context, namesOf(ends)),
    height: plot.top + plot.height + roomBelowPx,
  });
  for (const obstacle of obstacles) keepClear(placer, obstacle, pixelRatio);
  const note = placeNote(context, texts.note, placer, plot);
  const inOrder = ends
    .filter(({ name }) => name !== "")
    .sort((one, other) => Number(other.isSelected) - Number(one.isSelected))
    .map((end) => measured(context, end, pixelRatio));
  const isAtRight = ({ x }: MeasuredName): boolean => x > plot.left + plot.width - 1;
  const column = stackNames(inOrder.filter(isAtRight), placer, plot);
  const beside = inOrder.filter((one) => !isAtRight(one)).flatMap((one) => besideIts(one, placer));
  return {
    names: [...column, ...beside].map((name) => scaledName(name, pixelRatio)),
    note: note && { ...scaledBox(note, pixelRatio), text: texts.note },
  };
}

/** A name and its line's end, in CSS pixels. */
interface MeasuredName extends NamedEnd {
  readonly text: string;
  readonly width: number;
}

function namesOf(ends: readonly NamedEnd[]): string[] {
  return ends.map(({ name }) => name);
}

function measured(context: PaintContext, end: NamedEnd, pixelRatio: number): MeasuredName {
  context.font = nameFont(nameSizePx, end.isSelected);
  const text = fittedText(context, end.name, mostWidthPx);
  const { width } = context.measureText(text);
  return { ...end, text, width, x: end.x / pixelRatio, y: end.y / pixelRatio };
}

function keepClear(
  placer: LabelPlacer,
  { curve, marks, ballReachPx }: TimelineObstacle,
  pixelRatio: number,
): void {
  for (const { xs, lows, highs } of curve.stretches) {
    const points = xs.flatMap((x, at): PixelPoint[] => {
      const upper = { x: x / pixelRatio, y: highs[at] / pixelRatio };
      return lows[at] === highs[at] ? [upper] : [upper, { ...upper, y: lows[at] / pixelRatio }];
    });
    placer.addLine(points, ballReachPx);
    if (points.length === 1) placer.addDisc(points[0], ballReachPx);
  }
  for (const { x, y } of marks) {
    placer.addDisc({ x: x / pixelRatio, y: y / pixelRatio }, timelineMarkPx * markReach + 1);
  }
}

/** As far right as there is room, at the top or at the bottom rather than between. */
function placeNote(
  context: PaintContext,
  text: string,
  placer: LabelPlacer,
  plot: PixelBox,
): PixelBox | null {
  if (text === "") return null;
  context.font = textFont(noteSizePx);
  const width = context.measureText(text).width + 4;
  const height = noteSizePx + 2;
  const rooms = noteColumns.flatMap((across) =>
    noteRows.map((down) => ({
      left: plot.left + across * (plot.width - width),
      top: plot.top + down * (plot.height - height),
      width,
      height,
    })),
  );
  return placer.placeFirst(rooms);
}

/** One under the other at the right of the plot, where nothing else is. */
function stackNames(
  names: readonly MeasuredName[],
  placer: LabelPlacer,
  plot: PixelBox,
): PlacedName[] {
  const x = plot.left + plot.width + gapPx;
  const low = lineHeightPx / 2;
  return stackLabels(names, low, plot.top + plot.height, lineHeightPx).map(({ label, y }) => {
    placer.addBox({ left: x, top: y - low, width: label.width, height: lineHeightPx });
    return { ...label, x, y, leader: null };
  });
}

function besideIts(name: MeasuredName, placer: LabelPlacer): PlacedName[] {
  const size = { width: name.width, height: lineHeightPx };
  const near = shiftsPx.map((shift) => ({
    ...size,
    left: name.x + gapPx,
    top: name.y - lineHeightPx / 2 + shift,
  }));
  const beside = placer.placeFirst(near);
  const room = beside
    ? { ...beside, leader: null }
    : placer.placeBeside(name, gapPx, size, besideEnd);
  if (!room) return [];
  return [{ ...name, x: room.left, y: room.top + lineHeightPx / 2, leader: room.leader }];
}

function scaledBox({ left, top, width, height }: PixelBox, factor: number): PixelBox {
  return {
    left: left * factor,
    top: top * factor,
    width: width * factor,
    height: height * factor,
  };
}

function scaledName(
  { text, colour, isSelected, x, y, leader }: PlacedName,
  factor: number,
): PlacedName {
  const scaled = (at: PixelPoint): PixelPoint => ({ x: at.x * factor, y: at.y * factor });
  return {
    ...{ text, colour, isSelected, ...scaled({ x, y }) },
    leader: leader && { from: scaled(leader.from), to: scaled(leader.to) },
  };
}

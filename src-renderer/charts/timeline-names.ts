import { textFont } from "../scenes/picture-fonts.ts";
import type { PaintContext } from "./axis-text.ts";
import { fittedText } from "./fitted-text.ts";
import { stackLabels } from "./label-stack.ts";
import { overlaps, type PixelBox } from "./pixel-box.ts";
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
}

/** Size of names, in CSS pixels. */
export const nameSizePx = 12;
const lineHeightPx = 13;
const gapPx = 10;
/** Longer names are cut. */
const mostWidthPx = 132;

/** Room that names need at the right of a plot, in CSS pixels; 0 when there are none. */
export function namesRoomPx(context: PaintContext, names: readonly string[]): number {
  context.font = textFont(nameSizePx, 560);
  const widths = names.filter((name) => name !== "").map((name) => context.measureText(name).width);
  return widths.length === 0 ? 0 : Math.min(mostWidthPx, Math.max(...widths)) + gapPx + 2;
}

/**
 * Places the names of lines: those of lines that end early beside their end, where neither a line
 * nor another name is, and all others in a column at the right, none touching another; of more than
 * the column has room for the last are left out, never the selected one.
 */
export function placeNames(
  context: PaintContext,
  ends: readonly NamedEnd[],
  curves: readonly TimelineCurve[],
  box: PixelBox,
  pixelRatio: number,
): PlacedName[] {
  context.font = textFont(nameSizePx * pixelRatio, 560);
  const lineHeight = lineHeightPx * pixelRatio;
  const gap = gapPx * pixelRatio;
  const placed: PlacedName[] = [];
  const taken: PixelBox[] = [];
  const column: (NamedEnd & { readonly text: string })[] = [];
  for (const end of ends.filter(({ name }) => name !== "")) {
    const text = fittedText(context, end.name, mostWidthPx * pixelRatio);
    const width = context.measureText(text).width;
    const free = [-0.1, -0.95, 0.95]
      .map((lines): PixelBox => {
        const top = end.y + (lines - 0.5) * lineHeight;
        return { left: end.x + gap, top, width, height: lineHeight };
      })
      .find((room) => isFree(room, box, taken, curves));
    if (free) {
      taken.push(free);
      placed.push({ ...end, text, x: free.left, y: free.top + lineHeight / 2 });
    } else {
      column.push({ ...end, text });
    }
  }
  const low = lineHeight / 2;
  const high = box.top + box.height + lineHeight / 2;
  for (const { label, y } of stackLabels(column, low, high, lineHeight)) {
    placed.push({ ...label, x: box.left + box.width + gap, y });
  }
  return placed;
}

function isFree(
  room: PixelBox,
  box: PixelBox,
  taken: readonly PixelBox[],
  curves: readonly TimelineCurve[],
): boolean {
  const isInside =
    room.left + room.width < box.left + box.width &&
    room.top > 0 &&
    room.top + room.height <= box.top + box.height;
  return (
    isInside &&
    !taken.some((other) => overlaps(room, other)) &&
    !curves.some((curve) => curve.stretches.some((stretch) => crosses(stretch, room)))
  );
}

function crosses({ xs, lows, highs }: TimelineCurve["stretches"][number], room: PixelBox): boolean {
  const right = room.left + room.width;
  const bottom = room.top + room.height;
  for (let i = 1; i < xs.length; i++) {
    if (xs[i] < room.left) continue;
    if (xs[i - 1] > right) return false;
    const top = Math.min(highs[i - 1], highs[i]);
    if (top < bottom && Math.max(lows[i - 1], lows[i]) > room.top) return true;
  }
  return false;
}

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
/** Where a name may stand about its line's end, best first: in widths and in lines. */
const besideEnd = [
  { across: 0, lines: -0.1 },
  { across: 0, lines: -0.95 },
  { across: 0, lines: 0.95 },
  { across: -1, lines: 0.95 },
  { across: -1, lines: -0.95 },
  { across: 0, lines: 1.9 },
  { across: -1, lines: 1.9 },
] as const;
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
    const isAtRight = end.x > box.left + box.width - 1;
    const rooms = (isAtRight ? [] : besideEnd)
      .map(({ across, lines }): PixelBox => {
        const left = end.x + gap * Math.sign(across + 0.5) + across * width;
        return { left, top: end.y + (lines - 0.5) * lineHeight, width, height: lineHeight };
      })
      .filter((room) => isInside(room, box) && !taken.some((other) => overlaps(room, other)));
    // A line may pass behind a name when it must: the name has a halo.
    const free = rooms.find((room) => !isCrossed(room, curves)) ?? rooms[0];
    if (free) {
      taken.push(free);
      placed.push({ ...end, text, x: free.left, y: free.top + lineHeight / 2 });
    } else {
      column.push({ ...end, text });
    }
  }
  const low = lineHeight / 2;
  const high = box.top + box.height;
  for (const { label, y } of stackLabels(column, low, high, lineHeight)) {
    placed.push({ ...label, x: box.left + box.width + gap, y });
  }
  return placed;
}

/**
 * Where a note of a size may stand inside a plot so that no line crosses it, near the top or the
 * bottom; at the top right when there is no such place.
 */
export function freePlace(
  { width, height }: Pick<PixelBox, "width" | "height">,
  box: PixelBox,
  curves: readonly TimelineCurve[],
): PixelBox {
  const room = box.width - width;
  const places = [1, 0.85, 0.7, 0.55, 0.4, 0.25, 0.1].flatMap((part) =>
    [0, box.height - height].map((down) => ({
      left: box.left + part * room,
      top: box.top + down,
      width,
      height,
    })),
  );
  return places.find((place) => !isCrossed(place, curves)) ?? places[0];
}

function isInside(room: PixelBox, box: PixelBox): boolean {
  return (
    room.left > box.left &&
    room.left + room.width < box.left + box.width &&
    room.top > 0 &&
    room.top + room.height <= box.top + box.height + 1
  );
}

function isCrossed(room: PixelBox, curves: readonly TimelineCurve[]): boolean {
  return curves.some((curve) => curve.stretches.some((stretch) => crosses(stretch, room)));
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

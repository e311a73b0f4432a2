import { isWithin, overlaps, type PixelBox, type PixelPoint } from "./pixel-box.ts";

/** Labels that are placed one after the other where nothing is yet. */
export interface FreeLabels {
  /** No label leaves this. */
  readonly bounds: PixelBox;
  /** Where labels or marks are already; `placeBeside` adds to it. */
  readonly taken: PixelBox[];
}

/** Where a label may stand about its point: parts of its size, and ways to go. */
const sides = {
  right: { across: 1, down: 0 },
  above: { across: 0, down: -1 },
  below: { across: 0, down: 1 },
  left: { across: -1, down: 0 },
  "above right": { across: 1, down: -1 },
  "below right": { across: 1, down: 1 },
  "above left": { across: -1, down: -1 },
  "below left": { across: -1, down: 1 },
} as const;
/** Seen along an axis, a corner of a label may come so much nearer to the point than an edge. */
const cornerPart = 0.5;

/** A side of a point. */
export type LabelSide = keyof typeof sides;

/** Every side, best first. */
const allSides = Object.keys(sides) as readonly LabelSide[];

/**
 * Finds room for a label beside a point, and takes it.
 *
 * @param gap from the point to the label
 * @param order the sides to try, best first
 * @returns null where there is none
 */
export function placeBeside(
  labels: FreeLabels,
  { x, y }: PixelPoint,
  gap: number,
  { width, height }: { readonly width: number; readonly height: number },
  order: readonly LabelSide[] = allSides,
): PixelBox | null {
  for (const side of order) {
    const { across, down } = sides[side];
    const isCorner = across !== 0 && down !== 0;
    const away = isCorner ? gap * cornerPart : gap;
    const middleX = x + across * (away + width / 2);
    const middleY = y + down * (away + height / 2);
    const box = { left: middleX - width / 2, top: middleY - height / 2, width, height };
    const isFree = !labels.taken.some((other) => overlaps(box, other));
    if (!isFree || !isWithin(box, labels.bounds)) continue;
    labels.taken.push(box);
    return box;
  }
  return null;
}

/** What a dot takes of the room for labels: a label's corner may come into the corner of its box. */
export function dotBox({ x, y }: PixelPoint, radius: number): PixelBox {
  const half = radius * Math.SQRT1_2;
  return { left: x - half, top: y - half, width: 2 * half, height: 2 * half };
}

import { isWithin, overlaps, type PixelBox, type PixelPoint } from "./pixel-box.ts";

/** Labels that are placed one after the other where nothing is yet. */
export interface FreeLabels {
  /** No label leaves this. */
  readonly bounds: PixelBox;
  /** Where labels or marks are already; `placeBeside` adds to it. */
  readonly taken: PixelBox[];
}

/** Where a label may stand about its point, best first: parts of its size, and ways to go. */
const places = [
  { across: 1, down: 0 },
  { across: 0, down: -1 },
  { across: 0, down: 1 },
  { across: -1, down: 0 },
  { across: 0.75, down: -0.75 },
  { across: 0.75, down: 0.75 },
  { across: -0.75, down: -0.75 },
  { across: -0.75, down: 0.75 },
] as const;

/**
 * Finds room for a label beside a point, and takes it.
 *
 * @param gap from the point to the label
 * @returns null where there is none
 */
export function placeBeside(
  labels: FreeLabels,
  { x, y }: PixelPoint,
  gap: number,
  { width, height }: { readonly width: number; readonly height: number },
): PixelBox | null {
  for (const { across, down } of places) {
    const middleX = x + across * (gap + width / 2);
    const middleY = y + down * (gap + height / 2);
    const box = { left: middleX - width / 2, top: middleY - height / 2, width, height };
    const isFree = !labels.taken.some((other) => overlaps(box, other));
    if (!isFree || !isWithin(box, labels.bounds)) continue;
    labels.taken.push(box);
    return box;
  }
  return null;
}

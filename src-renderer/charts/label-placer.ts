import { clipSegment } from "../scenes/segment-clipping.ts";
import { hasPoint, isWithin, overlaps, type PixelBox, type PixelPoint } from "./pixel-box.ts";

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
/** How much farther from its point a label may go when there is no room beside it, in pixels. */
const fartherPx = [0, 8, 18, 30, 44, 60];
/** From so far on a thin line leads from the label to its point. */
const leaderFromPx = 24;
/** Obstacles are looked for in squares of this size. */
const cellPx = 32;

/** A side of a point. */
export type LabelSide = keyof typeof sides;

/** Every side, best first. */
const allSides = Object.keys(sides) as readonly LabelSide[];

/** A line from a point to the label that had to move away from it. */
export interface Leader {
  readonly from: PixelPoint;
  readonly to: PixelPoint;
}

/** Room for a label. */
export interface PlacedLabelBox extends PixelBox {
  /** Null where the label stands beside its point. */
  readonly leader: Leader | null;
}

type Obstacle =
  | { readonly kind: "box"; readonly box: PixelBox }
  | { readonly kind: "disc"; readonly at: PixelPoint; readonly radius: number }
  | {
      readonly kind: "line";
      readonly from: PixelPoint;
      readonly to: PixelPoint;
      readonly half: number;
    };

/**
 * Finds room for the labels of one picture, one after the other, the most important first: none
 * leaves the bounds, lies on a line, a ball or a mark, or on another label; where there is no room a
 * label is left out. The same obstacles and labels in the same order have the same places. All in
 * the units of the drawing context.
 */
export class LabelPlacer {
  readonly #bounds: PixelBox;
  readonly #columns: number;
  readonly #rows: number;
  readonly #cells = new Map<number, Obstacle[]>();
  readonly #labels: PixelBox[] = [];

  /** @param bounds no label leaves them */
  constructor(bounds: PixelBox) {
    this.#bounds = bounds;
    this.#columns = Math.max(1, Math.ceil(bounds.width / cellPx));
    this.#rows = Math.max(1, Math.ceil(bounds.height / cellPx));
  }

  /** Keeps a rectangle clear. */
  addBox(box: PixelBox): void {
    if (overlaps(box, this.#bounds)) this.#add({ kind: "box", box }, box);
  }

  /** Keeps a ball or a mark clear; nothing where it is nowhere. */
  addDisc(at: PixelPoint, radius: number): void {
    const box = { left: at.x - radius, top: at.y - radius, width: 2 * radius, height: 2 * radius };
    if (overlaps(box, this.#bounds)) this.#add({ kind: "disc", at, radius }, box);
  }

  /**
   * Keeps a line through points clear; it is broken where a point is not finite.
   *
   * @param half half its width and the distance to keep from it
   */
  addLine(points: readonly PixelPoint[], half: number): void {
    for (let at = 1; at < points.length; at++) this.#addSegment(points[at - 1], points[at], half);
  }

  /** Whether a label there would lie on nothing. */
  isFree(box: PixelBox): boolean {
    if (!isWithin(box, this.#bounds)) return false;
    const { left, right, top, bottom } = this.#range(box);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const found = this.#cells.get(row * this.#columns + column);
        if (found?.some((obstacle) => lies(box, obstacle))) return false;
      }
    }
    return true;
  }

  /** Takes the first of several rooms that is free; null when none is. */
  placeFirst(rooms: readonly PixelBox[]): PixelBox | null {
    const room = rooms.find((one) => this.isFree(one));
    if (!room) return null;
    this.#take(room);
    return room;
  }

  /**
   * Finds room for a label beside a point, or farther away at the end of a leader, and takes it.
   *
   * @param gap from the point to the label
   * @param order the sides to try, best first
   * @returns null where there is none
   */
  placeBeside(
    point: PixelPoint,
    gap: number,
    size: { readonly width: number; readonly height: number },
    order: readonly LabelSide[] = allSides,
  ): PlacedLabelBox | null {
    for (const farther of fartherPx) {
      for (const side of order) {
        const box = boxBeside(point, gap + farther, size, side);
        if (!this.isFree(box)) continue;
        const leader = gap + farther < leaderFromPx ? null : leaderTo(box, point, gap);
        if (leader && !this.#isClear(leader)) continue;
        this.#take(box);
        if (leader) this.#addSegment(leader.from, leader.to, 1);
        return { ...box, leader };
      }
    }
    return null;
  }

  /** A leader may cross lines, never labels. */
  #isClear({ from, to }: Leader): boolean {
    return !this.#labels.some((box) => meets(box, from, to, 1));
  }

  #take(box: PixelBox): void {
    this.#labels.push(box);
    this.#add({ kind: "box", box }, box);
  }

  #addSegment(from: PixelPoint, to: PixelPoint, half: number): void {
    const { left, top, width, height } = this.#bounds;
    const x = { low: left - half, high: left + width + half };
    const y = { low: top - half, high: top + height + half };
    const part = clipSegment(from.x, from.y, to.x, to.y, x, y);
    if (!part) return;
    const [start, end] = [between(from, to, part.low), between(from, to, part.high)];
    const obstacle = { kind: "line", from: start, to: end, half } as const;
    // A long line is handed to the squares piece by piece: a slanting one passes few of them.
    const pieces = Math.max(1, Math.ceil(Math.abs(end.x - start.x) / cellPx));
    for (let piece = 0; piece < pieces; piece++) {
      const one = between(start, end, piece / pieces);
      const other = between(start, end, (piece + 1) / pieces);
      this.#add(obstacle, {
        left: Math.min(one.x, other.x) - half,
        top: Math.min(one.y, other.y) - half,
        width: Math.abs(one.x - other.x) + 2 * half,
        height: Math.abs(one.y - other.y) + 2 * half,
      });
    }
  }

  #add(obstacle: Obstacle, box: PixelBox): void {
    const { left, right, top, bottom } = this.#range(box);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const key = row * this.#columns + column;
        const found = this.#cells.get(key);
        if (!found) this.#cells.set(key, [obstacle]);
        else if (found[found.length - 1] !== obstacle) found.push(obstacle);
      }
    }
  }

  #range(box: PixelBox): { left: number; right: number; top: number; bottom: number } {
    const column = (x: number): number =>
      Math.min(this.#columns - 1, Math.max(0, Math.floor((x - this.#bounds.left) / cellPx)));
    const row = (y: number): number =>
      Math.min(this.#rows - 1, Math.max(0, Math.floor((y - this.#bounds.top) / cellPx)));
    return {
      left: column(box.left),
      right: column(box.left + box.width),
      top: row(box.top),
      bottom: row(box.top + box.height),
    };
  }
}

function boxBeside(
  { x, y }: PixelPoint,
  gap: number,
  { width, height }: { readonly width: number; readonly height: number },
  side: LabelSide,
): PixelBox {
  const { across, down } = sides[side];
  const away = across !== 0 && down !== 0 ? gap * cornerPart : gap;
  const middleX = x + across * (away + width / 2);
  const middleY = y + down * (away + height / 2);
  return { left: middleX - width / 2, top: middleY - height / 2, width, height };
}

/** From the edge of what is at the point to the nearest point of the label. */
function leaderTo(box: PixelBox, point: PixelPoint, gap: number): Leader | null {
  const to = {
    x: Math.min(box.left + box.width, Math.max(box.left, point.x)),
    y: Math.min(box.top + box.height, Math.max(box.top, point.y)),
  };
  const way = Math.hypot(to.x - point.x, to.y - point.y);
  if (way <= gap) return null;
  return { from: between(point, to, gap / way), to: between(point, to, 1 - 2 / way) };
}

function between(from: PixelPoint, to: PixelPoint, part: number): PixelPoint {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function lies(box: PixelBox, obstacle: Obstacle): boolean {
  if (obstacle.kind === "box") return overlaps(box, obstacle.box);
  if (obstacle.kind === "line") return meets(box, obstacle.from, obstacle.to, obstacle.half);
  const { at, radius } = obstacle;
  if (hasPoint(box, at)) return true;
  const x = Math.min(box.left + box.width, Math.max(box.left, at.x));
  const y = Math.min(box.top + box.height, Math.max(box.top, at.y));
  return Math.hypot(x - at.x, y - at.y) < radius;
}

function meets(box: PixelBox, from: PixelPoint, to: PixelPoint, half: number): boolean {
  const x = { low: box.left - half, high: box.left + box.width + half };
  const y = { low: box.top - half, high: box.top + box.height + half };
  return clipSegment(from.x, from.y, to.x, to.y, x, y) !== null;
}

import type { SurfaceFrame } from "./surface-frame.ts";

/** Iterates of a run, in the coordinates of the domain. */
export interface IteratePath {
  /** Float64Array, row-major [capacity, 2]: x and y; only the first `count` rows count. */
  readonly points: Float64Array;
  /** The heights, as long as `points` has rows. */
  readonly values: Float64Array;
  readonly count: number;
}

/** The first steps are always drawn one by one: there is where people look. */
const exactHead = 64;
/** So many points are drawn however close they lie. */
const alwaysDrawn = 400;
/** Later points nearer than this part of the domain to the last one drawn add nothing to see. */
const nearestGap = 0.002;
/** So many iterates are looked at one by one; of later ones, about so many. */
const visitedExactly = 20_000;
const visitedBeyond = 50_000;

/**
 * Chooses which iterates of a long path to draw. The first and the last are always among them.
 *
 * @param largestCount at most so many are chosen, at least 2
 * @param longestWay the way along the chosen points is at most this long (in diagonals of the
 *   domain), unless the exact head alone is longer
 * @returns rising indices
 */
export function thinPath(
  path: IteratePath,
  frame: Pick<SurfaceFrame, "x" | "y">,
  largestCount = 2000,
  longestWay = 60,
): Uint32Array<ArrayBuffer> {
  if (path.count <= alwaysDrawn && path.count <= largestCount) {
    const all = Uint32Array.from({ length: path.count }, (_, index) => index);
    if (wayAlong(path, frame, all) <= longestWay) return all;
  }
  let chosen = withoutCrowding(path, frame, largestCount);
  while (chosen.length > 2 * exactHead && wayAlong(path, frame, chosen) > longestWay) {
    chosen = everyOther(chosen);
  }
  return Uint32Array.from(chosen);
}

/** Two passes rather than a list of a million: first how many stand out, then every so many-th. */
function withoutCrowding(
  path: IteratePath,
  frame: Pick<SurfaceFrame, "x" | "y">,
  largestCount: number,
): number[] {
  let distinctCount = 0;
  forEachDistinct(path, frame, () => {
    distinctCount++;
  });
  const head = Math.min(exactHead, largestCount >> 1);
  const stride = Math.max(1, Math.ceil((distinctCount - head) / (largestCount - head - 1)));
  const chosen: number[] = [];
  forEachDistinct(path, frame, (index, order) => {
    const isChosen = order < head || (order - head) % stride === 0 || index === path.count - 1;
    if (isChosen) chosen.push(index);
  });
  return chosen;
}

/** Visits the iterates that lie apart from the one visited before, the first steps, and the last. */
function forEachDistinct(
  { points, count }: IteratePath,
  frame: Pick<SurfaceFrame, "x" | "y">,
  visit: (index: number, order: number) => void,
): void {
  const gapX = nearestGap * (frame.x.high - frame.x.low);
  const gapY = nearestGap * (frame.y.high - frame.y.low);
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  let order = 0;
  const stride = Math.max(1, Math.floor(count / visitedBeyond));
  let index = 0;
  while (index < count) {
    const x = points[index * 2] ?? Number.NaN;
    const y = points[index * 2 + 1] ?? Number.NaN;
    const isNear = Math.abs(x - lastX) < gapX && Math.abs(y - lastY) < gapY;
    if (!isNear || index < exactHead || index === count - 1) {
      visit(index, order++);
      lastX = x;
      lastY = y;
    }
    const next = index < visitedExactly ? index + 1 : index + stride;
    index = index < count - 1 ? Math.min(next, count - 1) : count;
  }
}

/** Halves what comes after the exact head; keeps the last. */
function everyOther(chosen: readonly number[]): number[] {
  const last = chosen.length - 1;
  return chosen.filter((_, at) => at < exactHead || (at - exactHead) % 2 === 0 || at === last);
}

function wayAlong(
  path: IteratePath,
  frame: Pick<SurfaceFrame, "x" | "y">,
  chosen: ArrayLike<number>,
): number {
  const width = frame.x.high - frame.x.low;
  const depth = frame.y.high - frame.y.low;
  let way = 0;
  for (let at = 1; at < chosen.length; at++) {
    const from = (chosen[at - 1] ?? 0) * 2;
    const to = (chosen[at] ?? 0) * 2;
    const dx = ((path.points[to] ?? 0) - (path.points[from] ?? 0)) / width;
    const dy = ((path.points[to + 1] ?? 0) - (path.points[from + 1] ?? 0)) / depth;
    const length = Math.hypot(dx, dy) / Math.SQRT2;
    if (Number.isFinite(length)) way += Math.min(1, length);
  }
  return way;
}

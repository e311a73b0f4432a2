import type { Draper } from "./drape.ts";
import type { SurfaceFrame } from "./surface-frame.ts";

/** Length over the floor of the arrow for the run's steepest slope, in units of the scene. */
const fullLength = 1.1;
/** A shorter one is hardly more than its head: the direction of small slopes is still to be seen. */
const leastLength = 0.16;
/** What a rule remembers adds slopes up: its arrow is cut off where it would lead out of the picture. */
const mostLength = 2 * fullLength;

/** Whether the arrow could be laid down, and where its end is. */
export interface ArrowEnd {
  readonly tail: readonly [x: number, y: number, z: number];
  readonly tip: readonly [x: number, y: number, z: number];
}

/**
 * Lays the way downhill, −∇J, on the surface from (x, y). Over the floor, the arrow is as long as
 * the slope is large, in every direction, at the scale of its run: the run's steepest slope has an
 * arrow of 1.1 units, half of it one of half the length. One scale for a run lets its arrows be
 * compared with each other, which is what makes steps become small near a minimum; a scale for all
 * functions would leave most without an arrow. Only slopes below a seventh of the steepest have the
 * shortest arrow that can be seen, and none is longer than twice the full length. The collector is
 * cleared first and holds the shaft afterwards.
 *
 * @param steepest |∇J| that has the full length, > 0
 * @returns null when the gradient is 0 or not finite, or there is no room for an arrow
 */
export function layArrow(
  draper: Draper,
  frame: SurfaceFrame,
  [x, y]: readonly [number, number],
  gradient: readonly [number, number],
  steepest: number,
): ArrowEnd | null {
  draper.clear();
  const unitsX = (2 * frame.halfWidth) / (frame.x.high - frame.x.low);
  const unitsY = (2 * frame.halfDepth) / (frame.y.high - frame.y.low);
  const [slopeX, slopeY] = gradient;
  const onScreenLength = Math.hypot(slopeX * unitsX, slopeY * unitsY);
  if (!(onScreenLength > 0 && Number.isFinite(onScreenLength))) return null;
  const factor = lengthOf(Math.hypot(slopeX, slopeY), steepest) / onScreenLength;
  draper.addStep(x, y, x - slopeX * factor, y - slopeY * factor);
  return endOf(draper);
}

function lengthOf(slope: number, steepest: number): number {
  const part = slope / steepest;
  return Math.min(mostLength, Math.max(leastLength, fullLength * (part >= 0 ? part : 1)));
}

function endOf(draper: Draper): ArrowEnd | null {
  const { points, pointCount, starts } = draper.lines;
  if (pointCount < 3) return null;
  const last = pointCount - 1;
  let tail = last;
  while (tail > 0 && starts[tail] !== 1 && last - tail < 3) tail--;
  if (tail === last) return null;
  const at = (index: number): readonly [number, number, number] => [
    points[index * 3] ?? 0,
    points[index * 3 + 1] ?? 0,
    points[index * 3 + 2] ?? 0,
  ];
  return { tail: at(tail), tip: at(last) };
}

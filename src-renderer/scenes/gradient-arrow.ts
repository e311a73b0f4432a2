import type { Draper } from "./drape.ts";
import type { SurfaceFrame } from "./surface-frame.ts";

const shortestArrow = 0.5;
const growth = 0.6;

/** Whether the arrow could be laid down, and where its end is. */
export interface ArrowEnd {
  readonly tail: readonly [x: number, y: number, z: number];
  readonly tip: readonly [x: number, y: number, z: number];
}

/**
 * Lays the way downhill, −∇J, on the surface from (x, y): longer where it is steeper, but always
 * long enough to be seen. The collector is cleared first and holds the shaft afterwards.
 *
 * @returns null when the gradient is 0 or not finite, or there is no room for an arrow
 */
export function layArrow(
  draper: Draper,
  frame: SurfaceFrame,
  x: number,
  y: number,
  gradient: readonly [number, number],
): ArrowEnd | null {
  draper.clear();
  const unitsX = (2 * frame.halfWidth) / (frame.x.high - frame.x.low);
  const unitsY = (2 * frame.halfDepth) / (frame.y.high - frame.y.low);
  const [slopeX, slopeY] = gradient;
  const onScreenLength = Math.hypot(slopeX * unitsX, slopeY * unitsY);
  if (!(onScreenLength > 0 && Number.isFinite(onScreenLength))) return null;
  const steepness = Math.hypot(slopeX / unitsX, slopeY / unitsY);
  const usual =
    (frame.shown.high - frame.shown.low) / (2 * Math.max(frame.halfWidth, frame.halfDepth));
  const length = shortestArrow + (growth * steepness) / (steepness + usual);
  const factor = length / onScreenLength;
  draper.addStep(x, y, x - slopeX * factor, y - slopeY * factor);
  return endOf(draper);
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

import type { Interval } from "#core/descent/height-field.ts";

/**
 * The part of a segment inside a rectangle (Liang and Barsky's clipping), as an interval of 0..1;
 * null when no part of it is, or when an end is not a finite number.
 */
export function clipSegment(
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  x: Interval,
  y: Interval,
): Interval | null {
  const dx = toX - fromX;
  const dy = toY - fromY;
  if (!Number.isFinite(dx + dy + fromX + fromY)) return null;
  const slackX = (x.high - x.low) * 1e-9;
  const slackY = (y.high - y.low) * 1e-9;
  let low = 0;
  let high = 1;
  const borders = [
    [-dx, fromX - x.low + slackX],
    [dx, x.high + slackX - fromX],
    [-dy, fromY - y.low + slackY],
    [dy, y.high + slackY - fromY],
  ] as const;
  for (const [speed, room] of borders) {
    if (speed === 0 && room < 0) return null;
    if (speed < 0) low = Math.max(low, room / speed);
    if (speed > 0) high = Math.min(high, room / speed);
  }
  return low <= high ? { low, high } : null;
}

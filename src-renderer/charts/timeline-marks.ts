import type { PixelPoint } from "./pixel-box.ts";
import type { TimelineCurve } from "./timeline-curve.ts";

/** Between two marks of a line, in CSS pixels. */
const markEveryPx = 96;
/** Marks of neighbours are apart by this part of the way to the next, so that none covers another. */
const goldenPart = 0.381966;

/**
 * Where a line of several bears its mark: here and there, each line at places of its own, and at
 * least once; nowhere where it swings within a pixel.
 *
 * @param place its place in the order of run colours
 * @returns in pixels of the canvas
 */
export function timelineMarks(
  { stretches, isBand }: TimelineCurve,
  place: number,
  pixelRatio: number,
): PixelPoint[] {
  if (isBand) return [];
  const every = markEveryPx * pixelRatio;
  const offset = every * ((0.3 + place * goldenPart) % 1);
  return stretches.flatMap((stretch) => {
    const { xs } = stretch;
    const [from, to] = [xs[0], xs[xs.length - 1]];
    const places: number[] = [];
    for (let x = from + offset; x <= to; x += every) places.push(x);
    if (places.length === 0) places.push((from + to) / 2);
    return places.map((x) => ({ x, y: heightAt(stretch, x) }));
  });
}

/** On the line between the two points on both sides. */
function heightAt({ xs, lows, highs }: TimelineCurve["stretches"][number], x: number): number {
  let next = xs.findIndex((one) => one >= x);
  if (next < 0) next = xs.length - 1;
  const before = Math.max(0, next - 1);
  const part = next === before ? 0 : (x - xs[before]) / (xs[next] - xs[before]);
  const middle = (at: number): number => (lows[at] + highs[at]) / 2;
  return middle(before) + (middle(next) - middle(before)) * part;
}

import type { Objective } from "../objectives/objective.ts";

/** A place where the slope turns round at once. */
export interface Kink {
  /** Length = dimension. */
  readonly point: readonly number[];
  /** The slope along the way just before and just behind it: below 0 and above it. */
  readonly slopes: readonly [number, number];
}

/** The way is halved so often: what is left of it is nothing beside its length. */
const halvings = 40;
/** The slope of a smooth function changes by less than this part of its change over the whole way. */
const smoothChange = 1e-3;
/** Places are told to this part of the way. */
const placePart = 1e-8;

/**
 * Whether J has a kink at its lowest between two places, as |x| has at 0: there the slope does not
 * grow small however near one comes. Null where J is smooth, or has no lowest place between them.
 */
export function kinkBetween(
  objective: Objective,
  from: readonly number[],
  to: readonly number[],
): Kink | null {
  const way = to.map((coordinate, axis) => coordinate - from[axis]);
  const length = Math.hypot(...way);
  const place = (part: number): Float64Array =>
    Float64Array.from(way, (step, axis) => from[axis] + part * step);
  const gradient = new Float64Array(objective.dimension);
  const slopeAt = (part: number): number => {
    objective.gradient(place(part), gradient);
    return gradient.reduce((sum, slope, axis) => sum + slope * way[axis], 0) / length;
  };
  let [low, high] = [0, 1];
  let [before, behind] = [slopeAt(low), slopeAt(high)];
  const wholeChange = behind - before;
  if (!(before < 0 && behind > 0)) return null;
  for (let count = 0; count < halvings; count++) {
    const middle = (low + high) / 2;
    const slope = slopeAt(middle);
    if (slope < 0) [low, before] = [middle, slope];
    else if (slope > 0) [high, behind] = [middle, slope];
    else {
      // On the kink itself there is no slope, or none that says anything: look beside it.
      const [left, right] = [slopeAt(middle - placePart), slopeAt(middle + placePart)];
      if (!(left < 0 && right > 0)) return null;
      [low, high, before, behind] = [middle, middle, left, right];
      break;
    }
  }
  if (behind - before <= smoothChange * wholeChange) return null;
  const grain = 10 ** Math.floor(Math.log10(length)) * placePart;
  const point = [...place((low + high) / 2)].map((c) => Math.round(c / grain) * grain);
  return { point, slopes: [before, behind] };
}

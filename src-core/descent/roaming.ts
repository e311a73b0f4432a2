import { axisRange } from "./motion.ts";
import type { AxisRange } from "./outcome.ts";
import type { Trajectory } from "./trajectory.ts";

/** Fewer steps than this do not tell roaming from finding the way. */
const fewestSteps = 60;
/** Of the steps of a roaming run at least this part goes up. */
const rising = 0.2;
/** What the third quarter was above the lowest J, the last one is still, but for this part. */
const fading = 0.1;

/**
 * The coordinates that jump about for ever, without a period and without coming lower, each with the
 * range it covers; null where a run still comes lower, or does not jump. Two quarters of the run are
 * compared: their lowest J, and how far above that they were on the whole.
 */
export function roamingOf(trajectory: Trajectory): readonly AxisRange[] | null {
  const { length, values, dimension } = trajectory;
  const last = length - 1;
  if (last < fewestSteps) return null;
  const quarter = last >> 2;
  const [third, fourth] = [
    partOf(values, last - 2 * quarter, quarter),
    partOf(values, last - quarter, quarter),
  ];
  const lowest = Math.min(third.lowest, fourth.lowest);
  const [before, now] = [third.mean - lowest, fourth.mean - lowest];
  const isComingLower = fourth.lowest < third.lowest - fading * before;
  const isFading = !(now > (1 - fading) * before);
  const isJumping = Math.min(third.rises, fourth.rises) >= rising * quarter;
  if (isComingLower || isFading || !isJumping) return null;
  const ranges = Array.from({ length: dimension }, (_, axis) =>
    axisRange(trajectory, axis, last - quarter, last),
  );
  return ranges.filter(({ low, high }) => high - low > 0);
}

function partOf(
  values: ArrayLike<number>,
  first: number,
  count: number,
): { readonly lowest: number; readonly mean: number; readonly rises: number } {
  let [lowest, sum, rises] = [Number.POSITIVE_INFINITY, 0, 0];
  for (let row = first + 1; row <= first + count; row++) {
    const value = values[row];
    lowest = Math.min(lowest, value);
    sum += value;
    if (value > values[row - 1]) rises++;
  }
  return { lowest, mean: sum / count, rises };
}

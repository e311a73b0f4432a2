import type { KnownMinimum, Objective } from "../objectives/objective.ts";
import type { Verdict } from "./diagnosis.ts";
import type { RunSettings } from "./run-settings.ts";
import type { Trajectory } from "./trajectory.ts";

/** So many of the last steps are looked at to see whether a run slows down. */
const lookedAt = 10;
/** A decay is foretold when its factor drifts by less than this part while it lasts. */
const steadiness = 0.1;
/** Gains that shrink more slowly than this a step do not say that a run slows down. */
const slowest = 0.9995;

/** Where J settles and how: after `n` more steps it is `limit + excess · factorⁿ`. */
interface Decay {
  readonly limit: number;
  readonly excess: number;
  readonly factor: number;
}

/**
 * Whether a run that is on its way slows down, each step gaining less than the one before; then how
 * many steps the rest of the way would take, where that can be foretold from the last steps, which
 * it cannot when a schedule changes the rate.
 */
export function slowingOf(
  objective: Objective,
  { rule, stop }: RunSettings,
  trajectory: Trajectory,
): Extract<Verdict, { kind: "slowing" | "moving" }> {
  const last = trajectory.length - 1;
  if (last <= lookedAt) return { kind: "moving" };
  const gains = gainsOf(trajectory, last);
  const factor = meanFactor(gains[0], gains[lookedAt], lookedAt);
  if (gains.some((gain) => !(gain > 0)) || !(factor < 1)) return { kind: "moving" };
  if ((rule.schedule?.kind ?? "constant") !== "constant") {
    // With another rate, the next steps are no continuation of the last ones.
    return { kind: "slowing", factor, stepsToGo: null, settlesAt: null };
  }
  const decay = decayOf(objective, trajectory, gains, factor);
  const counts: number[] = [];
  if (decay && stop.value !== null && decay.limit < stop.value) {
    counts.push(Math.log((stop.value - decay.limit) / decay.excess) / Math.log(decay.factor));
  }
  if (stop.gradient !== null && stop.gradient > 0) {
    counts.push(stepsToSlope(trajectory, stop.gradient));
  }
  const fewest = Math.min(...counts);
  const isForetold = Number.isFinite(fewest) && fewest > 0;
  const settles = decay && stop.value !== null && decay.limit >= stop.value;
  const stepsToGo = isForetold ? Math.max(1, Math.ceil(fewest)) : null;
  const settlesAt = settles && !isForetold ? decay.limit : null;
  if (stepsToGo === null && settlesAt === null && factor > slowest) return { kind: "moving" };
  return { kind: "slowing", factor, stepsToGo, settlesAt };
}

/** What J lost in each of the last steps, the oldest first. */
function gainsOf({ values }: Trajectory, last: number): number[] {
  return Array.from({ length: lookedAt + 1 }, (_, place) => {
    const row = last - lookedAt + place;
    return values[row - 1] - values[row];
  });
}

function meanFactor(before: number, now: number, steps: number): number {
  return (now / before) ** (1 / steps);
}

/** How J settles: on the known minimum it comes closer to, or where its steady gains add up to. */
function decayOf(
  objective: Objective,
  trajectory: Trajectory,
  gains: readonly number[],
  factor: number,
): Decay | null {
  const last = trajectory.length - 1;
  const value = trajectory.values[last];
  const minimum = nearestBelow(objective, trajectory.pointAt(last), value);
  if (minimum) {
    const excess = value - minimum.value;
    const before = trajectory.values[last - lookedAt] - minimum.value;
    const excessFactor = meanFactor(before, excess, lookedAt);
    // On the way to this minimum, what is left shrinks about as fast as what is gained.
    const share = Math.log(excessFactor) / Math.log(factor);
    if (share > 0.5 && share < 2) return { limit: minimum.value, excess, factor: excessFactor };
  }
  const half = lookedAt / 2;
  const early = meanFactor(gains[0], gains[half], half);
  const late = meanFactor(gains[half], gains[lookedAt], half);
  // It lasts about 1/(1 − factor) steps; gains that shrink as a power of the steps would drift off.
  const drift = Math.abs(early - late) / half / (1 - factor) ** 2;
  if (drift > steadiness) return null;
  const excess = (gains[lookedAt] * factor) / (1 - factor);
  return { limit: value - excess, excess, factor };
}

function nearestBelow(
  { knownMinima }: Objective,
  point: readonly number[],
  value: number,
): KnownMinimum | null {
  let nearest: KnownMinimum | null = null;
  let shortest = Number.POSITIVE_INFINITY;
  for (const minimum of knownMinima) {
    const distance = Math.hypot(...minimum.point.map((to, axis) => to - point[axis]));
    if (minimum.value < value && distance < shortest) {
      nearest = minimum;
      shortest = distance;
    }
  }
  return nearest;
}

/** Steps until the slope is below a bound, at the rate at which it has been shrinking. */
function stepsToSlope(trajectory: Trajectory, bound: number): number {
  const last = trajectory.length - 1;
  const now = Math.hypot(...trajectory.gradientAt(last));
  const before = Math.hypot(...trajectory.gradientAt(last - lookedAt));
  return Math.log(bound / now) / Math.log(meanFactor(before, now, lookedAt));
}

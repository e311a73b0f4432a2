import type { Objective } from "../objectives/objective.ts";
import type { Verdict } from "./diagnosis.ts";
import { forecastOf } from "./forecast.ts";
import type { RunSettings } from "./run-settings.ts";
import type { Pausing } from "./silent-run.ts";
import type { Trajectory } from "./trajectory.ts";

/** So many of the last steps are looked at to see whether a run slows down. */
const lookedAt = 10;
/** Gains that shrink more slowly than this a step do not say that a run slows down. */
const slowest = 0.9995;

/**
 * Whether a run that is on its way slows down, each step gaining less than the one before; then how
 * many steps the rest of the way takes, or where it comes to rest, as far as that is within reach.
 */
export function* slowingOf(
  objective: Objective,
  settings: RunSettings,
  trajectory: Trajectory,
): Pausing<Extract<Verdict, { kind: "slowing" | "moving" }>> {
  const last = trajectory.length - 1;
  if (last <= lookedAt) return { kind: "moving" };
  const gains = gainsOf(trajectory, last);
  const factor = (gains[lookedAt] / gains[0]) ** (1 / lookedAt);
  if (gains.some((gain) => !(gain > 0)) || !(factor < 1)) return { kind: "moving" };
  const forecast = yield* forecastOf(objective, settings, trajectory);
  const isForetold = forecast.stepsToGo !== null || forecast.settlesAt !== null;
  return isForetold || factor <= slowest
    ? { kind: "slowing", factor, ...forecast }
    : { kind: "moving" };
}

/** What J lost in each of the last steps, the oldest first. */
function gainsOf({ values }: Trajectory, last: number): number[] {
  return Array.from({ length: lookedAt + 1 }, (_, place) => {
    const row = last - lookedAt + place;
    return values[row - 1] - values[row];
  });
}

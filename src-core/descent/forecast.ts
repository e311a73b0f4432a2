import type { Objective } from "../objectives/objective.ts";
import { DescentRun } from "./descent-run.ts";
import type { Outcome } from "./outcome.ts";
import type { RunSettings } from "./run-settings.ts";
import { letRun, type Pausing } from "./silent-run.ts";
import type { Trajectory } from "./trajectory.ts";

/** What becomes of a run that is on its way when it is allowed more steps. */
export interface Forecast {
  /** After how many more steps it meets its goal; null: not within those that were tried. */
  readonly stepsToGo: number | null;
  /** The height at which it comes to rest above its goal; null: not within those that were tried. */
  readonly settlesAt: number | null;
}

/** Steps that a run is let go on for, silently. */
const mostMore = 100_000;
/** A run that has made more steps than this is not made anew only to see how it goes on. */
const mostAgain = 100_000;

const unknown: Forecast = { stepsToGo: null, settlesAt: null };

/**
 * How a run goes on beyond its last step, seen by letting it: the same run again, silently, with more
 * steps. No law that its last steps seem to follow is believed: they were wrong by 2 to 12 times.
 */
export function* forecastOf(
  objective: Objective,
  settings: RunSettings,
  trajectory: Trajectory,
): Pausing<Forecast> {
  const { stop } = settings;
  const made = trajectory.length - 1;
  const hasGoal = stop.value !== null || stop.gradient !== null;
  if (!hasGoal || made > mostAgain) return unknown;
  const maximumSteps = made + mostMore;
  const run = new DescentRun(objective, { ...settings, stop: { ...stop, maximumSteps } });
  const outcome = yield* letRun(run, maximumSteps);
  return outcome === null ? unknown : read(outcome, made, stop.value);
}

function read(outcome: Outcome, made: number, goal: number | null): Forecast {
  const { steps, value } = outcome;
  if (outcome.kind === "converged") {
    // The height is what is named when there are two goals.
    const isNamed = goal === null || outcome.reason === "value";
    return isNamed
      ? { stepsToGo: steps - made, settlesAt: null }
      : { stepsToGo: null, settlesAt: value };
  }
  const isAtRest =
    outcome.kind === "step-limit" && ["resting", "stuck"].includes(outcome.motion.kind);
  return isAtRest && goal !== null ? { stepsToGo: null, settlesAt: value } : unknown;
}

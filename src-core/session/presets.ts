import { assertNever } from "../common/assert-never.ts";
import { roundToDigits } from "../common/rounding.ts";
import { DescentRun } from "../descent/descent-run.ts";
import { type RunSettings, suggestedRunSettings } from "../descent/run-settings.ts";
import type { Objective } from "../objectives/objective.ts";
import type { OptimizerName } from "../optimizers/optimizer.ts";
import { optimizerNames } from "../optimizers/optimizer-table.ts";
import { chapterRates, type Experiment, experimentWith, withRate } from "./experiment.ts";

/** Sets of runs that can be had at once. */
export type PresetName = "four-rates" | "all-optimizers" | "many-starts";

/** Every preset, in the order in which they are offered. */
export const presetNames: readonly PresetName[] = ["four-rates", "all-optimizers", "many-starts"];

/** Starts a side of the domain has, in one variable and in two: columns and rows. */
const startsOnLine = 8;
const startColumns = 4;
const startRows = 3;
/** Steps of the silent runs that find out when the last run arrives. */
const mostSilentSteps = 1000;

/**
 * The runs of a preset on an objective.
 *
 * @param settings the run that they are made like, where the preset says nothing else
 */
export function presetExperiment(
  name: PresetName,
  objective: Objective,
  settings: RunSettings,
): Experiment {
  return experimentWith(objective, presetRuns(name, objective, settings));
}

function presetRuns(
  name: PresetName,
  objective: Objective,
  { start, rule, stop }: RunSettings,
): readonly RunSettings[] {
  const plain: RunSettings["rule"] = { optimizer: "gradient-descent", hyperparameters: {} };
  switch (name) {
    case "four-rates":
      return untilTwiceTheLast(
        objective,
        chapterRates.map((rate) => withRate({ start, rule: plain, stop }, rate)),
      );
    case "all-optimizers":
      return optimizerNames.map((optimizer) => ({
        start,
        rule: {
          optimizer,
          hyperparameters: { learningRate: fairRate(optimizer, objective) },
        },
        stop,
      }));
    case "many-starts":
      return spreadStarts(objective).map((spread) => ({ start: spread, rule, stop }));
    default:
      return assertNever(name);
  }
}

/**
 * A learning rate with which a rule does well on an objective whose plain gradient descent does
 * well with its suggested rate. Rules with momentum take steps 1/(1 − μ) as long in the end; the
 * adaptive rules take steps of about η whatever the slope, so theirs is a part of the domain.
 */
export function fairRate(optimizer: OptimizerName, objective: Objective): number {
  const [{ low, high }] = objective.domain;
  const stride = roundToDigits((high - low) / 60, 1);
  const plain = suggestedRunSettings(objective).rule.hyperparameters.learningRate ?? 0.1;
  switch (optimizer) {
    case "gradient-descent":
      return plain;
    case "momentum":
    case "nesterov":
      return roundToDigits(plain / 10, 3);
    case "adagrad":
      return roundToDigits(stride * 5, 3);
    case "rmsprop":
      return roundToDigits(stride / 5, 3);
    case "adam":
    case "adamw":
      return stride;
    case "adadelta":
    case "newton":
      return 1;
    default:
      return assertNever(optimizer);
  }
}

/**
 * The runs, none longer than twice the longest of those that arrive: one that never does would press
 * all others together at the beginning of the timeline. Looks for it with silent runs.
 */
function untilTwiceTheLast(objective: Objective, runs: readonly RunSettings[]): RunSettings[] {
  const arrivals = runs.map((settings) => {
    const maximumSteps = Math.min(settings.stop.maximumSteps, mostSilentSteps);
    const run = new DescentRun(objective, {
      ...settings,
      stop: { ...settings.stop, maximumSteps },
    });
    const outcome = run.advance(maximumSteps);
    return outcome?.kind === "converged" ? outcome.steps : 0;
  });
  const last = Math.max(...arrivals);
  return runs.map((settings) => {
    const { maximumSteps } = settings.stop;
    const most = last > 0 ? Math.min(maximumSteps, 2 * last) : maximumSteps;
    return { ...settings, stop: { ...settings.stop, maximumSteps: most } };
  });
}

/** Starts spread over the domain, none on its border; those where J has no value are left out. */
function spreadStarts(objective: Objective): readonly (readonly number[])[] {
  const [x, y] = objective.domain;
  const grid =
    y === undefined
      ? cellMiddles(x, startsOnLine).map((abscissa) => [abscissa])
      : cellMiddles(y, startRows).flatMap((ordinate) =>
          cellMiddles(x, startColumns).map((abscissa) => [abscissa, ordinate]),
        );
  const defined = grid.filter((point) =>
    Number.isFinite(objective.value(Float64Array.from(point))),
  );
  return defined.length > 0 ? defined : [objective.suggested.start];
}

function cellMiddles({ low, high }: { low: number; high: number }, count: number): number[] {
  return Array.from({ length: count }, (_, cell) =>
    roundToDigits(low + ((high - low) * (cell + 0.5)) / count, 3),
  );
}

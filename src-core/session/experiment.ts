import { type RunSettings, suggestedRunSettings } from "../descent/run-settings.ts";
import { tellingRates } from "../descent/telling-rates.ts";
import { catalogue, parabola, shiftedParabola, valley } from "../objectives/catalogue.ts";
import type { Objective } from "../objectives/objective.ts";
import { type ObjectiveReference, resolveObjective } from "../objectives/objective-reference.ts";
import { learningRateOf, withLearningRate } from "../optimizers/optimizer-table.ts";
import type { ExperimentViewName } from "./session.ts";

/** The most runs that one experiment can have. */
export const mostRuns = 16;

/** One run of an experiment. */
export interface SessionRun extends RunSettings {
  /**
   * 0 to {@link mostRuns} − 1, unique in its experiment: the run's name while others come and go,
   * and its place in the order of run colours.
   */
  readonly id: number;
  /** A hidden run is kept and calculated, but not drawn. */
  readonly isHidden: boolean;
}

/** What a person sets up in one view and can undo: the function and the runs on it. */
export interface Experiment {
  readonly objective: ObjectiveReference;
  /** At least one, at most {@link mostRuns}. */
  readonly runs: readonly SessionRun[];
  /** The id of the run that fields and tables are about. */
  readonly selected: number;
}

/** The objective an experiment refers to; the catalogue's first when it cannot be found. */
export function objectiveOf({ objective }: Experiment): Objective {
  const search = resolveObjective(objective);
  return search.ok ? search.objective : catalogue[0];
}

/** How an objective is referred to. */
export function referenceTo({ id, expression }: Objective): ObjectiveReference {
  const isKnown = catalogue.some((known) => known.id === id);
  return isKnown ? { kind: "catalogue", id } : { kind: "expression", text: expression };
}

/** The run that fields and tables are about. */
export function selectedRun({ runs, selected }: Experiment): SessionRun {
  return runs.find(({ id }) => id === selected) ?? runs[0];
}

/** An experiment with these settings as its runs, numbered from 0, the first of them selected. */
export function experimentWith(objective: Objective, settings: readonly RunSettings[]): Experiment {
  const runs = settings.map((run, id) => ({ ...run, id, isHidden: false }));
  return { objective: referenceTo(objective), runs, selected: runs[0].id };
}

/** An objective with the runs that show it well in a view. */
export function experimentFor(objective: Objective, view: ExperimentViewName): Experiment {
  const suggested = suggestedRunSettings(objective);
  if (view !== "rates") return experimentWith(objective, [suggested]);
  return experimentWith(objective, suggestedRates(objective, suggested));
}

/** Runs that show what the learning rate does on an objective, like one that is given. */
export function suggestedRates(objective: Objective, settings: RunSettings): RunSettings[] {
  const rates = ratesFor(objective, settings);
  return isTextbook(objective)
    ? ratesRuns(settings, rates)
    : rates.map((rate) => withRate(settings, rate));
}

/** Learning rates that show what a rate does: the textbook's on its functions, else parts of the edge. */
export function ratesFor(objective: Objective, settings: RunSettings): readonly number[] {
  const { optimizer, schedule } = settings.rule;
  const isPlain = optimizer === "gradient-descent" && (schedule?.kind ?? "constant") === "constant";
  return isPlain && isTextbook(objective) ? chapterRates : tellingRates(objective, settings);
}

/** Whether the rates compared are still those that nobody chose. */
export function hasSuggestedRates(experiment: Experiment): boolean {
  const rates = experiment.runs.map(({ rule }) => learningRateOf(rule));
  const isRates = (others: readonly number[]): boolean =>
    rates.length === others.length && rates.every((rate, place) => rate === others[place]);
  if (isRates(chapterRates)) return true;
  return isRates(ratesFor(objectiveOf(experiment), selectedRun(experiment)));
}

function isTextbook({ id }: Objective): boolean {
  return [valley, parabola, shiftedParabola].some((objective) => objective.id === id);
}

/** The learning rates that the chapter compares. */
export const chapterRates: readonly number[] = [1, 0.8, 0.4, 0.1];

/** The chapter's pictures of learning rates show ten points: the start and nine steps. */
export const chapterSteps = 9;

/** Nothing but those steps ends the runs of the chapter's pictures, not even a jump for ever. */
export const chapterStop: RunSettings["stop"] = {
  value: null,
  gradient: null,
  maximumSteps: chapterSteps,
  goesOnWhenCycling: true,
};

/** Runs that differ in their rate alone and all go on for the chapter's nine steps. */
export function ratesRuns(settings: RunSettings, rates: readonly number[]): RunSettings[] {
  return rates.map((rate) => withRate({ ...settings, stop: chapterStop }, rate));
}

/** The same run with another learning rate. */
export function withRate<Run extends RunSettings>(run: Run, learningRate: number): Run {
  return { ...run, rule: withLearningRate(run.rule, learningRate) };
}

/** The smallest id that no run has, or null when there is no room for another one. */
export function freeRunId(runs: readonly SessionRun[]): number | null {
  for (let id = 0; id < mostRuns; id++) {
    if (!runs.some((run) => run.id === id)) return id;
  }
  return null;
}

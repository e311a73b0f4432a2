import type { Objective } from "#core/objectives/objective.ts";
import {
  type Experiment,
  objectiveOf,
  type SessionRun,
  selectedRun,
} from "#core/session/experiment.ts";
import { type ExperimentViewName, experimentOf, experimentViewOf } from "#core/session/session.ts";
import { type AppState, sessionOf } from "./app-state.ts";
import { lastStepOf, noRun, type RunView, type ShownRun } from "./run-view.ts";

/** The runs of all views as the window has them, by {@link runKey}. */
export type RunViews = ReadonlyMap<string, RunView>;

/** What tells the runs of all views apart. */
export function runKey(view: ExperimentViewName, id: number): string {
  return `${view} ${id}`;
}

/** A run of the document with what the window has of it. */
export interface ListedRun {
  readonly run: SessionRun;
  readonly view: RunView;
}

/** The experiment of the view that is shown. */
export function shownExperiment(state: AppState): Experiment {
  return experimentOf(sessionOf(state));
}

/** What the window has of one run of the view that is shown. */
export function runViewOf(state: AppState, id: number): RunView {
  return state.runs.get(runKey(experimentViewOf(sessionOf(state)), id)) ?? noRun;
}

/** The runs of the view that is shown, in the document's order. */
export function listedRuns(state: AppState): readonly ListedRun[] {
  return shownExperiment(state).runs.map((run) => ({ run, view: runViewOf(state, run.id) }));
}

/** What the window has of the run that fields and tables are about. */
export function selectedView(state: AppState): RunView {
  return runViewOf(state, selectedRun(shownExperiment(state)).id);
}

/** A run that is drawn. */
export interface DrawnRun {
  readonly id: number;
  readonly shown: ShownRun;
  readonly isSelected: boolean;
  readonly isHidden: boolean;
}

/**
 * The runs of the picture: those that are not hidden, have an iterate, and lie on the function that
 * is shown (after a change of the function some may still be those of the function before).
 */
export function drawnRuns(state: AppState): readonly DrawnRun[] {
  const experiment = shownExperiment(state);
  const { id: selected } = selectedRun(experiment);
  const objective = shownObjective(state);
  return listedRuns(state).flatMap(({ run, view }) => {
    const { shown } = view;
    if (run.isHidden || !shown || shown.rowCount === 0 || shown.objective !== objective) return [];
    return [{ id: run.id, shown, isSelected: run.id === selected, isHidden: run.isHidden }];
  });
}

/** Whether there are several runs: then each has its colour and its name, also the last one shown. */
export function isCompared(state: AppState): boolean {
  return shownExperiment(state).runs.length > 1;
}

/** The function of what is shown: that of the selected run, or the document's while there is none. */
export function shownObjective(state: AppState): Objective {
  return selectedView(state).shown?.objective ?? objectiveOf(shownExperiment(state));
}

/** The number of the last iterate of all runs that are drawn; of the selected one when none is. */
export function lastStepIn(state: AppState): number {
  const drawn = drawnRuns(state).map(({ shown }) => shown.rowCount - 1);
  return drawn.length > 0 ? Math.max(...drawn) : lastStepOf(selectedView(state));
}

/**
 * Playback in steps a second: as chosen, or so that the whole run takes the seconds that were
 * chosen. While a run is calculated it counts as long as it may become, so that the speed is even.
 */
export function playbackSpeedOf(state: AppState): number {
  const { stepsPerSecond, wholeRunSeconds } = sessionOf(state);
  if (wholeRunSeconds === undefined) return stepsPerSecond;
  const limits = shownExperiment(state).runs.map(({ stop }) => stop.maximumSteps);
  const steps = isComputing(state) ? Math.max(...limits) : lastStepIn(state);
  return Math.max(1, steps) / wholeRunSeconds;
}

/** The iterate shown: the document's playhead, or the last run's end where that lies before it. */
export function playheadOf(state: AppState): number {
  return Math.min(sessionOf(state).playhead, lastStepIn(state));
}

/** The iterate of one run that is shown: its last one where it ended before the playhead. */
export function playheadIn(state: AppState, { rowCount }: ShownRun): number {
  return Math.max(0, Math.min(sessionOf(state).playhead, rowCount - 1));
}

/** Whether a run of the view that is shown is still being calculated. */
export function isComputing(state: AppState): boolean {
  return listedRuns(state).some(({ view }) => view.status.kind === "computing");
}

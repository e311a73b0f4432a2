import type { Diagnosis } from "#core/descent/diagnosis.ts";
import type { Outcome } from "#core/descent/outcome.ts";
import type { RunSettings, StopRules } from "#core/descent/run-settings.ts";
import { Trajectory, type TrajectoryChunk } from "#core/descent/trajectory.ts";
import type { Objective } from "#core/objectives/objective.ts";
import type { Fault } from "#core/protocol/faults.ts";

/** A run that can be looked at: what was asked for, and the iterates that have come so far. */
export interface ShownRun {
  readonly objective: Objective;
  readonly settings: RunSettings;
  /** Grows while the run is calculated; rows below `rowCount` never change. */
  readonly trajectory: Trajectory;
  /** Iterates that had come when this was made, the start included. */
  readonly rowCount: number;
  /** How it ended, or null while it goes on. */
  readonly ending: RunEnding | null;
}

/** How a run ended, and what there is to say about it. */
export interface RunEnding {
  readonly outcome: Outcome;
  readonly diagnosis: Diagnosis;
}

/** What there is to say about the run that was asked for last. */
export type RunStatus =
  | { readonly kind: "waiting" }
  | { readonly kind: "computing"; readonly steps: number; readonly maximumSteps: number }
  | { readonly kind: "ended"; readonly ending: RunEnding; readonly stop: StopRules }
  | { readonly kind: "failed"; readonly fault: Fault };

/** One run as the window has it. */
export interface RunView {
  /** What picture, chart and table show; null until the first iterate has come. */
  readonly shown: ShownRun | null;
  /** The last run that ended well; it comes back when a later one fails. */
  readonly lastGood: ShownRun | null;
  /** What was asked for and has not brought an iterate yet. */
  readonly awaited: ShownRun | null;
  readonly status: RunStatus;
}

/** Before anything was run. */
export const noRun: RunView = {
  shown: null,
  lastGood: null,
  awaited: null,
  status: { kind: "waiting" },
};

/** The number of the last iterate of what is shown, 0 when nothing is. */
export function lastStepOf(view: RunView): number {
  return Math.max(0, (view.shown?.rowCount ?? 0) - 1);
}

/** A run was asked for: what is shown stays until its first iterates come. */
export function withRunStarted(
  view: RunView,
  objective: Objective,
  settings: RunSettings,
): RunView {
  const trajectory = new Trajectory(objective.dimension);
  return {
    ...view,
    awaited: { objective, settings, trajectory, rowCount: 0, ending: null },
    status: { kind: "computing", steps: 0, maximumSteps: settings.stop.maximumSteps },
  };
}

/**
 * Iterates of the current run came; they are copied into its trajectory.
 *
 * @throws RangeError when they do not continue those that came before
 */
export function withRows(view: RunView, chunk: TrajectoryChunk): RunView {
  const run = currentRun(view);
  if (!run) return view;
  run.trajectory.appendChunk(chunk);
  const shown = { ...run, rowCount: run.trajectory.length };
  const { maximumSteps } = run.settings.stop;
  return {
    ...view,
    shown,
    awaited: null,
    status: { kind: "computing", steps: Math.max(0, shown.rowCount - 1), maximumSteps },
  };
}

/** The current run ended: from now on it is the one to come back to. */
export function withRunEnded(view: RunView, ending: RunEnding): RunView {
  const run = currentRun(view);
  if (!run) return view;
  const ended = { ...run, ending };
  const isVisible = ended.rowCount > 0;
  return {
    shown: isVisible ? ended : view.shown,
    lastGood: isVisible ? ended : view.lastGood,
    awaited: null,
    status: { kind: "ended", ending, stop: run.settings.stop },
  };
}

/** The current run failed: the last good one is shown again. */
export function withRunFailed(view: RunView, fault: Fault): RunView {
  return {
    ...view,
    shown: view.lastGood,
    awaited: null,
    status: { kind: "failed", fault },
  };
}

function currentRun(view: RunView): ShownRun | null {
  if (view.awaited) return view.awaited;
  return view.shown && view.shown.ending === null ? view.shown : null;
}

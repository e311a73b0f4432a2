import { allRunNames, type RunName } from "#core/wording/run-names.ts";
import { type AppState, wordingOf } from "./app-state.ts";
import { drawnRuns, shownExperiment } from "./run-list.ts";

/** The names of the runs that are drawn: of each, what tells it from the others. */
export function runNames(state: AppState): RunName[] {
  const drawn = new Set(drawnRuns(state).map(({ id }) => id));
  return allRunNames(shownExperiment(state).runs, wordingOf(state)).filter(({ id }) =>
    drawn.has(id),
  );
}

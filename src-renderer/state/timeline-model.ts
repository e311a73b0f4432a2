import type { TimelineChartData, TimelineSeries } from "../charts/timeline-chart.ts";
import { suggestsLogarithmic } from "../charts/timeline-chart.ts";
import { type AppState, sessionOf, themeOf, wordingOf } from "./app-state.ts";
import { drawnRuns, isCompared, lastStepIn, playheadOf, shownObjective } from "./run-list.ts";
import { runNames } from "./run-names.ts";
import { tickWriter } from "./surface-model.ts";

/** What the chart under the picture shows: J of every run that is drawn. */
export function timelineOf(state: AppState): TimelineChartData {
  const series = timelineSeries(state);
  const { valueScale } = sessionOf(state);
  const isLogarithmic =
    valueScale === "logarithmic" || (valueScale === "automatic" && suggestsLogarithmic(series));
  return {
    series,
    lastStep: lastStepIn(state),
    playhead: playheadOf(state),
    scale: isLogarithmic ? "logarithmic" : "linear",
    theme: themeOf(state),
    formatNumber: tickWriter(wordingOf(state)),
    formatCount: wordingOf(state).numbers.count,
  };
}

function timelineSeries(state: AppState): TimelineSeries[] {
  const drawn = drawnRuns(state);
  const names = new Map(runNames(state).map(({ id, name }) => [id, name]));
  const { knownMinima } = shownObjective(state);
  const lowest = Math.min(...knownMinima.map(({ value }) => value));
  return drawn.map(({ id, shown, isSelected }) => ({
    values: shown.trajectory.values,
    count: shown.rowCount,
    colour: isCompared(state) ? id : null,
    name: isCompared(state) ? (names.get(id) ?? "") : "",
    isSelected,
    base: Number.isFinite(lowest) ? lowest : 0,
  }));
}

import { customElement } from "lit/decorators.js";
import type { TimelineChartData } from "../charts/timeline-chart.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, themeOf, wordingOf } from "../state/app-state.ts";
import {
  drawnRuns,
  lastStepIn,
  playheadIn,
  playheadOf,
  selectedView,
  shownExperiment,
} from "../state/run-list.ts";
import { timelineOf } from "../state/timeline-model.ts";
import { ChartSlider, type SliderPosition } from "./chart-slider.ts";

/** J over the iterations, with the slider `Iteration` over them. */
@customElement("iteration-slider")
export class IterationSlider extends ChartSlider {
  protected override watched(state: AppState): readonly unknown[] {
    const { playhead, valueScale } = sessionOf(state);
    return [
      state.runs,
      shownExperiment(state),
      playhead,
      valueScale,
      themeOf(state),
      languageOf(state),
    ];
  }

  protected override positionIn(state: AppState): SliderPosition {
    const { timeline } = wordingOf(state);
    const run = selectedView(state).shown;
    const [last, value] = [lastStepIn(state), playheadOf(state)];
    if (!run || run.rowCount === 0) return { last, value, text: "", chartText: "" };
    const { values } = run.trajectory;
    const end = run.rowCount - 1;
    return {
      last,
      value,
      text: timeline.position(value, last, values[playheadIn(state, run)]),
      chartText: timeline.chart(end, values[0], values[end]),
    };
  }

  protected override chartIn(state: AppState): TimelineChartData | null {
    return drawnRuns(state).length > 0 ? timelineOf(state) : null;
  }

  protected override moveTo(app: App, step: number): void {
    app.store.movePlayhead(step);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "iteration-slider": IterationSlider;
  }
}

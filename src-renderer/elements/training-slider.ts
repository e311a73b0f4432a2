import { customElement } from "lit/decorators.js";
import type { TimelineChartData } from "../charts/timeline-chart.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, themeOf, wordingOf } from "../state/app-state.ts";
import { trainingFacts, trainingTimelineOf } from "../state/training-timeline.ts";
import { frameOf, trainingStep } from "../state/training-view.ts";
import { ChartSlider, type SliderPosition } from "./chart-slider.ts";

/** The loss over the epochs, with the slider `Iteration` over the updates. */
@customElement("training-slider")
export class TrainingSlider extends ChartSlider {
  protected override watched(state: AppState): readonly unknown[] {
    return [
      frameOf(state),
      state.soughtStep,
      sessionOf(state).valueScale,
      sessionOf(state).network.look.curve,
      themeOf(state),
      languageOf(state),
    ];
  }

  protected override positionIn(state: AppState): SliderPosition {
    const { network } = wordingOf(state);
    const frame = frameOf(state);
    if (!frame) return { last: 0, value: trainingStep(state), text: "", chartText: "" };
    const { head, stepsPerEpoch, history } = frame;
    const { training } = history;
    const epochs = head / stepsPerEpoch;
    return {
      last: head,
      value: trainingStep(state),
      text: network.position(trainingFacts(frame)),
      chartText: network.chart(epochs, training[0], training[training.length - 1]),
    };
  }

  protected override chartIn(state: AppState): TimelineChartData | null {
    return trainingTimelineOf(state);
  }

  protected override moveTo(app: App, step: number): void {
    app.training.seek(step);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "training-slider": TrainingSlider;
  }
}

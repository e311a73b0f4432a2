import { html, type PropertyValues } from "lit";
import { customElement } from "lit/decorators.js";
import { TimelineChart } from "../charts/timeline-chart.ts";
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
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { chartSliderStyles } from "./chart-slider-styles.ts";
import { SizeController } from "./size-controller.ts";

/** J over the iterations, with the slider `Iteration` lying invisibly on its plot. */
@customElement("iteration-slider")
export class IterationSlider extends AppElement {
  static override styles = [baseStyles, chartSliderStyles];

  private chart: TimelineChart | null = null;

  private readonly size = new SizeController(this, () => this.resized());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.chart?.dispose();
    this.chart = null;
  }

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

  protected override renderState(app: App, state: AppState): unknown {
    const { timeline } = wordingOf(state);
    const run = selectedView(state).shown;
    const playhead = playheadOf(state);
    const lastStep = lastStepIn(state);
    const values = run && run.rowCount > 0 ? run.trajectory.values : null;
    const end = run ? run.rowCount - 1 : 0;
    const chartText = values ? timeline.chart(end, values[0], values[end]) : "";
    const shownStep = run ? playheadIn(state, run) : 0;
    return html`
      <div class="chart" aria-hidden="true"></div>
      <input
        type="range"
        min="0"
        max=${lastStep}
        step="1"
        aria-label=${timeline.iteration}
        aria-valuetext=${values ? timeline.position(playhead, lastStep, values[shownStep]) : ""}
        aria-describedby="chart-text"
        .value=${String(playhead)}
        @input=${(event: InputEvent) => this.moved(app, event)}
      />
      <div class="ring"></div>
      <p id="chart-text" hidden>${chartText}</p>
    `;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { app } = this;
    const container = this.renderRoot.querySelector<HTMLElement>(".chart");
    if (!app || !container) return;
    const { state } = app.store;
    if (drawnRuns(state).length === 0) return;
    this.chart ??= new TimelineChart(container);
    this.chart.show(timelineOf(state));
    this.placeSlider();
  }

  private resized(): void {
    const { widthPx, heightPx, pixelRatio } = this.size;
    if (widthPx < 1 || heightPx < 1) return;
    this.chart?.resize(widthPx, heightPx, pixelRatio);
    this.placeSlider();
  }

  private placeSlider(): void {
    if (!this.chart) return;
    const { leftPx, widthPx, topPx, heightPx } = this.chart.plotArea;
    this.style.setProperty("--plot-left", `${leftPx}px`);
    this.style.setProperty("--plot-width", `${widthPx}px`);
    this.style.setProperty("--plot-top", `${topPx}px`);
    this.style.setProperty("--plot-height", `${heightPx}px`);
  }

  private moved(app: App, event: InputEvent): void {
    if (event.currentTarget instanceof HTMLInputElement) {
      app.store.movePlayhead(event.currentTarget.valueAsNumber);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "iteration-slider": IterationSlider;
  }
}

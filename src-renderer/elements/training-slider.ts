import { html, type PropertyValues } from "lit";
import { customElement } from "lit/decorators.js";
import { TimelineChart } from "../charts/timeline-chart.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, themeOf, wordingOf } from "../state/app-state.ts";
import { trainingFacts, trainingTimelineOf } from "../state/training-timeline.ts";
import { frameOf, trainingStep } from "../state/training-view.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { chartSliderStyles } from "./chart-slider-styles.ts";
import { SizeController } from "./size-controller.ts";

/** The loss over the epochs, with the slider `Iteration` over the updates lying invisibly on it. */
@customElement("training-slider")
export class TrainingSlider extends AppElement {
  static override styles = [baseStyles, chartSliderStyles];

  private chart: TimelineChart | null = null;

  private readonly size = new SizeController(this, () => this.resized());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.chart?.dispose();
    this.chart = null;
  }

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

  protected override renderState(app: App, state: AppState): unknown {
    const { timeline, network } = wordingOf(state);
    const frame = frameOf(state);
    const training = frame?.history.training;
    const text =
      frame && training
        ? network.chart(
            frame.head / frame.stepsPerEpoch,
            training[0],
            training[training.length - 1],
          )
        : "";
    return html`
      <div class="chart" aria-hidden="true"></div>
      <input
        type="range"
        min="0"
        max=${frame?.head ?? 0}
        step="1"
        aria-label=${timeline.iteration}
        aria-valuetext=${frame ? network.position(trainingFacts(frame)) : ""}
        aria-describedby="chart-text"
        .value=${String(trainingStep(state))}
        @input=${(event: InputEvent) => this.moved(app, event)}
      />
      <div class="ring"></div>
      <p id="chart-text" hidden>${text}</p>
    `;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { app } = this;
    const container = this.renderRoot.querySelector<HTMLElement>(".chart");
    const data = app ? trainingTimelineOf(app.store.state) : null;
    if (!data || !container) return;
    this.chart ??= new TimelineChart(container);
    this.chart.show(data);
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

  private moved(app: App, { currentTarget }: InputEvent): void {
    if (currentTarget instanceof HTMLInputElement) app.training.seek(currentTarget.valueAsNumber);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "training-slider": TrainingSlider;
  }
}

import { html, type PropertyValues } from "lit";
import { TimelineChart, type TimelineChartData } from "../charts/timeline-chart.ts";
import type { App } from "../state/app.ts";
import { type AppState, wordingOf } from "../state/app-state.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { chartSliderStyles } from "./chart-slider-styles.ts";
import { SizeController } from "./size-controller.ts";

/** Where the slider stands, and what is said of it. */
export interface SliderPosition {
  readonly last: number;
  readonly value: number;
  /** The position, as a screen reader says it. */
  readonly text: string;
  /** The whole chart in words. */
  readonly chartText: string;
}

/** A chart over steps, with the slider `Iteration` lying invisibly on its plot. */
export abstract class ChartSlider extends AppElement {
  static override styles = [baseStyles, chartSliderStyles];

  private chart: TimelineChart | null = null;

  private readonly size = new SizeController(this, () => this.resized());

  /** Where the slider stands. */
  protected abstract positionIn(state: AppState): SliderPosition;

  /** What the chart shows; null: it stays as it is. */
  protected abstract chartIn(state: AppState): TimelineChartData | null;

  /** A person moved the slider. */
  protected abstract moveTo(app: App, step: number): void;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.chart?.dispose();
    this.chart = null;
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { last, value, text, chartText } = this.positionIn(state);
    return html`
      <div class="chart" aria-hidden="true"></div>
      <input
        type="range"
        min="0"
        max=${last}
        step="1"
        aria-label=${wordingOf(state).timeline.iteration}
        aria-valuetext=${text}
        aria-describedby="chart-text"
        .value=${String(value)}
        @input=${(event: InputEvent) => this.moved(app, event)}
      />
      <div class="ring"></div>
      <p id="chart-text" hidden>${chartText}</p>
    `;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { app } = this;
    const container = this.renderRoot.querySelector<HTMLElement>(".chart");
    const data = app ? this.chartIn(app.store.state) : null;
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
    if (currentTarget instanceof HTMLInputElement) this.moveTo(app, currentTarget.valueAsNumber);
  }
}

import { css, html, type PropertyValues } from "lit";
import { customElement, state as reactive } from "lit/decorators.js";
import { SweepChart } from "../charts/sweep-chart.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, themeOf, wordingOf } from "../state/app-state.ts";
import { rateCommand, sweepChartOf, sweepTitle } from "../state/rates-model.ts";
import { shownExperiment } from "../state/run-list.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { SizeController } from "./size-controller.ts";

/** Steps to the goal over the learning rate, two hundred of them; a click shows the run of one. */
@customElement("sweep-view")
export class SweepView extends AppElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        gap: 4px;
        min-width: 0;
        min-height: 0;
      }

      p {
        margin: 0;
        font-size: 12px;
        line-height: 16px;
        color: var(--ink-2);
      }

      strong {
        font-weight: 560;
        color: var(--ink);
      }

      .chart {
        position: relative;
        min-height: 0;
        overflow: hidden;
        cursor: pointer;
      }

      .chart:focus-visible {
        outline: 2px solid var(--water);
        outline-offset: 2px;
      }
    `,
  ];

  /** Place of the rate that is pointed at; null: none is. */
  @reactive()
  private hovered: number | null = null;

  private chart: SweepChart | null = null;
  private readonly size = new SizeController(this, () => this.resized());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.chart?.dispose();
    this.chart = null;
  }

  protected override watched(state: AppState): readonly unknown[] {
    return [state.sweep, state.runs, shownExperiment(state), themeOf(state), languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { laboratory } = wordingOf(state);
    const { strong, rest } = sweepTitle(state);
    const isSweeping = state.sweep.kind === "sweeping";
    const { hovered } = this;
    const words = sweepChartOf(state, hovered)?.words.hovered ?? "";
    return html`
      <p><strong>${strong}</strong>${isSweeping ? ` ${laboratory.sweeping}` : rest}</p>
      <div
        class="chart"
        role="slider"
        tabindex="0"
        aria-label=${laboratory.sweep}
        aria-valuemin="0"
        aria-valuemax="199"
        aria-valuenow=${hovered ?? 0}
        aria-valuetext=${words}
        @pointermove=${this.moved}
        @pointerleave=${() => {
          this.hovered = null;
        }}
        @click=${() => this.choose(app)}
        @keydown=${(event: KeyboardEvent) => this.keyPressed(app, event)}
      ></div>
    `;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { app } = this;
    const container = this.renderRoot.querySelector<HTMLElement>(".chart");
    const data = app ? sweepChartOf(app.store.state, this.hovered) : null;
    if (!container || !data) return;
    this.chart ??= new SweepChart(container);
    this.chart.resize(container.clientWidth, container.clientHeight);
    this.chart.show(data);
  }

  private resized(): void {
    const container = this.renderRoot.querySelector<HTMLElement>(".chart");
    if (container && this.size.widthPx > 0) {
      this.chart?.resize(container.clientWidth, container.clientHeight);
    }
  }

  private readonly moved = (event: PointerEvent): void => {
    const container = this.renderRoot.querySelector(".chart");
    const left = container?.getBoundingClientRect().left ?? 0;
    this.hovered = this.chart?.rateAt(event.clientX - left) ?? null;
  };

  private choose(app: App): void {
    const data = sweepChartOf(app.store.state, this.hovered);
    if (!data || this.hovered === null) return;
    app.store.perform(rateCommand(app.store.state, data.rates[this.hovered]));
  }

  private keyPressed(app: App, event: KeyboardEvent): void {
    const count = sweepChartOf(app.store.state, null)?.rates.length ?? 0;
    const steps = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageUp: 10,
      PageDown: -10,
    };
    const step = Object.entries(steps).find(([key]) => key === event.key)?.[1];
    if (event.key === "Enter") this.choose(app);
    else if (step !== undefined && count > 0) {
      this.hovered = Math.max(0, Math.min(count - 1, (this.hovered ?? -1) + step));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sweep-view": SweepView;
  }
}

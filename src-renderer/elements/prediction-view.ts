import { css, html, nothing } from "lit";
import { customElement, state as reactive } from "lit/decorators.js";
import { samplePicture } from "#core/training/sample-picture.ts";
import { classColour } from "../charts/class-marks.ts";
import { PredictionChart } from "../charts/prediction-chart.ts";
import type { SampleKey } from "../charts/sample-keys.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, themeOf, wordingOf } from "../state/app-state.ts";
import { isTableBeside } from "../state/network-layout.ts";
import { networkKey, type ShownNetwork, shownNetwork } from "../state/network-shown.ts";
import { isPlaced, placedClasses, pointCommand } from "../state/placed-points.ts";
import {
  describePrediction,
  predictionChartOf,
  predictionKind,
} from "../state/prediction-model.ts";
import { sampleKeysOf } from "../state/sample-keys-model.ts";
import { sampleFacts } from "../state/sample-readout.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { captionParts } from "./caption-parts.ts";
import { classMark } from "./class-mark.ts";
import "./confusion-table.ts";
import "./learned-surfaces.ts";
import "./sample-picture.ts";
import { PaintController, placeIn } from "./paint-controller.ts";

/** What the network makes of its data, with the data; points can be chosen, and placed. */
@customElement("prediction-view")
export class PredictionView extends AppElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
        gap: 6px;
        min-width: 0;
        min-height: 0;
      }

      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 2px 14px;
        min-height: 18px;
        font-size: 12px;
        line-height: 16px;
        color: var(--ink-2);
      }

      h2 {
        margin: 0;
        font-size: 12px;
        font-weight: 560;
        color: var(--ink);
      }

      .key {
        display: inline-flex;
        align-items: center;
        gap: 5px;
      }

      .ring {
        width: 12px;
        height: 12px;
        border: 1.5px solid;
        border-radius: 50%;
      }

      .body {
        position: relative;
        display: flex;
        flex-direction: column;
        gap: 10px;
        min-width: 0;
        min-height: 0;
      }

      .body.beside {
        flex-direction: row;
      }

      .picture {
        position: relative;
        flex: 1 1 0;
        min-width: 0;
        min-height: 0;
        overflow: hidden;
      }

      .picture:focus-visible {
        outline-offset: -2px;
      }

      .tip {
        position: absolute;
        z-index: 3;
        width: max-content;
        max-width: 240px;
        padding: 5px 8px;
        border: 1px solid var(--hairline);
        border-radius: 4px;
        background: var(--paper);
        color: var(--ink-2);
        font-size: 12px;
        line-height: 16px;
        pointer-events: none;
      }

      .tip p {
        margin: 0;
      }

      .tip sample-picture {
        margin-bottom: 4px;
      }

      .tip strong {
        font-weight: 560;
        color: var(--ink);
      }

      learned-surfaces {
        flex: 1 1 0;
      }

      confusion-table {
        flex: none;
        max-width: 100%;
        overflow: auto;
      }

      .beside confusion-table {
        max-width: 74%;
      }

      fieldset {
        display: flex;
        gap: 10px;
        margin: 0;
        padding: 0;
        border: 0;
      }

      label {
        display: inline-flex;
        align-items: center;
        gap: 4px;
      }

      input {
        margin: 0;
      }
    `,
  ];

  /** The class that new points get. */
  @reactive()
  private newClass = 0;

  /** The sample that is pointed at, and where, CSS pixels from the chart's upper left corner. */
  @reactive()
  private hovered: { readonly sample: number; readonly x: number; readonly y: number } | null =
    null;

  private readonly painter = new PaintController(
    this,
    (container) => new PredictionChart(container),
    (chart) => {
      const data = this.app && predictionChartOf(this.app.store.state);
      if (data) chart.show(data);
    },
  );

  protected override watched(state: AppState): readonly unknown[] {
    const { network, colourMap } = sessionOf(state);
    return [
      ...networkKey(state),
      network.setup,
      colourMap,
      state.hasPicture,
      themeOf(state),
      languageOf(state),
    ];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { networkPicture } = wordingOf(state);
    const shown = shownNetwork(state);
    const kind = shown && predictionKind(shown);
    const isSurface = kind === "surface" && state.hasPicture;
    const isBeside = shown !== null && isTableBeside(shown);
    return html`
      <header>
        <h2>${networkPicture.predictionTitle}</h2>
        ${isPlaced(state) ? this.renderClasses(state) : this.renderKeys(state)}
      </header>
      <div class="body ${isBeside ? "beside" : ""}">
        ${
          isSurface
            ? html`<learned-surfaces .app=${app}></learned-surfaces>`
            : this.renderChart(app, state)
        }
        ${kind === "projection" ? html`<confusion-table .app=${app}></confusion-table>` : nothing}
      </div>
    `;
  }

  private renderChart(app: App, state: AppState): unknown {
    const { networkPicture } = wordingOf(state);
    const shown = shownNetwork(state);
    const data = predictionChartOf(state);
    if (!data) return html`<p>${networkPicture.waiting}</p>`;
    return html`
      <div
        class="picture"
        role="img"
        tabindex="0"
        aria-label=${networkPicture.predictionTitle}
        aria-describedby="prediction-text"
        @pointermove=${this.pointerMoved}
        @pointerleave=${() => {
          this.hovered = null;
        }}
        @click=${(event: MouseEvent) => this.clicked(app, event)}
        @keydown=${(event: KeyboardEvent) => this.keyPressed(app, event)}
      ></div>
      ${shown ? this.renderReadout(state, shown) : nothing}
      <p id="prediction-text" hidden>
        ${shown ? describePrediction(state, shown) : networkPicture.waiting}
        ${isPlaced(state) ? networkPicture.placeHint : ""}
      </p>
    `;
  }

  /** At the point: which sample it is, what it is taken for, and the picture where it is one. */
  private renderReadout(state: AppState, shown: ShownNetwork): unknown {
    const { hovered } = this;
    const { data } = shown.prepared;
    if (!hovered || hovered.sample >= data.sampleCount) return nothing;
    const { sample, x, y } = hovered;
    const parts = wordingOf(state).networkPicture.sampleReadout(sampleFacts(shown, sample));
    const picture = samplePicture(data, sample);
    const across = x > this.clientWidth / 2 ? "calc(-100% - 14px)" : "14px";
    const down = y > this.clientHeight / 3 ? "calc(-100% - 10px)" : "14px";
    const place = `left: ${x}px; top: ${y}px; transform: translate(${across}, ${down})`;
    return html`<div class="tip" .style=${place}>
      ${
        picture
          ? html`<sample-picture .picture=${picture} .theme=${themeOf(state)}></sample-picture>`
          : nothing
      }
      <p>${captionParts(parts)}</p>
    </div>`;
  }

  private readonly pointerMoved = (event: PointerEvent): void => {
    const [x, y] = placeIn(event);
    const sample = this.painter.current?.sampleAt(x, y) ?? null;
    if (sample === (this.hovered?.sample ?? null)) return;
    this.hovered = sample === null ? null : { sample, x, y };
  };

  private renderKeys(state: AppState): unknown {
    const shown = shownNetwork(state);
    return shown ? sampleKeysOf(state, shown).map((key) => this.renderKey(key)) : nothing;
  }

  private renderKey({ text, colour, mark, place }: SampleKey): unknown {
    return html`<span class="key">${keyMark(mark, place, colour)}${text}</span>`;
  }

  /** Which class the next point gets, where points are placed by hand. */
  private renderClasses(state: AppState): unknown {
    const { networkPicture } = wordingOf(state);
    const classes = placedClasses(state);
    if (classes.length === 0) return html`<span>${networkPicture.placeHint}</span>`;
    return html`
      <fieldset aria-label=${networkPicture.placeClass}>
        ${classes.map(
          (name, place) => html`<label>
            <input
              type="radio"
              name="class"
              .checked=${place === this.newClass}
              @change=${() => {
                this.newClass = place;
              }}
            />${this.renderKey({
              text: name,
              colour: classColour(themeOf(state), place),
              ...{ mark: "full", place },
            })}
          </label>`,
        )}
      </fieldset>
      <span>${networkPicture.placeHint}</span>
    `;
  }

  /** Chooses the sample that is near; among points of one's own, a click elsewhere places one. */
  private clicked(app: App, event: MouseEvent): void {
    const chart = this.painter.current;
    const place = placeIn(event);
    const sample = chart?.sampleAt(...place) ?? null;
    const { store } = app;
    if (sample !== null && event.shiftKey && isPlaced(store.state)) {
      store.perform({ kind: "remove-point", index: sample });
    } else if (sample !== null) store.perform({ kind: "select-sample", sample });
    else if (isPlaced(store.state)) {
      const point = chart?.pointAt(...place);
      if (point) store.perform(pointCommand(store.state, point, this.newClass));
    }
  }

  private keyPressed(app: App, event: KeyboardEvent): void {
    const { store } = app;
    const shown = shownNetwork(store.state);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const isDeletion = event.key === "Delete" || event.key === "Backspace";
    if (!shown || event.ctrlKey || event.metaKey || event.altKey) return;
    const { sample } = shown.look;
    if (step !== undefined) {
      const last = shown.prepared.data.sampleCount - 1;
      const next = Math.max(0, Math.min(last, sample + step));
      store.perform({ kind: "select-sample", sample: next });
    } else if (isDeletion && isPlaced(store.state)) {
      store.perform({ kind: "remove-point", index: sample });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

function keyMark(mark: SampleKey["mark"], place: number, colour: string): unknown {
  if (mark === "none") return nothing;
  if (mark === "ring") {
    return html`<span class="ring" .style=${`border-color: ${colour}`}></span>`;
  }
  return classMark(place, colour, mark === "hollow");
}

declare global {
  interface HTMLElementTagNameMap {
    "prediction-view": PredictionView;
  }
}

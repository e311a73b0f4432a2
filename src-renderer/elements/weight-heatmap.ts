import { css, html, nothing } from "lit";
import { customElement, property, state as reactive } from "lit/decorators.js";
import { Heatmap } from "../heatmaps/heatmap.ts";
import type { HeatmapCell } from "../heatmaps/heatmap-data.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, themeOf, wordingOf } from "../state/app-state.ts";
import { describeHeatmap, heatmapsOf, type LayerHeatmap } from "../state/heatmap-model.ts";
import { networkKey, parameterFacts, shownNetwork } from "../state/network-shown.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { captionParts } from "./caption-parts.ts";
import { PaintController, placeIn } from "./paint-controller.ts";
import { readoutStyles } from "./readout-styles.ts";

/** The weights of one layer as a heatmap, its biases beneath, its name above. */
@customElement("weight-heatmap")
export class WeightHeatmap extends AppElement {
  static override styles = [
    baseStyles,
    readoutStyles,
    css`
      :host {
        position: relative;
        display: grid;
        grid-template-rows: 20px minmax(0, 1fr);
        min-width: 0;
        min-height: 0;
        container-type: inline-size;
      }

      h2 {
        overflow: hidden;
        margin: 0;
        font-size: 12px;
        font-weight: 400;
        line-height: 16px;
        color: var(--ink-2);
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      h2 strong {
        margin-inline-end: 4px;
        font-weight: 560;
        color: var(--ink);
      }

      @container (max-width: 168px) {
        h2 span {
          display: none;
        }
      }

      .picture {
        position: relative;
        min-height: 0;
        overflow: hidden;
      }

      .readout {
        bottom: auto;
        top: -4px;
        white-space: nowrap;
        background: var(--paper);
      }
    `,
  ];

  /** Which layer of weights, from 0. */
  @property({ type: Number })
  layer = 0;

  @reactive()
  private hovered: HeatmapCell | null = null;

  private readonly painter = new PaintController(
    this,
    (container) => new Heatmap(container),
    (heatmap) => {
      const state = this.app?.store.state;
      const shown = state && this.heatmapIn(state);
      if (shown) heatmap.show(shown.data);
    },
  );

  protected override watched(state: AppState): readonly unknown[] {
    return [...networkKey(state), themeOf(state), languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const shown = this.heatmapIn(state);
    if (!shown) return nothing;
    return html`
      <h2>
        ${shown.title.map(({ text, strong }) =>
          strong ? html`<strong>${text}</strong>` : html` <span>${text}</span>`,
        )}
      </h2>
      <div
        class="picture"
        role="img"
        aria-label=${shown.name}
        aria-describedby="heatmap-text"
        @pointermove=${this.pointerMoved}
        @pointerleave=${() => {
          this.hovered = null;
        }}
        @click=${(event: MouseEvent) => this.clicked(app, event)}
      ></div>
      <p id="heatmap-text" hidden>${describeHeatmap(state, shown)}</p>
      ${this.renderReadout(state, shown)}
    `;
  }

  private renderReadout(state: AppState, { data }: LayerHeatmap): unknown {
    const { hovered, layer } = this;
    const network = shownNetwork(state);
    if (!network || !hovered) return nothing;
    if (hovered.column >= data.columns || (hovered.row ?? 0) >= data.rows) return nothing;
    const facts = parameterFacts(network, { layer, from: hovered.row, to: hovered.column });
    const parts = wordingOf(state).networkPicture.parameterReadout(facts);
    return html`<p class="readout">${captionParts(parts)}</p>`;
  }

  private heatmapIn(state: AppState): LayerHeatmap | null {
    const shown = shownNetwork(state);
    return (shown && heatmapsOf(state, shown)[this.layer]) ?? null;
  }

  private readonly pointerMoved = (event: PointerEvent): void => {
    const cell = this.painter.current?.cellAt(...placeIn(event)) ?? null;
    if (cell?.row === this.hovered?.row && cell?.column === this.hovered?.column) return;
    this.hovered = cell;
    this.style.cursor = cell ? "pointer" : "";
  };

  private clicked(app: App, event: MouseEvent): void {
    const cell = this.painter.current?.cellAt(...placeIn(event)) ?? null;
    if (!cell) return;
    const choice = { layer: this.layer, from: cell.row, to: cell.column };
    app.store.perform({ kind: "select-parameter", choice });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "weight-heatmap": WeightHeatmap;
  }
}

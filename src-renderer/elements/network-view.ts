import { html, nothing, type PropertyValues } from "lit";
import { customElement, state as reactive } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { networkQuantities } from "#core/session/network-session.ts";
import { cssColour, divergingColour } from "../heatmaps/diverging.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, themeOf, wordingOf } from "../state/app-state.ts";
import { heatmapsOf, legendOf } from "../state/heatmap-model.ts";
import { hasNumbers, stripGap, stripHeight, stripWidths } from "../state/heatmap-strip.ts";
import { networkCaption } from "../state/network-caption.ts";
import { drawingPartOf, pageParts } from "../state/network-layout.ts";
import { drawNetworkPicture } from "../state/network-picture.ts";
import { networkKey, shownNetwork } from "../state/network-shown.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { captionParts } from "./caption-parts.ts";
import "./math-formula.ts";
import "./network-drawing-view.ts";
import { networkViewStyles } from "./network-view-styles.ts";
import "./prediction-view.ts";
import type { FactorChosenEvent } from "./screenshot-button.ts";
import "./screenshot-button.ts";
import { ScreenshotController } from "./screenshot-controller.ts";
import { SizeController } from "./size-controller.ts";
import { viewStyles } from "./view-styles.ts";
import "./weight-heatmap.ts";

/** Colours of the legend's bar, evenly spaced. */
const legendStops = 12;

/** The network: its layers, what it predicts, and every weight as a colour and a number. */
@customElement("network-view")
export class NetworkView extends AppElement {
  static override styles = [baseStyles, buttonStyles, viewStyles, networkViewStyles];

  @reactive()
  private sizePx = { width: 0, height: 0 };

  private readonly screenshot = new ScreenshotController(this, drawNetworkPicture);
  private readonly size = new SizeController(this, () => {
    this.sizePx = { width: this.size.widthPx, height: this.size.heightPx };
  });

  protected override watched(state: AppState): readonly unknown[] {
    return [
      ...networkKey(state),
      sessionOf(state).network.setup,
      themeOf(state),
      languageOf(state),
    ];
  }

  protected override renderState(app: App, state: AppState): unknown {
    return html`
      ${this.renderCaption(state)}
      <div class="tools">
        <slot name="tools"></slot>
        ${this.renderQuantities(app, state)}
        <screenshot-button
          .app=${app}
          .factor=${this.screenshot.factor}
          .sizePx=${this.sizePx}
          .busy=${this.screenshot.isSaving}
          @factor-chosen=${(event: FactorChosenEvent) => this.screenshot.choose(event.factor)}
        ></screenshot-button>
      </div>
      ${this.renderPage(app, state)}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { app } = this;
    if (app && app.store.state.training.kind !== "waiting") app.painted();
  }

  private renderCaption(state: AppState): unknown {
    const { training } = state;
    const { setup } = sessionOf(state).network;
    const prepared = training.kind === "impossible" ? null : training.prepared;
    return guard([prepared, setup, languageOf(state)], () => {
      const { tex, detail } = networkCaption(state);
      return html`<header>
        ${tex === "" ? nothing : html`<math-formula .tex=${tex}></math-formula>`}
        <p>${captionParts(detail)}</p>
      </header>`;
    });
  }

  private renderQuantities(app: App, state: AppState): unknown {
    const { networkPicture } = wordingOf(state);
    const { quantity } = sessionOf(state).network.look;
    return html`<div class="segments" role="group" aria-label=${networkPicture.quantitiesLabel}>
      ${networkQuantities.map(
        (one) => html`<button
          type="button"
          aria-pressed=${one === quantity ? "true" : "false"}
          @click=${() => app.store.perform({ kind: "show-quantity", quantity: one })}
        >
          ${networkPicture.quantities[one]}
        </button>`,
      )}
    </div>`;
  }

  private renderPage(app: App, state: AppState): unknown {
    const shown = shownNetwork(state);
    const { width, height } = this.sizePx;
    const shapes = shown ? heatmapsOf(state, shown).map(({ data }) => data) : [];
    const strip = stripHeight(shapes, height);
    const parts = pageParts(shown);
    const columns = stripWidths(shapes, width, strip, drawingPartOf(parts));
    const stripStyle = `gap: ${stripGap(shapes.length)}px; grid-template-columns: ${columns.map((px) => `${px}px`).join(" ")}`;
    const { drawing, prediction } = parts;
    const sizes = `--strip: ${strip}px; --drawing: ${drawing}fr; --prediction: ${prediction}fr`;
    return html`<div class="page" .style=${sizes}>
      <network-drawing-view .app=${app}></network-drawing-view>
      <prediction-view .app=${app}></prediction-view>
      <div class="strip" .style=${stripStyle}>
        ${shapes.map(
          (_, layer) => html`<weight-heatmap .app=${app} .layer=${layer}></weight-heatmap>`,
        )}
      </div>
      ${shown ? this.renderLegend(state, hasNumbers(shapes, columns, strip)) : nothing}
    </div>`;
  }

  private renderLegend(state: AppState, haveCellsNumbers: boolean): unknown {
    const shown = shownNetwork(state);
    if (!shown) return nothing;
    const { low, high, unit, theme } = legendOf(state, shown);
    const stops = Array.from({ length: legendStops + 1 }, (_, stop) =>
      cssColour(divergingColour(theme, (2 * stop) / legendStops - 1)),
    );
    return html`<div class="legend">
      ${unit === "" || !haveCellsNumbers ? nothing : html`<span class="unit">${unit}</span>`}
      <span>${low}</span>
      <span class="bar" .style=${`background: linear-gradient(to right, ${stops.join(", ")})`}></span>
      <span>${high}</span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "network-view": NetworkView;
  }
}

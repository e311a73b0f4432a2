import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, state as reactive } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { findById } from "#core/objectives/find-objective.ts";
import { SurfaceThumbnails } from "../scenes/surface-thumbnails.ts";
import type { App } from "../state/app.ts";
import { type AppState, sessionOf, wordingOf } from "../state/app-state.ts";
import { plainFormula } from "../state/formula.ts";
import { pictureKey } from "../state/map-model.ts";
import { panelColumns, type RatePanel, ratePanels, ratesCaption } from "../state/rates-model.ts";
import { drawRatesPicture } from "../state/rates-picture.ts";
import { selectedView, shownExperiment } from "../state/run-list.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import "./curve-view.ts";
import "./math-formula.ts";
import type { FactorChosenEvent } from "./screenshot-button.ts";
import "./screenshot-button.ts";
import { ScreenshotController } from "./screenshot-controller.ts";
import { SizeController } from "./size-controller.ts";
import "./sweep-view.ts";
import { runColourProperty, runSign } from "./run-sign.ts";
import { viewStyles } from "./view-styles.ts";

/** The functions of the chapter, between which one button each switches. */
const chapterFunctions = ["parabola", "shifted-parabola", "valley"] as const;

/** The same descent with several learning rates, side by side and in step. */
@customElement("rates-view")
export class RatesView extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    viewStyles,
    css`
      .page {
        position: absolute;
        inset: 0;
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) 132px;
        gap: 12px;
        padding: 16px 24px 10px;
      }

      header {
        min-height: 64px;
        padding-inline-end: 460px;
      }

      header math-formula {
        font-size: 25px;
        line-height: 34px;
      }

      header p {
        margin: 6px 0 0;
        color: var(--ink-2);
      }

      header strong {
        font-weight: 560;
        color: var(--ink);
      }

      .panels {
        display: grid;
        grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
        grid-auto-rows: minmax(0, 1fr);
        gap: 14px 28px;
        min-height: 0;
      }

      .panel {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        gap: 4px;
        min-width: 0;
        min-height: 0;
        margin: 0;
        padding-top: 6px;
        border-top: 1px solid var(--hairline);
      }

      .panel.selected {
        border-top-color: var(--water);
        box-shadow: 0 -1px 0 var(--water);
      }

      .head {
        overflow: hidden;
        color: var(--ink-2);
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      /* In narrow panels what happened takes two lines; all have room for them, so that plots align. */
      .many .head {
        display: -webkit-box;
        height: 40px;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        white-space: normal;
      }

      .head button {
        margin-inline-end: 6px;
        padding: 0;
        border: 0;
        background: none;
        font: inherit;
        font-weight: 560;
      }

      .panel canvas {
        width: 100%;
        height: 100%;
        min-height: 0;
      }

      .box {
        position: relative;
        min-height: 0;
      }

      .box > * {
        position: absolute;
        inset: 0;
      }

      @container (max-width: 860px) {
        header {
          padding: 44px 0 0;
        }
      }

      @container (max-height: 520px) {
        .page {
          grid-template-rows: auto minmax(0, 1fr) 92px;
          gap: 6px;
        }
      }
    `,
  ];

  @reactive()
  private sizePx = { width: 0, height: 0 };

  private thumbnails: SurfaceThumbnails | null = null;
  private drawnKey: readonly unknown[] = [];
  private readonly screenshot = new ScreenshotController(this, drawRatesPicture);
  private readonly size = new SizeController(this, () => {
    this.sizePx = { width: this.size.widthPx, height: this.size.heightPx };
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.thumbnails?.dispose();
    this.thumbnails = null;
    this.drawnKey = [];
  }

  protected override watched(state: AppState): readonly unknown[] {
    return [...pictureKey(state), shownExperiment(state), sessionOf(state).camera];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { tex, detail } = ratesCaption(state);
    const panels = ratePanels(state);
    const { selected } = shownExperiment(state);
    return html`
      <div class="page">
        <header>
          <math-formula .tex=${tex}></math-formula>
          <p>${detail.map(({ text, strong }) => (strong ? html`<strong>${text}</strong>` : text))}</p>
        </header>
        <div
          class="panels ${panelColumns(panels.length) > 2 ? "many" : ""}"
          .style=${`--columns: ${panelColumns(panels.length)}`}
        >
          ${repeat(
            panels,
            ({ id }) => id,
            (panel) => this.renderPanel(app, state, panel, panel.id === selected),
          )}
        </div>
        <sweep-view .app=${app}></sweep-view>
      </div>
      <div class="tools">
        <slot name="tools"></slot>
        ${this.renderFunctions(app, state)}
        <screenshot-button
          .app=${app}
          .factor=${this.screenshot.factor}
          .sizePx=${this.sizePx}
          .busy=${this.screenshot.isSaving}
          @factor-chosen=${(event: FactorChosenEvent) => this.screenshot.choose(event.factor)}
        ></screenshot-button>
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { app } = this;
    if (!app) return;
    this.drawSurfaces(app.store.state);
    if (selectedView(app.store.state).shown) app.painted();
  }

  private renderPanel(app: App, state: AppState, panel: RatePanel, isSelected: boolean): unknown {
    const { laboratory } = wordingOf(state);
    const { id, name, colour, what, picture } = panel;
    return html`<div
      class="panel ${isSelected ? "selected" : ""}"
      role="group"
      aria-label=${laboratory.ratePanel(name, what)}
    >
      <div class="head" title=${`${name} ${what}`}>
        <button
          type="button"
          .style=${`color: ${runColourProperty(colour)}`}
          @click=${() => app.store.perform({ kind: "select-run", run: id })}
        >
          ${runSign(colour)} ${name}</button
        >${what}
      </div>
      <div class="box">
        ${
          picture.kind === "curve"
            ? html`<curve-view .data=${guard([...pictureKey(state), id], () => picture.data)}></curve-view>`
            : html`<canvas data-run=${id} aria-hidden="true"></canvas>`
        }
      </div>
    </div>`;
  }

  private renderFunctions(app: App, state: AppState): unknown {
    const { objective } = shownExperiment(state);
    return html`<div
      class="segments"
      role="group"
      aria-label=${wordingOf(state).laboratory.ratesFunctions}
    >
      ${chapterFunctions.map((id) => {
        const search = findById(id);
        const isShown = objective.kind === "catalogue" && objective.id === id;
        return search.ok
          ? html`<button
              type="button"
              aria-pressed=${isShown ? "true" : "false"}
              @click=${() =>
                app.store.perform({
                  kind: "choose-objective",
                  objective: { kind: "catalogue", id },
                })}
            >
              ${plainFormula(search.objective)}
            </button>`
          : nothing;
      })}
    </div>`;
  }

  /** Small surfaces, all by one WebGL context, each on its own canvas; only when one is another. */
  private drawSurfaces(state: AppState): void {
    const { camera } = sessionOf(state);
    const canvases = [...this.renderRoot.querySelectorAll<HTMLCanvasElement>("canvas[data-run]")];
    const key = [...pictureKey(state), camera, this.sizePx, canvases.length];
    const isDrawn =
      key.length === this.drawnKey.length && key.every((part, at) => part === this.drawnKey[at]);
    if (canvases.length === 0 || isDrawn) return;
    this.drawnKey = key;
    const panels = ratePanels(state);
    for (const canvas of canvases) {
      const panel = panels.find(({ id }) => String(id) === canvas.dataset.run);
      const { clientWidth, clientHeight } = canvas;
      const context = canvas.getContext("2d");
      if (panel?.picture.kind !== "surface" || !context || clientWidth < 1) continue;
      canvas.width = Math.round(clientWidth * devicePixelRatio);
      canvas.height = Math.round(clientHeight * devicePixelRatio);
      this.thumbnails ??= new SurfaceThumbnails();
      const place = { x: 0, y: 0, width: canvas.width, height: canvas.height };
      this.thumbnails.draw(context, place, devicePixelRatio, panel.picture.picture, camera);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "rates-view": RatesView;
  }
}

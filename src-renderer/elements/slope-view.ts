import { css, html, type PropertyValues } from "lit";
import { customElement, state as reactive } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import type { App } from "../state/app.ts";
import { type AppState, sessionOf, wordingOf } from "../state/app-state.ts";
import { plainFormula } from "../state/formula.ts";
import { pictureKey } from "../state/map-model.ts";
import {
  lastStepIn,
  playheadIn,
  selectedView,
  shownExperiment,
  shownObjective,
} from "../state/run-list.ts";
import { slopeChartOf } from "../state/slope-model.ts";
import { drawSlopePicture } from "../state/slope-picture.ts";
import { StartDrag } from "../state/start-drag.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import type { CurveGrabbedEvent, CurvePointEvent } from "./curve-view.ts";
import "./curve-view.ts";
import "./hover-readout.ts";
import "./picture-caption.ts";
import type { FactorChosenEvent } from "./screenshot-button.ts";
import { ScreenshotController } from "./screenshot-controller.ts";
import "./screenshot-button.ts";
import { SizeController } from "./size-controller.ts";
import { viewStyles } from "./view-styles.ts";

/** A function of one variable: its curve, the tangent, the step and where it leads. */
@customElement("slope-view")
export class SlopeView extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    viewStyles,
    css`
      .picture {
        position: absolute;
        inset: 84px 24px 16px 24px;
      }

      curve-view {
        position: absolute;
        inset: 0;
      }
    `,
  ];

  @reactive()
  private sizePx = { width: 0, height: 0 };

  private startDrag: StartDrag | null = null;

  private readonly size = new SizeController(this, () => {
    this.sizePx = { width: this.size.widthPx, height: this.size.heightPx };
  });

  private readonly screenshot = new ScreenshotController(this, drawSlopePicture);

  private get drag(): StartDrag | null {
    if (!this.startDrag && this.app) this.startDrag = new StartDrag(this.app);
    return this.startDrag;
  }

  protected override watched(state: AppState): readonly unknown[] {
    return [...pictureKey(state), sessionOf(state).showsBothSides, shownExperiment(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { laboratory } = wordingOf(state);
    const { showsBothSides } = sessionOf(state);
    return html`
      <div class="picture" role="img" aria-label=${laboratory.curve} aria-describedby="curve-text">
        <curve-view
          .data=${guard([...pictureKey(state), showsBothSides], () => slopeChartOf(state))}
          @curve-hovered=${({ x }: CurvePointEvent) => this.hovered(app, x)}
          @curve-grabbed=${({ grip }: CurveGrabbedEvent) => this.drag?.grab(grip)}
          @curve-dragged=${({ x }: CurvePointEvent) => x !== null && this.drag?.drag([x, 0])}
          @curve-dropped=${() => this.drag?.drop()}
          @curve-double-clicked=${({ x }: CurvePointEvent) => x !== null && this.drag?.startAt([x, 0])}
        ></curve-view>
      </div>
      <p id="curve-text" hidden>${this.describe(state)} ${laboratory.curveKeys}</p>
      <picture-caption .app=${app}></picture-caption>
      <div class="tools">
        <slot name="tools"></slot>
        <div class="segments">
          <button
            type="button"
            aria-pressed=${showsBothSides ? "true" : "false"}
            @click=${() => app.store.perform({ kind: "show-both-sides", isShown: !showsBothSides })}
          >
            ${laboratory.bothSides}
          </button>
        </div>
        <screenshot-button
          .app=${app}
          .factor=${this.screenshot.factor}
          .sizePx=${this.sizePx}
          .busy=${this.screenshot.isSaving}
          @factor-chosen=${(event: FactorChosenEvent) => this.screenshot.choose(event.factor)}
        ></screenshot-button>
      </div>
      <hover-readout .app=${app}></hover-readout>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { app } = this;
    if (app && selectedView(app.store.state).shown) app.painted();
  }

  private describe(state: AppState): string {
    const objective = shownObjective(state);
    const run = selectedView(state).shown;
    const step = run ? playheadIn(state, run) : 0;
    return wordingOf(state).picture.describeCurve({
      formula: plainFormula(objective),
      current: run
        ? { step, point: run.trajectory.pointAt(step), value: run.trajectory.values[step] }
        : null,
      lastStep: lastStepIn(state),
      slope: run ? run.trajectory.gradients[step] : null,
    });
  }

  private hovered(app: App, x: number | null): void {
    const hover = x === null ? null : ([x, 0] as const);
    if (app.store.state.hover?.[0] !== hover?.[0]) app.store.patch({ hover, hoversSurface: false });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "slope-view": SlopeView;
  }
}

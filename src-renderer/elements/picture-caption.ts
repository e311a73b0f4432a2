import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf } from "../state/app-state.ts";
import { drawnRuns, selectedView, shownExperiment } from "../state/run-list.ts";
import { captionOf, remarkOf } from "../state/surface-model.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import "./math-formula.ts";
import { runSign } from "./run-sign.ts";

/** Upper left in the picture: the function, and under it rule, rate, start, step and J. */
@customElement("picture-caption")
export class PictureCaption extends AppElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      math-formula {
        font-size: 25px;
        line-height: 34px;
        max-width: var(--formula-room, none);
      }

      p {
        margin: 6px 0 0;
        color: var(--ink-2);
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        max-width: 560px;
        margin: 6px 0 0;
        padding: 0;
        list-style: none;
        font-size: 12px;
        line-height: 18px;
      }

      li {
        display: flex;
        align-items: center;
        gap: 6px;
      }

      strong {
        white-space: nowrap;
        font-weight: 560;
        color: var(--ink);
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    const { shown } = selectedView(state);
    return [
      shown?.settings,
      shown?.rowCount,
      sessionOf(state).playhead,
      shownExperiment(state),
      drawnRuns(state).length,
      languageOf(state),
      remarkOf(state),
    ];
  }

  protected override renderState(_app: App, state: AppState): unknown {
    const { tex, detail, remark, legend } = captionOf(state);
    return html`
      <math-formula .tex=${tex}></math-formula>
      <p>
        ${detail.map(({ text, strong }) =>
          text === "" ? nothing : strong ? html`<strong>${text}</strong>` : text,
        )}
      </p>
      ${remark ? html`<p class="remark">${remark}</p>` : nothing}
      ${legend ? this.renderLegend(legend) : nothing}
    `;
  }

  private renderLegend(legend: readonly { name: string; colour: number }[]): unknown {
    return html`<ul>
      ${legend.map(({ name, colour }) => html`<li>${runSign(colour)}${name}</li>`)}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "picture-caption": PictureCaption;
  }
}

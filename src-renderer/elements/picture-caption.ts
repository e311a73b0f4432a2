import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, playheadOf, sessionOf } from "../state/app-state.ts";
import { captionOf } from "../state/surface-model.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import "./math-formula.ts";

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
      }

      p {
        margin: 6px 0 0;
        color: var(--ink-2);
      }

      strong {
        white-space: nowrap;
        font-weight: 560;
        color: var(--ink);
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    const { shown } = state.runs;
    return [
      shown?.settings,
      shown?.rowCount,
      playheadOf(state),
      sessionOf(state).experiment,
      languageOf(state),
    ];
  }

  protected override renderState(_app: App, state: AppState): unknown {
    const { tex, detail } = captionOf(state);
    return html`
      <math-formula .tex=${tex}></math-formula>
      <p>
        ${detail.map(({ text, strong }) =>
          text === "" ? nothing : strong ? html`<strong>${text}</strong>` : text,
        )}
      </p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "picture-caption": PictureCaption;
  }
}

import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { valueScales } from "#core/session/session.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";

/** The scale of J over the iterations; each click takes the next one. */
@customElement("scale-button")
export class ScaleButton extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
      }

      button {
        height: 20px;
        padding: 0 7px;
        border: 1px solid var(--hairline);
        border-radius: 5px;
        background: var(--field);
        color: var(--ink-2);
        font: inherit;
        font-size: 11px;
        line-height: 18px;
        white-space: nowrap;
      }

      button:hover {
        background: var(--wash);
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [sessionOf(state).valueScale, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { laboratory } = wordingOf(state);
    const { valueScale } = sessionOf(state);
    const next = valueScales[(valueScales.indexOf(valueScale) + 1) % valueScales.length];
    return html`<button
      type="button"
      title=${laboratory.valueScale}
      @click=${() => app.store.perform({ kind: "set-value-scale", valueScale: next })}
    >
      <span class="visually-hidden">${laboratory.valueScale}:</span>
      ${laboratory.valueScales[valueScale]}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "scale-button": ScaleButton;
  }
}

import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import "./iteration-slider.ts";
import "./run-status.ts";
import "./scale-button.ts";
import "./speed-slider.ts";
import "./transport-buttons.ts";

/** Below the picture: how the run ended, the buttons, and the chart that is the timeline. */
@customElement("timeline-bar")
export class TimelineBar extends AppElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        height: 100%;
      }

      section {
        display: grid;
        grid-template: auto minmax(0, 1fr) / auto auto minmax(0, 1fr) auto;
        column-gap: 14px;
        height: 100%;
        padding: 12px 16px 4px;
      }

      run-status {
        grid-column: 1 / 4;
        min-height: 20px;
      }

      iteration-slider {
        grid-column: 3 / -1;
      }

      transport-buttons,
      speed-slider {
        align-self: center;
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    return html`
      <section aria-label=${wordingOf(state).timeline.label}>
        <run-status .app=${app}></run-status>
        <scale-button .app=${app}></scale-button>
        <transport-buttons .app=${app}></transport-buttons>
        <speed-slider .app=${app}></speed-slider>
        <iteration-slider .app=${app}></iteration-slider>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "timeline-bar": TimelineBar;
  }
}

import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { hoverFactsOf } from "../state/hover-facts.ts";
import { shownObjective } from "../state/run-list.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";

/** What is under the pointer, on surface, map or curve: the point, J and the gradient there. */
@customElement("hover-readout")
export class HoverReadout extends AppElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: absolute;
        z-index: 3;
        pointer-events: none;
      }

      p {
        margin: 0;
        padding: 3px 8px;
        border-radius: 4px;
        background: color-mix(in srgb, var(--paper) 86%, transparent);
        color: var(--ink-2);
        font-size: 12px;
        line-height: 16px;
        font-variant-numeric: tabular-nums;
      }

      strong {
        font-weight: 560;
        color: var(--ink);
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [state.hover, shownObjective(state), languageOf(state)];
  }

  protected override renderState(_app: App, state: AppState): unknown {
    const facts = hoverFactsOf(state);
    if (!facts) return nothing;
    const parts = wordingOf(state).laboratory.hover(facts);
    return html`<p>
      ${parts.map(({ text, strong }) => (strong ? html`<strong>${text}</strong>` : text))}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hover-readout": HoverReadout;
  }
}

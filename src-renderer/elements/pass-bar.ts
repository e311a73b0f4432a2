import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { SentencePart } from "#core/wording/network-picture-wording.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { passFacts } from "../state/network-drawing-model.ts";
import { layerCount, networkKey, shownNetwork } from "../state/network-shown.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { icon } from "./icons.ts";

/** Steps through one pass forward and one backward, layer by layer, and says what the step does. */
@customElement("pass-bar")
export class PassBar extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
      }

      .bar {
        display: flex;
        align-items: center;
        gap: 6px;
      }

      .button {
        height: 24px;
        flex: none;
        padding: 0 9px;
        font-size: 12px;
      }

      p {
        flex: 1 1 0;
        min-width: 0;
        margin: 0 0 0 4px;
        font-size: 12px;
        line-height: 16px;
        color: var(--ink);
      }

      .formula {
        white-space: nowrap;
      }

      .button.end {
        padding: 0 5px;
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [...networkKey(state), languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const shown = shownNetwork(state);
    if (!shown) return nothing;
    const { networkPicture } = wordingOf(state);
    const { pass } = shown.look;
    const layers = layerCount(shown.prepared.shape);
    const show = (next: number | null): void =>
      app.store.perform({ kind: "show-pass", pass: next });
    const facts = passFacts(shown);
    return html`<div class="bar" role="group" aria-label=${networkPicture.passLabel}>
      <button
        type="button"
        class="button"
        aria-label=${networkPicture.passForward}
        title=${networkPicture.passForward}
        ?disabled=${pass === layers - 1}
        @click=${() => show(pass === null || pass >= layers ? 0 : pass + 1)}
      >
        ${networkPicture.forward}
      </button>
      <button
        type="button"
        class="button"
        aria-label=${networkPicture.passBackward}
        title=${networkPicture.passBackward}
        ?disabled=${pass === 2 * layers - 1}
        @click=${() => show(pass === null || pass < layers ? layers : pass + 1)}
      >
        ${networkPicture.backward}
      </button>
      ${
        pass === null
          ? nothing
          : html`<button
              type="button"
              class="button end"
              aria-label=${networkPicture.wholePass}
              title=${networkPicture.wholePass}
              @click=${() => show(null)}
            >
              ${icon("close", 14)}
            </button>`
      }
      <p role="status">${facts ? networkPicture.pass(facts).map(passPart) : nothing}</p>
    </div>`;
  }
}

function passPart({ text, isFormula }: SentencePart): unknown {
  return isFormula ? html`<span class="formula">${text}</span>` : text;
}

declare global {
  interface HTMLElementTagNameMap {
    "pass-bar": PassBar;
  }
}

import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { CommandId } from "#core/session/command-table.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { commandStateOf } from "../state/command-runner.ts";
import { frameOf } from "../state/training-view.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { type IconName, icon } from "./icons.ts";
import "./scale-button.ts";
import "./training-slider.ts";
import "./training-speed.ts";
import "./training-status.ts";
import "./transport-buttons.ts";

/** Below the network: how the training stands, the buttons, and the loss that is the timeline. */
@customElement("training-bar")
export class TrainingBar extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        height: 100%;
      }

      section {
        display: grid;
        grid-template: auto minmax(0, 1fr) / auto auto minmax(0, 1fr);
        column-gap: 14px;
        height: 100%;
        padding: 12px 16px 4px;
      }

      header {
        display: flex;
        grid-column: 1 / -1;
        gap: 8px;
        min-width: 0;
        min-height: 20px;
      }

      training-status {
        flex: 1 1 auto;
      }

      .buttons {
        display: flex;
        align-items: center;
      }

      training-speed {
        align-self: center;
      }

      .curve {
        height: 20px;
        padding: 0 7px;
        border: 1px solid var(--hairline);
        border-radius: 5px;
        background: var(--field);
        color: var(--ink-2);
        font-size: 11px;
        line-height: 18px;
        white-space: nowrap;
      }

      .curve:hover {
        background: var(--wash);
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    const { training, isPlaying } = commandStateOf(state);
    const { look } = sessionOf(state).network;
    const hasAccuracy = frameOf(state)?.loss.trainingAccuracy !== null;
    return [training?.canGoOn, isPlaying, look.curve, hasAccuracy, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    return html`
      <section aria-label=${wordingOf(state).timeline.label}>
        <header>
          <training-status .app=${app}></training-status>
          ${this.renderCurve(app, state)}
          <scale-button .app=${app}></scale-button>
        </header>
        <div class="buttons">
          <transport-buttons .app=${app}></transport-buttons>
          ${this.renderButton(app, state, "train-epoch", "epoch")}
          ${this.renderButton(app, state, "train-stop", "stop")}
        </div>
        <training-speed .app=${app}></training-speed>
        <training-slider .app=${app}></training-slider>
      </section>
    `;
  }

  /** Each click shows the other one; regression has a loss alone. */
  private renderCurve(app: App, state: AppState): unknown {
    const { network } = wordingOf(state);
    const { curve } = sessionOf(state).network.look;
    if (frameOf(state)?.loss.trainingAccuracy === null) return nothing;
    const next = curve === "loss" ? "accuracy" : "loss";
    return html`<button
      type="button"
      class="curve"
      title=${network.curve}
      @click=${() => app.store.perform({ kind: "show-curve", curve: next })}
    >
      <span class="visually-hidden">${network.curve}:</span> ${network.curves[curve]}
    </button>`;
  }

  private renderButton(app: App, state: AppState, id: CommandId, iconName: IconName): unknown {
    const name = wordingOf(state).commands[id];
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${name}
      title=${name}
      ?disabled=${!app.commands.isEnabled(id)}
      @click=${() => app.commands.run(id)}
    >
      ${icon(iconName, 16)}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "training-bar": TrainingBar;
  }
}

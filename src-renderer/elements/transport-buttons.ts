import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import type { CommandId } from "#core/session/command-table.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { lastStepIn, playheadOf } from "../state/run-list.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { type IconName, icon } from "./icons.ts";

/** The buttons that move the playhead. */
@customElement("transport-buttons")
export class TransportButtons extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 4px;
      }

      .play {
        width: 42px;
        height: 42px;
        margin: 0 4px;
        border-radius: 50%;
        background: var(--ink);
        color: var(--paper);
      }

      .play:hover:not(:disabled) {
        background: var(--ink-hover);
      }

      .play:disabled:hover {
        background: var(--ink);
      }

      .filled svg,
      .play svg {
        fill: currentColor;
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [playheadOf(state), lastStepIn(state), state.isPlaying, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const playOrPause = state.isPlaying ? "pause" : "play";
    return html`
      ${this.renderButton(app, state, "reset", "reset", "icon-button filled")}
      ${this.renderButton(app, state, "step-back", "step-back", "icon-button filled")}
      ${this.renderButton(app, state, playOrPause, playOrPause, "icon-button play")}
      ${this.renderButton(app, state, "step-forward", "step-forward", "icon-button filled")}
    `;
  }

  private renderButton(
    app: App,
    state: AppState,
    id: CommandId,
    iconName: IconName,
    className: string,
  ): unknown {
    const name = wordingOf(state).commands[id];
    return html`<button
      type="button"
      class=${className}
      aria-label=${name}
      title=${name}
      ?disabled=${!app.commands.isEnabled(id)}
      @click=${() => app.commands.run(id)}
    >
      ${icon(iconName, 18)}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "transport-buttons": TransportButtons;
  }
}

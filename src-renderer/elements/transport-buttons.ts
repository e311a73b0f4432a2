import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { type CommandId, commandEntry } from "#core/session/command-table.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { commandStateOf } from "../state/command-runner.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { type IconName, icon } from "./icons.ts";

const buttons = ["reset", "step-back", "play", "pause", "step-forward"] as const;

/** The buttons that move the playhead, and have a network trained. */
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
    const commands = commandStateOf(state);
    const enabled = buttons.map((id) => commandEntry(id).isEnabled(commands));
    return [...enabled, commands.isPlaying, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const playOrPause = commandStateOf(state).isPlaying ? "pause" : "play";
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

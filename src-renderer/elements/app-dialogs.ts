import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { commandTable } from "#core/session/command-table.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { shortcutText } from "../state/shortcut-text.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import "./modal-dialog.ts";

/** The dialogs: the keyboard shortcuts, and what this app is. */
@customElement("app-dialogs")
export class AppDialogs extends AppElement {
  static override styles = [
    baseStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 6px 24px;
        margin: 0 0 16px;
      }

      dd {
        margin: 0;
        color: var(--ink-2);
        text-align: end;
      }

      p {
        margin: 0 0 8px;
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [state.dialog, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const wording = wordingOf(state);
    const { dialogs, picture, commands } = wording;
    const { versions, platform } = app.hello;
    const closed = (): void => app.store.patch({ dialog: null });
    return html`
      <modal-dialog
        label=${dialogs.shortcutsTitle}
        light-dismiss
        .open=${state.dialog === "shortcuts"}
        @dialog-closed=${closed}
      >
        <dl>
          ${commandTable.map(({ id, shortcut }) =>
            shortcut
              ? html`<dt>${commands[id]}</dt>
                  <dd>${shortcutText(shortcut, wording, platform)}</dd>`
              : "",
          )}
        </dl>
        <p>${picture.keys}</p>
      </modal-dialog>
      <modal-dialog
        label=${dialogs.aboutTitle}
        light-dismiss
        .open=${state.dialog === "about"}
        @dialog-closed=${closed}
      >
        <p>${dialogs.about(versions.app, versions.runtime)}</p>
      </modal-dialog>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "app-dialogs": AppDialogs;
  }
}

import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import type { ChangesAnswer } from "#core/protocol/work-schema.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import "./modal-dialog.ts";

/** Asks what is to become of unsaved work, where the system has no dialog for it. */
@customElement("changes-dialog")
export class ChangesDialog extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      p {
        margin: 0;
      }

      footer {
        display: flex;
        justify-content: end;
        gap: 8px;
        margin-top: 20px;
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [state.asksAboutChanges, state.place, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { work } = wordingOf(state);
    const button = (answer: ChangesAnswer, text: string, kind = ""): unknown =>
      html`<button
        type="button"
        class="button ${kind}"
        @click=${() => app.documents.changes.answer(answer)}
      >
        ${text}
      </button>`;
    return html`
      <modal-dialog
        label=${work.unsavedQuestion(state.place.file?.name ?? null)}
        .open=${state.asksAboutChanges}
        @dialog-closed=${() => app.documents.changes.answer("cancel")}
      >
        <p>${work.unsavedDetail}</p>
        <footer>
          ${button("cancel", work.cancel)} ${button("discard", work.dontSave)}
          ${button("save", work.save, "primary")}
        </footer>
      </modal-dialog>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "changes-dialog": ChangesDialog;
  }
}

import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { resolveObjective } from "#core/objectives/objective-reference.ts";
import { learningRateOf } from "#core/optimizers/optimizer-table.ts";
import type { LeftWork } from "#core/protocol/work-schema.ts";
import { experimentOf, type Session } from "#core/session/session.ts";
import type { Wording } from "#core/wording/wording.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { plainFormula } from "../state/formula.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import "./modal-dialog.ts";

/** Unsaved work that earlier starts have left: what and when, to be restored or given up. */
@customElement("left-work-dialog")
export class LeftWorkDialog extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      modal-dialog {
        --dialog-width: 520px;
      }

      p {
        margin: 0;
      }

      ul {
        display: grid;
        max-height: 50vh;
        margin: 12px 0 0;
        padding: 0;
        overflow: auto;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        align-items: center;
        gap: 8px;
        padding: 10px 0;
        border-top: 1px solid var(--hairline);
      }

      li:last-child {
        border-bottom: 1px solid var(--hairline);
      }

      .name {
        overflow: hidden;
        font-weight: 560;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .fact {
        overflow: hidden;
        color: var(--ink-2);
        font-size: 12px;
        line-height: 18px;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      footer {
        display: flex;
        justify-content: end;
        margin-top: 16px;
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [state.leftWork, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { leftWork } = state;
    const wording = wordingOf(state);
    const { work } = wording;
    const leave = (): void => app.leftWorks.leave();
    return html`
      <modal-dialog
        label=${work.leftTitle}
        .open=${leftWork.length > 0}
        @dialog-closed=${leave}
      >
        <p>${work.leftDetail(leftWork.length)}</p>
        <ul>
          ${leftWork.map((left) => this.renderWork(app, left, wording))}
        </ul>
        <footer>
          <button type="button" class="button" @click=${leave}>${work.later}</button>
        </footer>
      </modal-dialog>
    `;
  }

  /** What restores comes first: the dialog gives it the focus. */
  private renderWork(app: App, left: LeftWork, wording: Wording): unknown {
    const { work } = wording;
    const name = work.nameOf(left.name);
    const shown = contentText(left.session, wording);
    return html`<li>
      <div>
        <div class="name" title=${name}>${name}</div>
        <div class="fact" title=${shown}>${shown}</div>
        <div class="fact">${work.leftTime(left.keptAt)}</div>
      </div>
      <button
        type="button"
        class="button primary"
        @click=${() => void app.leftWorks.restore(left.id)}
      >
        ${work.restore}
      </button>
      <button type="button" class="button" @click=${() => void app.leftWorks.discard(left.id)}>
        ${work.discard}
      </button>
    </li>`;
  }
}

/** What a session shows: its view, the function in it, and the rate of its run when it has one. */
function contentText(session: Session, { views, numbers }: Wording): string {
  const view = views[session.view];
  if (session.view === "network") return view;
  const { objective, runs } = experimentOf(session);
  const search = resolveObjective(objective);
  const parts = [view];
  if (search.ok) parts.push(`J = ${plainFormula(search.objective)}`);
  if (runs.length === 1) parts.push(`η = ${numbers.plain(learningRateOf(runs[0].rule))}`);
  return parts.join(" · ");
}

declare global {
  interface HTMLElementTagNameMap {
    "left-work-dialog": LeftWorkDialog;
  }
}

import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, playheadOf, wordingOf } from "../state/app-state.ts";
import { baseStyles, sectionStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import type { StepPickedEvent } from "./iteration-table.ts";
import "./iteration-table.ts";
import "./run-form.ts";
import "./step-view.ts";

/** Settings and numbers: the fields, this step's formula, the table of iterates. */
@customElement("inspector-panel")
export class InspectorPanel extends AppElement {
  static override styles = [
    baseStyles,
    sectionStyles,
    css`
      :host {
        display: grid;
        grid-template: auto auto minmax(160px, 1fr) / minmax(0, 1fr);
        gap: 16px;
        height: 100%;
        min-height: 0;
        padding: 16px 18px 0;
        overflow: hidden auto;
        background: var(--panel);
        scrollbar-width: thin;
        scrollbar-color: var(--hairline) transparent;
      }

      .iterations {
        display: flex;
        flex-direction: column;
        min-height: 0;
        margin-inline: -6px;
      }

      .iterations h2 {
        margin: 0 6px 2px;
      }

      iteration-table {
        flex: 1;
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [state.runs.shown, playheadOf(state), languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const wording = wordingOf(state);
    const run = state.runs.shown;
    return html`
      <run-form .app=${app}></run-form>
      <step-view .app=${app}></step-view>
      <section class="iterations">
        <h2>${wording.table.label}</h2>
        <iteration-table
          .trajectory=${run?.trajectory ?? null}
          .rowCount=${run?.rowCount ?? 0}
          .playhead=${playheadOf(state)}
          .wording=${wording}
          @step-picked=${(event: StepPickedEvent) => app.store.movePlayhead(event.step)}
        ></iteration-table>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "inspector-panel": InspectorPanel;
  }
}

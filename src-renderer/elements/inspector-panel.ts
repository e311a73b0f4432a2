import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { playheadIn, selectedView, shownExperiment } from "../state/run-list.ts";
import { baseStyles, sectionStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import type { StepPickedEvent } from "./iteration-table.ts";
import "./function-form.ts";
import "./iteration-table.ts";
import "./rate-list.ts";
import "./run-comparison.ts";
import "./run-form.ts";
import "./run-list.ts";
import "./step-view.ts";

/** Settings and numbers: the fields, this step's formula, the table of iterates. */
@customElement("inspector-panel")
export class InspectorPanel extends AppElement {
  static override styles = [
    baseStyles,
    sectionStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 16px;
        height: 100%;
        min-height: 0;
        padding: 16px 8px 0 16px;
        overflow: hidden auto;
        scrollbar-gutter: stable;
        background: var(--panel);
        scrollbar-width: thin;
        scrollbar-color: var(--hairline) transparent;
      }

      .iterations {
        display: flex;
        flex: 1 0 240px;
        flex-direction: column;
        min-height: 240px;
        margin-inline: -6px;
      }

      .iterations h2 {
        margin: 0 6px 2px;
      }

      /* Never as high as its rows: it shows a window of them. */
      iteration-table {
        flex: 1 1 0;
        min-height: 0;
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    const { view, playhead } = sessionOf(state);
    const isCompared = shownExperiment(state).runs.length > 1;
    return [selectedView(state).shown, playhead, view, isCompared, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const wording = wordingOf(state);
    const run = selectedView(state).shown;
    const { view } = sessionOf(state);
    const isCompared = shownExperiment(state).runs.length > 1;
    return html`
      <function-form .app=${app}></function-form>
      ${view === "rates" ? html`<rate-list .app=${app}></rate-list>` : html`<run-list .app=${app}></run-list>`}
      ${isCompared ? html`<run-comparison .app=${app}></run-comparison>` : nothing}
      <run-form .app=${app}></run-form>
      ${view === "rates" ? nothing : html`<step-view .app=${app}></step-view>`}
      <section class="iterations">
        <h2>${wording.table.label}</h2>
        <iteration-table
          .trajectory=${run?.trajectory ?? null}
          .rowCount=${run?.rowCount ?? 0}
          .playhead=${run ? playheadIn(state, run) : 0}
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

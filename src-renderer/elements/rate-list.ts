import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { mostRuns } from "#core/session/experiment.ts";
import { allRunNames } from "#core/wording/run-names.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { fieldKey, fieldValue } from "../state/entry-field.ts";
import { nextRate } from "../state/rate-scale.ts";
import { shownExperiment } from "../state/run-list.ts";
import { baseStyles, buttonStyles, sectionStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { icon } from "./icons.ts";
import type { NumberTypedEvent } from "./number-field.ts";
import "./number-field.ts";
import { runSign } from "./run-sign.ts";

/** The learning rates that are compared: each can be changed and removed, and others added. */
@customElement("rate-list")
export class RateList extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    sectionStyles,
    css`
      :host {
        display: block;
      }

      ul {
        display: grid;
        gap: 4px;
        margin: 0 0 6px;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: 24px minmax(0, 1fr) 28px 28px;
        align-items: start;
      }

      .sign {
        margin-top: 10px;
      }

      number-field {
        --label-width: 24px;
      }

      button {
        display: grid;
        place-items: center;
        height: 30px;
        padding: 0;
        border: 0;
        background: none;
        color: var(--ink-2);
      }

      button:hover:not(:disabled) {
        color: var(--ink);
      }

      button:disabled {
        opacity: 0.35;
      }

      .add {
        display: inline-grid;
        padding: 0 9px;
        border: 1px solid var(--hairline);
        border-radius: 5px;
        background: var(--field);
        color: var(--ink);
        font: inherit;
        font-size: 12px;
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [shownExperiment(state), state.entryFaults, state.entryResets, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const wording = wordingOf(state);
    const { laboratory } = wording;
    const experiment = shownExperiment(state);
    const { runs } = experiment;
    return html`
      <h2>${laboratory.ratesSection}</h2>
      <ul aria-label=${laboratory.ratesSection}>
        ${allRunNames(runs, wording).map(({ id, name, colour }) => {
          const field = { kind: "rate", run: id } as const;
          const fault = state.entryFaults.get(fieldKey(field));
          const isHidden = runs.find((run) => run.id === id)?.isHidden ?? false;
          const visibility = isHidden ? laboratory.showRun(name) : laboratory.hideRun(name);
          return html`<li>
            ${runSign(colour)}
            <number-field
              label=${laboratory.rateOf(name)}
              symbol="η"
              symbol-only
              .lowest=${0}
              .value=${fieldValue(experiment, field)}
              .error=${fault ? wording.entryFault(fault) : ""}
              .resets=${state.entryResets}
              @number-typed=${({ text, visit }: NumberTypedEvent) =>
                app.store.enter(field, text, `${fieldKey(field)} ${visit}`)}
              @entry-left=${() => app.store.endGesture()}
              @entry-forgotten=${() => app.store.leaveEntry(field)}
            ></number-field>
            <button
              type="button"
              aria-label=${visibility}
              title=${visibility}
              @click=${() => app.store.perform({ kind: "show-run", run: id, isHidden: !isHidden })}
            >
              ${icon(isHidden ? "eye-off" : "eye", 14)}
            </button>
            <button
              type="button"
              aria-label=${laboratory.removeRun(name)}
              title=${laboratory.removeRun(name)}
              ?disabled=${runs.length === 1}
              @click=${() => app.store.perform({ kind: "remove-run", run: id })}
            >
              ${icon("trash", 14)}
            </button>
          </li>`;
        })}
      </ul>
      <button
        type="button"
        class="add"
        ?disabled=${runs.length >= mostRuns}
        @click=${() => app.store.perform({ kind: "add-rate", value: nextRate(experiment) })}
      >
        ${laboratory.addRate}
      </button>
      <button
        type="button"
        class="add"
        title=${laboratory.fitRatesHint}
        @click=${() => app.store.perform({ kind: "fit-rates" })}
      >
        ${laboratory.fitRates}
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "rate-list": RateList;
  }
}

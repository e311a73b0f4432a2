import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import {
  isOptimizerName,
  optimizerNames,
  optimizerTable,
} from "#core/optimizers/optimizer-table.ts";
import {
  constantSchedule,
  defaultSchedule,
  scheduleKinds,
  scheduleTable,
} from "#core/optimizers/schedule.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { baseStyles, sectionStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import type { ChoiceMadeEvent } from "./choice-field.ts";
import "./choice-field.ts";
import { hyperparameterSymbols } from "./hyperparameter-symbols.ts";
import { networkNumber } from "./network-number.ts";

/** How the network is trained: the rule with its numbers, batches and seed; the rest one click away. */
@customElement("network-training-form")
export class NetworkTrainingForm extends AppElement {
  static override styles = [
    baseStyles,
    sectionStyles,
    css`
      :host {
        display: block;
      }

      .fields {
        display: grid;
        gap: 6px;
      }

      details {
        margin-top: 6px;
      }

      summary {
        margin-bottom: 6px;
        color: var(--ink-2);
        cursor: pointer;
      }

      .check {
        display: grid;
        grid-template-columns: var(--label-width, 136px) minmax(0, 1fr);
        align-items: center;
        min-height: 30px;
        color: var(--ink-2);
      }

      .check input {
        justify-self: start;
        width: 16px;
        height: 16px;
        margin: 0;
        accent-color: var(--water);
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    const { setup } = sessionOf(state).network;
    return [setup, state.entryFaults, state.entryResets, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { network, optimizers, hyperparameters, hyperparameterHint } = wordingOf(state);
    const { rule } = sessionOf(state).network.setup;
    return html`
      <h2>${network.trainingSection}</h2>
      <div class="fields">
        <choice-field
          label=${network.optimizer}
          .choices=${optimizerNames
            .filter((name) => name !== "newton")
            .map((name) => ({ value: name, label: optimizers[name] }))}
          .value=${rule.optimizer}
          @choice-made=${({ value }: ChoiceMadeEvent) => this.chooseRule(app, value)}
        ></choice-field>
        ${optimizerTable[rule.optimizer].hyperparameters.map((range) =>
          networkNumber(
            app,
            state,
            { kind: "hyperparameter", name: range.name },
            {
              label: hyperparameters[range.name],
              symbol: hyperparameterSymbols[range.name],
              hint: hyperparameterHint(range),
              lowest: range.low,
            },
          ),
        )}
        ${networkNumber(
          app,
          state,
          { kind: "batch-size" },
          {
            label: network.batchSize,
            hint: network.fullBatch,
            lowest: 1,
          },
        )}
        ${networkNumber(app, state, { kind: "seed" }, { label: network.seed })}
      </div>
      <details>
        <summary>${network.more}</summary>
        <div class="fields">${this.renderMore(app, state)}</div>
      </details>
    `;
  }

  private renderMore(app: App, state: AppState): unknown {
    const { network, laboratory, schedules, scheduleParameters } = wordingOf(state);
    const { rule, standardise } = sessionOf(state).network.setup;
    const schedule = rule.schedule ?? constantSchedule;
    return html`
      <choice-field
        label=${laboratory.schedule}
        .choices=${scheduleKinds.map((kind) => ({ value: kind, label: schedules[kind] }))}
        .value=${schedule.kind}
        @choice-made=${({ value }: ChoiceMadeEvent) => this.chooseSchedule(app, value)}
      ></choice-field>
      ${scheduleTable[schedule.kind].map(({ name, low }) =>
        networkNumber(
          app,
          state,
          { kind: "schedule", name },
          { label: scheduleParameters[name], lowest: low },
        ),
      )}
      <label class="check">
        ${network.standardise}
        <input
          type="checkbox"
          .checked=${standardise}
          @change=${({ currentTarget }: Event) =>
            currentTarget instanceof HTMLInputElement &&
            app.store.perform({ kind: "set-standardise", isOn: currentTarget.checked })}
        />
      </label>
      ${networkNumber(app, state, { kind: "test-part" }, { label: network.testPart })}
      ${networkNumber(app, state, { kind: "l2" }, { label: network.l2, symbol: "λ" })}
      ${networkNumber(app, state, { kind: "stop-loss" }, { label: network.stopLoss })}
      ${networkNumber(app, state, { kind: "epochs" }, { label: network.epochs })}
      ${networkNumber(app, state, { kind: "patience" }, { label: network.patience, lowest: 1 })}
    `;
  }

  private chooseRule(app: App, value: string): void {
    if (isOptimizerName(value)) {
      app.store.perform({ kind: "choose-training-rule", optimizer: value });
    }
  }

  private chooseSchedule(app: App, value: string): void {
    const kind = scheduleKinds.find((candidate) => candidate === value);
    if (!kind) return;
    app.store.perform({ kind: "choose-training-schedule", schedule: defaultSchedule(kind) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "network-training-form": NetworkTrainingForm;
  }
}

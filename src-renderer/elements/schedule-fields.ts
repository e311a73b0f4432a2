import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import {
  constantSchedule,
  defaultSchedule,
  type ScheduleParameter,
  scheduleKinds,
  scheduleTable,
} from "#core/optimizers/schedule.ts";
import { selectedRun } from "#core/session/experiment.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { type EntryField, fieldKey, fieldValue } from "../state/entry-field.ts";
import { shownExperiment } from "../state/run-list.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import type { ChoiceMadeEvent } from "./choice-field.ts";
import "./choice-field.ts";
import type { NumberTypedEvent } from "./number-field.ts";
import "./number-field.ts";

/** How the learning rate changes as the run goes on, and the numbers of that. */
@customElement("schedule-fields")
export class ScheduleFields extends AppElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: 6px;
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [shownExperiment(state), state.entryFaults, state.entryResets, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { laboratory, schedules } = wordingOf(state);
    const { rule } = selectedRun(shownExperiment(state));
    const schedule = rule.schedule ?? constantSchedule;
    return html`
      <choice-field
        label=${laboratory.schedule}
        .choices=${scheduleKinds.map((kind) => ({ value: kind, label: schedules[kind] }))}
        .value=${schedule.kind}
        @choice-made=${(event: ChoiceMadeEvent) => this.choose(app, event.value)}
      ></choice-field>
      ${scheduleTable[schedule.kind].map((parameter) => this.renderNumber(app, state, parameter))}
    `;
  }

  private renderNumber(app: App, state: AppState, parameter: ScheduleParameter): unknown {
    const wording = wordingOf(state);
    const field: EntryField = { kind: "schedule", name: parameter.name };
    const fault = state.entryFaults.get(fieldKey(field));
    return html`<number-field
      label=${wording.scheduleParameters[parameter.name]}
      ?whole=${parameter.isWhole}
      .lowest=${parameter.low}
      .value=${fieldValue(shownExperiment(state), field)}
      .error=${fault ? wording.entryFault(fault) : ""}
      .resets=${state.entryResets}
      @number-typed=${({ text, visit }: NumberTypedEvent) =>
        app.store.enter(field, text, `${fieldKey(field)} ${visit}`)}
      @entry-left=${() => app.store.endGesture()}
      @entry-forgotten=${() => app.store.leaveEntry(field)}
      >${nothing}</number-field
    >`;
  }

  private choose(app: App, name: string): void {
    const kind = scheduleKinds.find((candidate) => candidate === name);
    if (kind) app.store.perform({ kind: "choose-schedule", schedule: defaultSchedule(kind) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "schedule-fields": ScheduleFields;
  }
}

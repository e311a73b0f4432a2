import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { HyperparameterRange } from "#core/optimizers/optimizer.ts";
import {
  isOptimizerName,
  learningRateOf,
  optimizerNames,
  optimizerTable,
} from "#core/optimizers/optimizer-table.ts";
import { constantSchedule } from "#core/optimizers/schedule.ts";
import { objectiveOf, selectedRun } from "#core/session/experiment.ts";
import { writeNumber } from "#core/session/number-entry.ts";
import { colourMaps } from "#core/session/session.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { type EntryField, fieldKey, fieldValue } from "../state/entry-field.ts";
import { shownExperiment } from "../state/run-list.ts";
import { baseStyles, sectionStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import type { ChoiceMadeEvent } from "./choice-field.ts";
import "./choice-field.ts";
import { hyperparameterSymbols } from "./hyperparameter-symbols.ts";
import type { FoldChangedEvent } from "./more-fields.ts";
import type { NumberTypedEvent } from "./number-field.ts";
import "./more-fields.ts";
import "./number-field.ts";
import type { RateMovedEvent } from "./rate-slider.ts";
import "./rate-slider.ts";
import "./schedule-fields.ts";

/** The settings of the selected run as fields: every change is applied at once. */
@customElement("run-form")
export class RunForm extends AppElement {
  static override styles = [
    baseStyles,
    sectionStyles,
    css`
      :host {
        display: block;
      }

      section + section {
        margin-top: 16px;
      }

      /* No column is as wide as its longest text: that one is cut, not the panel. */
      .fields {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
      }

      .pair {
        display: grid;
        grid-template-columns:
          calc(var(--label-width, 136px) - 8px) repeat(auto-fit, minmax(60px, 1fr));
        column-gap: 8px;
      }

      .pair > span {
        grid-area: 1 / 1;
        line-height: 30px;
        color: var(--ink-2);
      }

      rate-slider {
        margin: 6px 0 0 var(--label-width, 136px);
      }
    `,
  ];

  private slides = 0;

  protected override watched(state: AppState): readonly unknown[] {
    const { colourMap, view } = sessionOf(state);
    return [
      shownExperiment(state),
      view,
      colourMap,
      state.entryFaults,
      state.entryResets,
      state.settings.showsMore,
      languageOf(state),
    ];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { inspector, optimizers } = wordingOf(state);
    const { view } = sessionOf(state);
    const experiment = shownExperiment(state);
    const run = selectedRun(experiment);
    const { dimension } = objectiveOf(experiment);
    const [rate, ...others] = optimizerTable[run.rule.optimizer].hyperparameters;
    return html`
      <section>
        <h2>${inspector.descentSection}</h2>
        <div class="fields">
          <choice-field
            label=${inspector.optimizer}
            .choices=${optimizerNames.map((name) => ({ value: name, label: optimizers[name] }))}
            .value=${run.rule.optimizer}
            @choice-made=${(event: ChoiceMadeEvent) => this.chooseOptimizer(app, event.value)}
          ></choice-field>
          ${view === "rates" ? nothing : this.renderHyperparameter(app, state, rate, this.renderSlider(app, state))}
          ${others.map((range) => this.renderHyperparameter(app, state, range))}
          <div class="pair">
            <span aria-hidden="true">${inspector.startLabel(dimension)}</span>
            ${run.start.map((_, axis) =>
              this.renderNumber(
                app,
                state,
                { kind: "start", axis },
                {
                  label: inspector.startOf[axis],
                  isLabelHidden: true,
                },
              ),
            )}
          </div>
          ${this.renderNumber(app, state, { kind: "stop-value" }, { label: inspector.stopValue })}
          ${this.renderNumber(
            app,
            state,
            { kind: "maximum-steps" },
            {
              label: inspector.maximumSteps,
              isWhole: true,
              lowest: 0,
            },
          )}
          ${this.renderMore(app, state)}
        </div>
      </section>
    `;
  }

  /** What is rarely used, folded up unless there is something in it to see. */
  private renderMore(app: App, state: AppState): unknown {
    const { inspector, laboratory, network } = wordingOf(state);
    const hasColours = sessionOf(state).view !== "slope";
    return html`<more-fields
      label=${network.more}
      inside=${inspector.moreInside(hasColours)}
      ?left-open=${state.settings.showsMore}
      ?needed=${isMoreNeeded(state)}
      @fold-changed=${({ isOpen }: FoldChangedEvent) => app.changeSettings({ showsMore: isOpen })}
    >
      <schedule-fields .app=${app}></schedule-fields>
      ${this.renderNumber(
        app,
        state,
        { kind: "stop-gradient" },
        { label: laboratory.stopGradient, lowest: 0 },
      )}
      ${hasColours ? this.renderColours(app, state) : nothing}
    </more-fields>`;
  }

  private renderColours(app: App, state: AppState): unknown {
    const { inspector, colourMaps: colourNames, colourBlindSafe } = wordingOf(state);
    return html`<choice-field
      label=${inspector.colours}
      .choices=${colourMaps.map((map) => ({
        value: map,
        label: colourNames[map],
        hint: map === "turbo" ? "" : colourBlindSafe,
      }))}
      .value=${sessionOf(state).colourMap}
      @choice-made=${(event: ChoiceMadeEvent) => this.chooseColours(app, event.value)}
    ></choice-field>`;
  }

  private renderSlider(app: App, state: AppState): unknown {
    const rate = learningRateOf(selectedRun(shownExperiment(state)).rule);
    return html`<rate-slider
      label=${wordingOf(state).hyperparameters.learningRate}
      .rate=${rate}
      .text=${writeNumber(rate)}
      @rate-moved=${(event: RateMovedEvent) => this.slide(app, event.rate)}
      @rate-settled=${() => this.endSlide(app)}
    ></rate-slider>`;
  }

  private renderHyperparameter(
    app: App,
    state: AppState,
    range: HyperparameterRange,
    below: unknown = nothing,
  ): unknown {
    return this.renderNumber(
      app,
      state,
      { kind: "hyperparameter", name: range.name },
      {
        label: wordingOf(state).hyperparameters[range.name],
        symbol: hyperparameterSymbols[range.name],
        hint: wordingOf(state).hyperparameterHint(range),
        lowest: range.low,
        below,
      },
    );
  }

  private renderNumber(
    app: App,
    state: AppState,
    field: EntryField,
    options: {
      readonly label: string;
      readonly symbol?: string;
      /** What the number does and may be. */
      readonly hint?: string;
      readonly isLabelHidden?: boolean;
      readonly isWhole?: boolean;
      readonly lowest?: number;
      /** What belongs to the field and stands under it, before what is wrong. */
      readonly below?: unknown;
    },
  ): unknown {
    const fault = state.entryFaults.get(fieldKey(field));
    return html`<number-field
      label=${options.label}
      symbol=${options.symbol ?? ""}
      hint=${options.hint ?? ""}
      ?label-hidden=${options.isLabelHidden ?? false}
      ?whole=${options.isWhole ?? false}
      .lowest=${options.lowest ?? Number.NEGATIVE_INFINITY}
      .value=${fieldValue(shownExperiment(state), field)}
      .error=${fault ? wordingOf(state).entryFault(fault) : ""}
      .resets=${state.entryResets}
      @number-typed=${({ text, visit }: NumberTypedEvent) =>
        app.store.enter(field, text, `${fieldKey(field)} ${visit}`)}
      @entry-left=${() => app.store.endGesture()}
      @entry-forgotten=${() => app.store.leaveEntry(field)}
    >${options.below ?? nothing}</number-field>`;
  }

  private chooseOptimizer(app: App, name: string): void {
    if (isOptimizerName(name)) app.store.perform({ kind: "choose-optimizer", optimizer: name });
  }

  private chooseColours(app: App, name: string): void {
    const colourMap = colourMaps.find((map) => map === name);
    if (colourMap) app.store.perform({ kind: "set-colour-map", colourMap });
  }

  private slide(app: App, value: number): void {
    const field: EntryField = { kind: "hyperparameter", name: "learningRate" };
    app.store.enter(field, String(value), `slide ${this.slides}`);
  }

  private endSlide(app: App): void {
    this.slides += 1;
    app.store.endGesture();
  }
}

/** Whether one of the fields that are folded up has a value of a person's own, or a mistake in it. */
function isMoreNeeded(state: AppState): boolean {
  const { view, colourMap } = sessionOf(state);
  const experiment = shownExperiment(state);
  const { rule, stop } = selectedRun(experiment);
  const usualGradient = view === "rates" ? null : objectiveOf(experiment).suggested.stopGradient;
  const isSchedule = (rule.schedule ?? constantSchedule).kind !== constantSchedule.kind;
  const isColour = view !== "slope" && colourMap !== colourMaps[0];
  const isFolded = (key: string) => key === "stop-gradient" || key.startsWith("schedule ");
  const isWrong = [...state.entryFaults.keys()].some(isFolded);
  return isSchedule || isColour || stop.gradient !== usualGradient || isWrong;
}

declare global {
  interface HTMLElementTagNameMap {
    "run-form": RunForm;
  }
}

import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { variableNames } from "#core/objectives/objective.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { playheadIn, playheadOf, selectedView } from "../state/run-list.ts";
import type { ShownRun } from "../state/run-view.ts";
import { stepFormulas, texNumber } from "../state/step-formula.ts";
import { insightOf } from "../state/step-insight.ts";
import { stepVectors } from "../state/step-vectors.ts";
import { baseStyles, sectionStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import "./math-formula.ts";

/** The step that comes next: its formula, the same with its numbers, and every vector in it. */
@customElement("step-view")
export class StepView extends AppElement {
  static override styles = [
    baseStyles,
    sectionStyles,
    css`
      :host {
        display: block;
      }

      .formulas {
        min-height: 84px;
        padding: 9px 12px;
        border: 1px solid var(--hairline);
        border-radius: 5px;
        background: var(--field);
      }

      .rule {
        font-size: 14px;
        line-height: 24px;
        color: var(--ink-2);
      }

      .step {
        font-size: 17px;
        line-height: 28px;
      }

      .numbers {
        font-size: 15px;
        color: var(--ink-2);
      }

      table {
        width: 100%;
        margin-top: 6px;
        border-top: 1px solid var(--hairline);
        border-collapse: collapse;
        font-size: 12px;
        line-height: 18px;
        font-variant-numeric: tabular-nums;
      }

      th {
        padding: 2px 0;
        font-weight: 400;
        text-align: start;
        color: var(--ink-2);
      }

      thead th + th,
      td {
        text-align: end;
      }

      td {
        padding: 2px 0 2px 6px;
        white-space: nowrap;
      }

      /* The colour of the arrow in the picture. */
      tbody th {
        padding-inline-start: 7px;
        border-inline-start: 3px solid transparent;
      }

      tr.gradient th {
        border-inline-start-color: var(--gradient);
      }

      tr.velocity th {
        border-inline-start-color: var(--run-4);
      }

      tr.taken td {
        font-weight: 560;
      }

      p {
        margin: 0;
        color: var(--ink-2);
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [selectedView(state).shown, playheadOf(state), languageOf(state)];
  }

  protected override renderState(_app: App, state: AppState): unknown {
    const { inspector } = wordingOf(state);
    return html`
      <h2>${inspector.thisStepSection}</h2>
      <div class="formulas">${this.renderFormulas(state)}</div>
    `;
  }

  private renderFormulas(state: AppState): unknown {
    const run = selectedView(state).shown;
    if (!run) return nothing;
    const { trajectory, rowCount, settings } = run;
    const formulas = stepFormulas(settings.rule, trajectory, rowCount, playheadIn(state, run));
    if (!formulas) return html`<p>${wordingOf(state).inspector.noStep}</p>`;
    return html`
      ${formulas.rule.map((tex) => html`<math-formula class="rule" .tex=${tex}></math-formula>`)}
      <math-formula class="step" .tex=${formulas.step}></math-formula>
      <math-formula class="numbers" .tex=${formulas.numbers}></math-formula>
      ${this.renderVectors(state, run)}
    `;
  }

  /** Every vector of the step in numbers; those that the picture has an arrow for in its colour. */
  private renderVectors(state: AppState, run: ShownRun): unknown {
    const insight = insightOf(run, playheadIn(state, run));
    if (!insight) return nothing;
    const wording = wordingOf(state);
    const { numbers } = wording;
    const names = variableNames(insight.point.length === 1 ? 1 : 2);
    return html`
      <table aria-label=${wording.laboratory.stepVectors}>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">η</span>
              <math-formula aria-hidden="true" .tex=${`\\eta_{${insight.time}} = ${texNumber(insight.learningRate)}`}></math-formula>
            </th>
            ${names.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${stepVectors(run.settings.rule, insight).map(
            ({
              name,
              tex,
              values,
              arrow,
            }) => html`<tr class=${arrow === "step" ? "taken" : (arrow ?? "")}>
              <th scope="row">
                <span class="visually-hidden">${name}</span>
                <math-formula aria-hidden="true" .tex=${tex}></math-formula>
              </th>
              ${values.map((value) => html`<td>${numbers.plain(value, 5)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "step-view": StepView;
  }
}

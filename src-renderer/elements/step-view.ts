import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { playheadOf, playheadIn, selectedView } from "../state/run-list.ts";
import { stepFormulas } from "../state/step-formula.ts";
import { baseStyles, sectionStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import "./math-formula.ts";

/** The formula of the step that comes next, with its numbers. */
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
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "step-view": StepView;
  }
}

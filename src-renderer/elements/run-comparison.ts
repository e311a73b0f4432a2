import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import type { NumberWriter } from "#core/wording/numbers.ts";
import { allRunNames } from "#core/wording/run-names.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { outcomeOf } from "../state/run-account.ts";
import { listedRuns, shownExperiment } from "../state/run-list.ts";
import type { RunView } from "../state/run-view.ts";
import { baseStyles, sectionStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { runSign } from "./run-sign.ts";

/** The runs side by side in numbers: steps to the goal, the last J, what became of each. */
@customElement("run-comparison")
export class RunComparison extends AppElement {
  static override styles = [
    baseStyles,
    sectionStyles,
    css`
      :host {
        display: block;
      }

      .scroller {
        max-height: 190px;
        overflow: hidden auto;
        scrollbar-width: thin;
        scrollbar-color: var(--hairline) transparent;
      }

      .scroller:focus-visible {
        outline: 2px solid var(--water);
        outline-offset: 2px;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 12px;
        line-height: 18px;
        font-variant-numeric: tabular-nums;
      }

      th {
        padding: 0 4px 3px;
        border-bottom: 1px solid var(--hairline);
        font-weight: 400;
        text-align: end;
        color: var(--ink-2);
      }

      td {
        padding: 3px 4px;
        text-align: end;
        white-space: nowrap;
      }

      th:first-child,
      td:first-child {
        padding-inline-start: 0;
        text-align: start;
      }

      td {
        vertical-align: top;
      }

      /* A long name goes on in a second line: cut, it would tell no run from the next. */
      .run {
        display: flex;
        gap: 6px;
        max-width: 108px;
        font-weight: 560;
        line-height: 16px;
        white-space: normal;
      }

      .run .sign {
        margin-top: 2px;
      }

      td:last-child,
      th:last-child {
        padding-inline-end: 0;
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [state.runs, shownExperiment(state), languageOf(state)];
  }

  protected override renderState(_app: App, state: AppState): unknown {
    const wording = wordingOf(state);
    const { comparisonSection, comparisonHeads } = wording.laboratory;
    const names = allRunNames(shownExperiment(state).runs, wording);
    const { run, steps, value, outcome } = comparisonHeads;
    const finals = listedRuns(state).flatMap(({ view: { status } }) =>
      status.kind === "ended" ? [status.ending.outcome.value] : [],
    );
    return html`
      <h2 id="head">${comparisonSection}</h2>
      <div class="scroller" tabindex="0" role="group" aria-labelledby="head">
      <table aria-labelledby="head">
        <thead>
          <tr>
            <th scope="col">${run}</th>
            <th scope="col">${steps}</th>
            <th scope="col">${value}</th>
            <th scope="col">${outcome}</th>
          </tr>
        </thead>
        <tbody>
          ${listedRuns(state).map(({ view }, place) => {
            const { name, colour } = names[place];
            return html`<tr>
              <td title=${name}>
                <div class="run">${runSign(colour)}<span>${name}</span></div>
              </td>
              <td>${stepsText(view, wording.numbers.count)}</td>
              <td>${valueText(view, finals, wording.numbers)}</td>
              <td>${wording.laboratory.outcomes[outcomeOf(view)]}</td>
            </tr>`;
          })}
        </tbody>
      </table>
      </div>
    `;
  }
}

/** A run that never arrived has no number of steps to its goal. */
function stepsText({ status }: RunView, count: (steps: number) => string): string {
  if (status.kind !== "ended") return "…";
  const { outcome } = status.ending;
  return outcome.kind === "converged" ? count(outcome.steps) : "–";
}

/** Told apart from those of the other runs, and from the goal. */
function valueText(
  { status }: RunView,
  finals: readonly number[],
  { beside }: NumberWriter,
): string {
  if (status.kind !== "ended") return "…";
  const goal = status.stop.value;
  return beside(status.ending.outcome.value, goal === null ? finals : [goal, ...finals]);
}

declare global {
  interface HTMLElementTagNameMap {
    "run-comparison": RunComparison;
  }
}

import { css, html, nothing } from "lit";
import { customElement, state as reactive } from "lit/decorators.js";
import { classColour } from "../charts/class-marks.ts";
import { shortNames } from "../charts/short-names.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, themeOf, wordingOf } from "../state/app-state.ts";
import { mostClassesBelow } from "../state/network-layout.ts";
import { shownNetwork } from "../state/network-shown.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { classMark } from "./class-mark.ts";

type Part = "training" | "test";

/** How many samples of each class are taken for which: one table each for training and test. */
@customElement("confusion-table")
export class ConfusionTable extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: flex;
        align-items: start;
        gap: 8px;
        min-width: 0;
      }

      table {
        border-collapse: separate;
        border-spacing: 1px;
        font-size: 11px;
        line-height: 18px;
        font-variant-numeric: tabular-nums;
      }

      caption {
        padding-bottom: 2px;
        font-size: 12px;
        text-align: start;
        color: var(--ink-2);
        white-space: nowrap;
      }

      caption button {
        padding: 0;
        border: 0;
        background: none;
        color: var(--water);
        font-size: 12px;
      }

      th {
        max-width: 84px;
        padding: 0 2px;
        overflow: hidden;
        font-weight: 400;
        color: var(--ink-2);
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      th.corner {
        max-width: none;
        font-size: 10px;
      }

      /* All of ten classes are seen beside their points, also in a small window. */
      table.many {
        font-size: 10px;
        line-height: 14px;
      }

      table.many td {
        min-width: 17px;
        padding: 0 1px;
      }

      tbody th {
        text-align: end;
      }

      td {
        min-width: 20px;
        padding: 0 2px;
        border-radius: 2px;
        text-align: center;
      }

      td.right {
        background: color-mix(in srgb, var(--good) 16%, var(--paper));
      }

      td.wrong {
        background: color-mix(in srgb, var(--alarm) 18%, var(--paper));
        font-weight: 560;
      }

      td.none {
        color: var(--ink-2);
      }

      .class-mark {
        display: inline-block;
        vertical-align: -1px;
      }
    `,
  ];

  @reactive()
  private shownPart: Part = "training";

  protected override watched(state: AppState): readonly unknown[] {
    return [state.training, themeOf(state), languageOf(state)];
  }

  protected override renderState(_app: App, state: AppState): unknown {
    const shown = shownNetwork(state);
    const counts = shown?.frame.confusion;
    if (!shown || !counts) return nothing;
    const names = shown.prepared.data.outputNames;
    const hasTest = shown.prepared.testSamples.length > 0;
    if (!hasTest) return this.renderTable(state, "training", counts.training, names, false);
    if (names.length > mostClassesBelow) {
      return this.renderTable(state, this.shownPart, counts[this.shownPart], names, true);
    }
    return html`
      ${this.renderTable(state, "training", counts.training, names, false)}
      ${this.renderTable(state, "test", counts.test, names, false)}
    `;
  }

  private renderTable(
    state: AppState,
    part: Part,
    counts: Int32Array,
    names: readonly string[],
    canSwitch: boolean,
  ): unknown {
    const { networkPicture } = wordingOf(state);
    const other: Part = part === "training" ? "test" : "training";
    const size = names.length > mostClassesBelow ? "many" : "few";
    return html`<table class=${size} aria-label=${networkPicture.confusionTable(part)}>
      <caption>
        ${networkPicture.confusionTable(part)}
        ${
          canSwitch
            ? html`<button
                type="button"
                @click=${() => {
                  this.shownPart = other;
                }}
              >
                ${networkPicture[other]}
              </button>`
            : nothing
        }
      </caption>
      <thead>
        <tr>
          <th scope="col" class="corner">${networkPicture.confusionCorner}</th>
          ${shortNames(names).map(
            (short, at) => html`<th scope="col" title=${names[at]}>${short}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${names.map((name, row) => {
          const colour = classColour(themeOf(state), row);
          return html`<tr>
            <th scope="row" title=${name}>
              ${classMark(row, colour)} ${name}
            </th>
            ${names.map((_, column) => this.renderCell(state, counts, names.length, row, column))}
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  private renderCell(
    state: AppState,
    counts: Int32Array,
    width: number,
    row: number,
    column: number,
  ): unknown {
    const count = counts[row * width + column];
    const kind = count === 0 ? "none" : row === column ? "right" : "wrong";
    return html`<td class=${kind}>${wordingOf(state).numbers.count(count)}</td>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "confusion-table": ConfusionTable;
  }
}

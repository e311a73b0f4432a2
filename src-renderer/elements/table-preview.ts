import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { tasks } from "#core/training/data-set.ts";
import { csvTable, readCsv } from "#core/training/read-csv.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, type TablePreview, wordingOf } from "../state/app-state.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import type { ChoiceMadeEvent } from "./choice-field.ts";
import "./choice-field.ts";
import "./modal-dialog.ts";

const shownRows = 6;
const shownColumns = 8;

/** A table that was opened: what is in it, what it is to be used for, and what is wrong with it. */
@customElement("table-preview")
export class TablePreviewDialog extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      modal-dialog {
        --dialog-width: 640px;
      }

      .fields {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 6px 24px;
        margin-bottom: 12px;
        --label-width: 96px;
      }

      .check {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: 30px;
        color: var(--ink-2);
      }

      .scroller {
        overflow: auto hidden;
        border-block: 1px solid var(--hairline);
      }

      table {
        border-collapse: collapse;
        font-size: 12px;
        font-variant-numeric: tabular-nums;
      }

      th,
      td {
        max-width: 160px;
        padding: 4px 10px 4px 0;
        overflow: hidden;
        text-align: start;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      th {
        font-weight: 560;
      }

      .target {
        color: var(--water);
      }

      p {
        margin: 8px 0 0;
        color: var(--ink-2);
      }

      .fault {
        color: var(--alarm);
      }

      footer {
        display: flex;
        justify-content: end;
        gap: 8px;
        margin-top: 16px;
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [state.preview, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { preview } = state;
    const { network } = wordingOf(state);
    return html`<modal-dialog
      label=${network.previewTitle(preview?.name ?? "")}
      .open=${preview !== null}
      @dialog-closed=${() => app.store.patch({ preview: null })}
    >
      ${preview ? this.renderPreview(app, state, preview) : nothing}
    </modal-dialog>`;
  }

  private renderPreview(app: App, state: AppState, preview: TablePreview): unknown {
    const { network, training } = wordingOf(state);
    const reading = readCsv(preview.text, preview.task, preview.targetCount);
    const change = (part: Partial<TablePreview>): void =>
      app.store.patch({ preview: { ...preview, ...part } });
    return html`
      <div class="fields">
        <choice-field
          label=${network.task}
          .choices=${tasks.map((name) => ({ value: name, label: training.tasks[name] }))}
          .value=${preview.task}
          @choice-made=${({ value }: ChoiceMadeEvent) =>
            change({ task: value === "regression" ? "regression" : "classification" })}
        ></choice-field>
        ${preview.task === "regression" ? this.renderTargets(state, preview, change) : nothing}
        <label class="check">
          ${network.standardise}
          <input
            type="checkbox"
            .checked=${preview.standardise}
            @change=${({ currentTarget }: Event) =>
              currentTarget instanceof HTMLInputElement &&
              change({ standardise: currentTarget.checked })}
          />
        </label>
      </div>
      ${this.renderTable(state, preview)}
      ${
        reading.ok
          ? nothing
          : html`<p class="fault" role="alert">${training.fault(reading.fault)}</p>`
      }
      <footer>
        <button type="button" class="button" @click=${() => app.store.patch({ preview: null })}>
          ${network.cancel}
        </button>
        <button
          type="button"
          class="button primary"
          ?disabled=${!reading.ok}
          @click=${() => app.store.usePreview()}
        >
          ${network.use}
        </button>
      </footer>
    `;
  }

  private renderTargets(
    state: AppState,
    { text, targetCount }: TablePreview,
    change: (part: Partial<TablePreview>) => void,
  ): unknown {
    const columns = csvTable(text)?.header.length ?? 2;
    const counts = Array.from({ length: Math.min(9, Math.max(1, columns - 1)) }, (_, at) => at + 1);
    return html`<choice-field
      label=${wordingOf(state).network.targets}
      .choices=${counts.map((count) => ({ value: String(count), label: String(count) }))}
      .value=${String(targetCount)}
      @choice-made=${({ value }: ChoiceMadeEvent) => change({ targetCount: Number(value) })}
    ></choice-field>`;
  }

  private renderTable(state: AppState, { text, task, targetCount }: TablePreview): unknown {
    const table = csvTable(text);
    if (!table) return nothing;
    const { network } = wordingOf(state);
    const { header, rows } = table;
    const targets = task === "classification" ? 1 : targetCount;
    // The last columns are what it is about, so they are never the ones left out.
    const left = header.length <= shownColumns ? header.length : shownColumns - targets;
    const places = header
      .map((_, at) => at)
      .filter((at) => at < left || at >= header.length - targets);
    const kind = (at: number): string => (at >= header.length - targets ? "target" : "");
    const cell = (text: string | undefined): string => text ?? "";
    return html`
      <div class="scroller" tabindex="0" role="group" aria-label=${network.dataSet}>
        <table>
          <thead>
            <tr>
              ${places.map((at) => html`<th scope="col" class=${kind(at)}>${header[at]}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.slice(0, shownRows).map(
              ({ cells }) =>
                html`<tr>
                  ${places.map((at) => html`<td class=${kind(at)}>${cell(cells[at])}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p>
        ${network.previewFacts({ rows: rows.length, columns: header.length })}
        ${rows.length > shownRows ? network.previewShown(shownRows) : ""}
      </p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "table-preview": TablePreviewDialog;
  }
}

import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { TableDoubt } from "#core/data/table/guess-format.ts";
import {
  chooseFormat,
  chooseSkipMissing,
  type TableChoices,
} from "#core/data/table/table-choices.ts";
import { tasks } from "#core/training/data-set.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import {
  answer,
  changeColumn,
  changeTask,
  chooseTargetCount,
  doubtfulMark,
  missingRows,
  targetCounts,
} from "../state/table-changes.ts";
import { lookAt, type TableLook, type TablePreview } from "../state/table-look.ts";
import { becomingNotes, inARow, unitNotes } from "../state/table-notes.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import type { ChoiceMadeEvent } from "./choice-field.ts";
import "./choice-field.ts";
import "./modal-dialog.ts";
import type { ColumnChangedEvent } from "./table-columns.ts";
import "./table-columns.ts";
import { tableFieldStyles } from "./table-field-styles.ts";
import type { EncodingChangedEvent, FormatChangedEvent } from "./table-format-form.ts";
import "./table-format-form.ts";

/** A table that was opened: how it is written down, what each column is for, and what is wrong. */
@customElement("table-preview")
export class TablePreviewDialog extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    tableFieldStyles,
    css`
      modal-dialog {
        --dialog-width: 940px;
      }

      hr {
        margin: 12px 0;
        border: 0;
        border-top: 1px solid var(--hairline);
      }

      .question {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
        margin-bottom: 12px;
        padding: 8px 12px;
        border-radius: 6px;
        background: var(--wash);
      }

      .question span {
        flex: 1 1 280px;
        font-weight: 560;
      }

      .question div {
        display: flex;
        gap: 8px;
      }

      .wide {
        grid-column: 1 / -1;
      }

      table-columns {
        margin-top: 12px;
      }

      p {
        margin: 8px 0 0;
        color: var(--ink-2);
      }

      footer {
        display: flex;
        align-items: center;
        gap: 8px;
        width: 100%;
      }

      .standing {
        flex: 1 1 auto;
        min-width: 0;
        margin: 0 16px 0 0;
        overflow-wrap: anywhere;
      }

      .fault {
        color: var(--alarm);
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
      with-footer
      .open=${preview !== null}
      @dialog-closed=${() => app.store.patch({ preview: null })}
    >
      ${preview ? this.renderPreview(app, state, preview, lookAt(preview)) : nothing}
    </modal-dialog>`;
  }

  private renderPreview(
    app: App,
    state: AppState,
    preview: TablePreview,
    look: TableLook,
  ): unknown {
    const wording = wordingOf(state);
    const { source, choices } = preview;
    const choose = (next: TableChoices): void =>
      app.store.patch({ preview: { ...preview, choices: next } });
    return html`
      ${look.doubts.map((doubt) => this.renderQuestion(state, doubt, look, choices, choose))}
      <table-format-form
        .format=${look.plan.format}
        .encoding=${source.kind === "file" ? source.encoding : null}
        .wording=${wording}
        @format-changed=${({ change }: FormatChangedEvent) => choose(chooseFormat(choices, change))}
        @encoding-changed=${({ encoding }: EncodingChangedEvent) =>
          source.kind === "file" &&
          app.store.patch({
            preview: { ...preview, source: { ...source, encoding } },
          })}
      ></table-format-form>
      <hr />
      ${this.renderTask(app, state, preview, look, choose)}
      <table-columns
        .table=${look.table}
        .wording=${wording}
        @column-changed=${({ column, change }: ColumnChangedEvent) =>
          choose(changeColumn(choices, look, column, change))}
      ></table-columns>
      ${this.renderFacts(state, look)} ${this.renderFooter(app, state, look)}
    `;
  }

  private renderQuestion(
    state: AppState,
    doubt: TableDoubt,
    { plan }: TableLook,
    choices: TableChoices,
    choose: (next: TableChoices) => void,
  ): unknown {
    const { tables } = wordingOf(state);
    const { question, yes, no } = tables.question(doubt, doubtfulMark(plan.format));
    const button = (label: string, isYes: boolean): unknown => html`<button
      type="button"
      class="button"
      @click=${() => choose(answer(choices, plan.format, doubt, isYes))}
    >
      ${label}
    </button>`;
    return html`<div class="question" role="group" aria-label=${question}>
      <span>${question}</span>
      <div>${button(yes, true)}${button(no, false)}</div>
    </div>`;
  }

  private renderTask(
    app: App,
    state: AppState,
    preview: TablePreview,
    look: TableLook,
    choose: (next: TableChoices) => void,
  ): unknown {
    const { network, tables, training } = wordingOf(state);
    const { choices, standardise } = preview;
    const { task, skipMissing } = look.plan;
    const missing = missingRows(look);
    return html`<div class="fields">
      <choice-field
        label=${network.task}
        .choices=${tasks.map((name) => ({ value: name, label: training.tasks[name] }))}
        .value=${task}
        @choice-made=${({ value }: ChoiceMadeEvent) =>
          choose(
            changeTask(choices, look, value === "regression" ? "regression" : "classification"),
          )}
      ></choice-field>
      ${task === "regression" ? this.renderTargets(state, choices, look, choose) : nothing}
      ${check(network.standardise, standardise, (isOn) =>
        app.store.patch({ preview: { ...preview, standardise: isOn } }),
      )}
      ${
        missing.isAny
          ? check(
              tables.skipMissing(missing.rows, look.table.sampleCount),
              skipMissing,
              (isOn) => choose(chooseSkipMissing(choices, isOn)),
              "wide",
            )
          : nothing
      }
    </div>`;
  }

  private renderTargets(
    state: AppState,
    choices: TableChoices,
    look: TableLook,
    choose: (next: TableChoices) => void,
  ): unknown {
    const { count, most } = targetCounts(look);
    const counts = Array.from({ length: Math.max(count, Math.min(9, most)) }, (_, at) => at + 1);
    return html`<choice-field
      label=${wordingOf(state).network.targets}
      .choices=${counts.map((one) => ({ value: String(one), label: String(one) }))}
      .value=${String(count)}
      @choice-made=${({ value }: ChoiceMadeEvent) =>
        choose(chooseTargetCount(choices, look, Number(value)))}
    ></choice-field>`;
  }

  private renderFacts(state: AppState, { table }: TableLook): unknown {
    const { network, tables } = wordingOf(state);
    const { sampleCount, columns, rows } = table;
    if (columns.length === 0) return nothing;
    const sentences = [
      network.previewFacts({ rows: sampleCount, columns: columns.length }),
      sampleCount > rows.length ? network.previewShown(rows.length) : "",
      tables.passedOver(table.passed),
      ...becomingNotes(table, tables),
      ...unitNotes(table, tables),
    ];
    return html`<p>
      ${inARow(sentences)}
    </p>`;
  }

  private renderFooter(
    app: App,
    state: AppState,
    { table, plan, fault, doubts }: TableLook,
  ): unknown {
    const { network, tables, training } = wordingOf(state);
    const { inputNames, outputNames, sampleCount, skippedRows } = table;
    const facts = {
      inputs: inputNames?.length ?? 0,
      targets: outputNames?.length ?? 0,
      classes: plan.task === "classification" ? (outputNames?.length ?? 0) : null,
      used: sampleCount - (skippedRows ?? 0),
      rows: sampleCount,
    };
    const isOpen = doubts.length > 0;
    const standing = isOpen ? tables.answerFirst : tables.use(facts);
    return html`<footer slot="footer">
      <p class="standing fault" role="alert" ?hidden=${!fault}>
        ${fault ? training.fault(fault) : ""}
      </p>
      <p class="standing" ?hidden=${fault !== null}>${standing}</p>
      <button type="button" class="button" @click=${() => app.store.patch({ preview: null })}>
        ${network.cancel}
      </button>
      <button
        type="button"
        class="button primary"
        ?disabled=${fault !== null || isOpen}
        @click=${() => app.store.usePreview()}
      >
        ${network.use}
      </button>
    </footer>`;
  }
}

function check(label: string, isOn: boolean, change: (isOn: boolean) => void, place = ""): unknown {
  return html`<label class="check ${place}">
    <input
      type="checkbox"
      .checked=${isOn}
      @change=${({ currentTarget }: Event) =>
        currentTarget instanceof HTMLInputElement && change(currentTarget.checked)}
    />
    ${label}
  </label>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "table-preview": TablePreviewDialog;
  }
}

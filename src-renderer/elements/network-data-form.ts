import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { builtInDataNames, isBuiltInDataName, tasksOf } from "#core/training/built-in-data.ts";
import { type DataReference, isTable } from "#core/training/data-reference.ts";
import { tasks } from "#core/training/data-set.ts";
import { resolveData } from "#core/training/find-data.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { previewOfSession } from "../state/begin-preview.ts";
import { baseStyles, buttonStyles, sectionStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import type { Choice, ChoiceMadeEvent } from "./choice-field.ts";
import "./choice-field.ts";

/** The choices that are no set of the app's own. */
const placed = "own-points";
const opened = "own-table";
const another = "open-table";

/** What the network learns from, and what it is to learn. */
@customElement("network-data-form")
export class NetworkDataForm extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    sectionStyles,
    css`
      :host {
        display: block;
      }

      .fields {
        display: grid;
        gap: 6px;
      }

      p {
        margin: 0;
        font-size: 12px;
        line-height: 16px;
        color: var(--ink-2);
      }

      .presets {
        display: flex;
        align-items: center;
        gap: 6px;
      }

      .presets span {
        flex: 1 1 auto;
        color: var(--ink-2);
      }

      .presets .button,
      .small {
        height: 26px;
        padding: 0 8px;
        font-size: 12px;
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [sessionOf(state).network.setup, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { network, training, commands } = wordingOf(state);
    const { data, task } = sessionOf(state).network.setup;
    return html`
      <h2>${network.dataSection}</h2>
      <div class="fields">
        <choice-field
          label=${network.dataSet}
          .choices=${dataChoices(state)}
          .value=${choiceOf(data)}
          @choice-made=${({ value }: ChoiceMadeEvent) => this.chooseData(app, value)}
        ></choice-field>
        <choice-field
          label=${network.task}
          .choices=${tasks
            .filter((name) => name === task || isPossible(data, name))
            .map((name) => ({ value: name, label: training.tasks[name] }))}
          .value=${task}
          @choice-made=${({ value }: ChoiceMadeEvent) => this.chooseTask(app, value)}
        ></choice-field>
        ${isTable(data) ? this.renderTable(app, state, data) : nothing}
        ${data.kind === "placed" ? html`<p>${network.placePoints}</p>` : nothing}
        <div class="presets">
          <span aria-hidden="true">${network.chapterCases}</span>
          ${tasks.map(
            (name) => html`<button
              type="button"
              class="button"
              aria-label=${commands[`chapter-${name}`]}
              title=${commands[`chapter-${name}`]}
              @click=${() => app.commands.run(`chapter-${name}`)}
            >
              ${training.tasks[name]}
            </button>`,
          )}
        </div>
      </div>
    `;
  }

  /** What of the table is not learnt from, and the way back to the dialog in which that was said. */
  private renderTable(
    app: App,
    state: AppState,
    data: Extract<DataReference, { kind: "table" | "csv" }>,
  ): unknown {
    const { tables } = wordingOf(state);
    const { setup } = sessionOf(state).network;
    const search = resolveData(data, setup.task);
    const leftOut = search.ok && search.leftOut ? tables.leftOut(search.leftOut) : "";
    return html`
      ${leftOut ? html`<p>${leftOut}</p>` : nothing}
      <div>
        <button
          type="button"
          class="button small"
          @click=${() => app.store.patch({ preview: previewOfSession(data, setup) })}
        >
          ${tables.change}
        </button>
      </div>
    `;
  }

  private chooseData(app: App, value: string): void {
    if (value === another) app.commands.run("open");
    else if (value === placed) {
      app.store.perform({ kind: "choose-data", data: { kind: "placed", points: [] } });
    } else if (isBuiltInDataName(value)) {
      app.store.perform({ kind: "choose-data", data: { kind: "built-in", name: value } });
    }
  }

  private chooseTask(app: App, value: string): void {
    const task = tasks.find((name) => name === value);
    if (task) app.store.perform({ kind: "choose-task", task });
  }
}

function dataChoices(state: AppState): Choice[] {
  const { network, training } = wordingOf(state);
  const { data } = sessionOf(state).network.setup;
  return [
    ...builtInDataNames.map((name) => ({ value: name, label: training.dataSets[name] })),
    ...(isTable(data) ? [{ value: opened, label: data.name }] : []),
    { value: placed, label: network.ownPoints },
    { value: another, label: network.openCsv },
  ];
}

function choiceOf(data: DataReference): string {
  if (data.kind === "built-in") return data.name;
  return isTable(data) ? opened : placed;
}

function isPossible(data: DataReference, task: "regression" | "classification"): boolean {
  return data.kind !== "built-in" || tasksOf(data.name).includes(task);
}

declare global {
  interface HTMLElementTagNameMap {
    "network-data-form": NetworkDataForm;
  }
}

import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { mostRuns, selectedRun } from "#core/session/experiment.ts";
import { presetNames } from "#core/session/presets.ts";
import { allRunNames } from "#core/wording/run-names.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { shownExperiment } from "../state/run-list.ts";
import { baseStyles, buttonStyles, sectionStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { icon } from "./icons.ts";
import { runSign } from "./run-sign.ts";

/** The runs on the function: which one the fields are about, which are drawn, more and fewer. */
@customElement("run-list")
export class RunList extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    sectionStyles,
    css`
      :host {
        display: block;
      }

      ul {
        display: grid;
        max-height: 176px;
        margin: 0 -6px 6px;
        padding: 0;
        overflow: hidden auto;
        list-style: none;
        scrollbar-width: thin;
        scrollbar-color: var(--hairline) transparent;
      }

      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) repeat(3, 26px);
        align-items: center;
        border-radius: 5px;
      }

      li + li {
        border-top: 1px solid var(--hairline);
      }

      li.selected {
        background: var(--wash);
      }

      li.hidden .name {
        color: var(--ink-2);
        text-decoration: line-through;
      }

      button {
        height: 28px;
        padding: 0;
        border: 0;
        background: none;
        color: var(--ink-2);
        font: inherit;
      }

      button:hover:not(:disabled) {
        color: var(--ink);
      }

      button:disabled {
        opacity: 0.35;
      }

      button:focus-visible {
        outline-offset: -2px;
      }

      .select {
        display: flex;
        align-items: center;
        gap: 8px;
        min-width: 0;
        padding-inline: 6px;
        text-align: start;
        color: var(--ink);
      }

      .selected .select {
        font-weight: 560;
      }

      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .tool {
        display: grid;
        place-items: center;
      }

      .more {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }

      .more button {
        padding: 0 9px;
        border: 1px solid var(--hairline);
        border-radius: 5px;
        background: var(--field);
        color: var(--ink);
        font-size: 12px;
      }

      .more button:hover:not(:disabled) {
        background: var(--wash);
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    const { runs, selected } = shownExperiment(state);
    return [runs, selected, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { laboratory, commands } = wordingOf(state);
    const experiment = shownExperiment(state);
    const selected = selectedRun(experiment).id;
    const isFull = experiment.runs.length >= mostRuns;
    const fullText = isFull ? laboratory.tooManyRuns(mostRuns) : nothing;
    return html`
      <h2>${laboratory.runsSection}</h2>
      <ul aria-label=${laboratory.runsSection}>
        ${allRunNames(experiment.runs, wordingOf(state)).map(({ id, name, colour }) =>
          this.renderRun(app, state, { id, name, colour, isSelected: id === selected }),
        )}
      </ul>
      <div class="more">
        <button
          type="button"
          ?disabled=${isFull}
          title=${fullText}
          @click=${() => app.store.perform({ kind: "duplicate-run", run: selected })}
        >
          ${laboratory.addRun}
        </button>
        ${presetNames.map(
          (
            preset,
          ) => html`<button type="button" @click=${() => app.commands.run(`preset-${preset}`)}>
            ${commands[`preset-${preset}`]}
          </button>`,
        )}
      </div>
    `;
  }

  private renderRun(
    app: App,
    state: AppState,
    {
      id,
      name,
      colour,
      isSelected,
    }: { id: number; name: string; colour: number; isSelected: boolean },
  ): unknown {
    const { laboratory } = wordingOf(state);
    const { runs } = shownExperiment(state);
    const isHidden = runs.find((run) => run.id === id)?.isHidden ?? false;
    const visibility = isHidden ? laboratory.showRun(name) : laboratory.hideRun(name);
    return html`<li class="${isSelected ? "selected" : ""} ${isHidden ? "hidden" : ""}">
      <button
        type="button"
        class="select"
        aria-label=${laboratory.selectRun(name)}
        aria-pressed=${isSelected ? "true" : "false"}
        title=${name}
        @click=${() => app.store.perform({ kind: "select-run", run: id })}
      >
        ${runSign(runs.length === 1 ? null : colour)}
        <span class="name">${name}</span>
      </button>
      ${this.renderTool(visibility, isHidden ? "eye-off" : "eye", () =>
        app.store.perform({ kind: "show-run", run: id, isHidden: !isHidden }),
      )}
      ${this.renderTool(
        laboratory.duplicateRun(name),
        "copy",
        () => app.store.perform({ kind: "duplicate-run", run: id }),
        runs.length >= mostRuns,
      )}
      ${this.renderTool(
        laboratory.removeRun(name),
        "trash",
        () => app.store.perform({ kind: "remove-run", run: id }),
        runs.length === 1,
      )}
    </li>`;
  }

  private renderTool(
    name: string,
    iconName: "eye" | "eye-off" | "copy" | "trash",
    act: () => void,
    isDisabled = false,
  ): unknown {
    return html`<button
      type="button"
      class="tool"
      aria-label=${name}
      title=${name}
      ?disabled=${isDisabled}
      @click=${act}
    >
      ${icon(iconName, 14)}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "run-list": RunList;
  }
}

import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { assertNever } from "#core/common/assert-never.ts";
import { catalogue, isCatalogueId } from "#core/objectives/catalogue.ts";
import { objectiveOf } from "#core/session/experiment.ts";
import { experimentViewOf, viewShows } from "#core/session/session.ts";
import type { Wording } from "#core/wording/wording.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { typedFormula } from "../state/formula.ts";
import type { ObjectiveEntryFault } from "../state/objective-entry.ts";
import { shownExperiment } from "../state/run-list.ts";
import { baseStyles, sectionStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import type { ChoiceMadeEvent } from "./choice-field.ts";
import "./choice-field.ts";
import type { TextTypedEvent } from "./text-field.ts";
import "./text-field.ts";

/** The choice that stands for a function that was typed. */
const ownFunction = "own";

/** Which function is descended: one of the catalogue, or one typed in. */
@customElement("function-form")
export class FunctionForm extends AppElement {
  static override styles = [
    baseStyles,
    sectionStyles,
    css`
      :host {
        display: grid;
        gap: 6px;
      }

      .purpose {
        margin: 0;
        font-size: 12px;
        line-height: 16px;
        color: var(--ink-2);
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [
      shownExperiment(state).objective,
      sessionOf(state).view,
      state.objectiveFault,
      state.entryResets,
      languageOf(state),
    ];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const wording = wordingOf(state);
    const { inspector, laboratory, objectives } = wording;
    const experiment = shownExperiment(state);
    const { objective: reference } = experiment;
    const view = experimentViewOf(sessionOf(state));
    const known: string = reference.kind === "catalogue" ? reference.id : ownFunction;
    const offered = catalogue.filter(({ dimension }) => viewShows(view, dimension));
    const choices = offered.flatMap(({ id }) =>
      isCatalogueId(id) ? [{ value: id, label: objectives[id].name }] : [],
    );
    const own = { value: ownFunction, label: laboratory.ownFunction };
    return html`
      <choice-field
        heading
        label=${inspector.function}
        .choices=${isCatalogueId(known) ? choices : [own, ...choices]}
        .value=${known}
        @choice-made=${(event: ChoiceMadeEvent) => this.choose(app, event.value)}
      ></choice-field>
      <text-field
        label=${laboratory.objective}
        placeholder=${laboratory.objectiveHint}
        .value=${typedFormula(objectiveOf(experiment))}
        .error=${state.objectiveFault ? faultText(state.objectiveFault, wording) : ""}
        .resets=${state.entryResets}
        @text-typed=${({ text, visit }: TextTypedEvent) =>
          app.store.enterObjective(text, `objective ${visit}`)}
        @entry-left=${() => app.store.endGesture()}
        @entry-forgotten=${() => app.store.leaveObjective()}
      ></text-field>
      ${this.renderPurpose(known, wording)}
    `;
  }

  private renderPurpose(id: string, { objectives }: Wording): unknown {
    return isCatalogueId(id) ? html`<p class="purpose">${objectives[id].purpose}</p>` : nothing;
  }

  private choose(app: App, id: string): void {
    if (!isCatalogueId(id)) return;
    app.store.perform({ kind: "choose-objective", objective: { kind: "catalogue", id } });
  }
}

function faultText(fault: ObjectiveEntryFault, wording: Wording): string {
  switch (fault.kind) {
    case "expression":
      return sentence(wording.objectiveFault(fault.fault));
    case "too-many-variables":
      return wording.laboratory.tooManyVariables;
    case "settings":
      return wording.entryFault(fault.fault);
    default:
      return assertNever(fault);
  }
}

/** A clause as a sentence of its own. */
function sentence(clause: string): string {
  const end = /[.?!。？！]$/u.test(clause) ? "" : /\p{Script=Han}/u.test(clause) ? "。" : ".";
  return clause.charAt(0).toUpperCase() + clause.slice(1) + end;
}

declare global {
  interface HTMLElementTagNameMap {
    "function-form": FunctionForm;
  }
}

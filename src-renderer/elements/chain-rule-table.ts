import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import type {
  ChainRow,
  ChainSection,
  ChainTerm,
  SpokenFormula,
} from "../state/chain-rule-model.ts";
import { icon } from "./icons.ts";
import "./math-formula.ts";

/** What is folded up in a table, by name; goes with the chain rule's styles. */
export interface ChainFolds {
  readonly turned: Map<string, boolean>;
  readonly turn: (name: string, isOpen: boolean) => void;
}

/** The layers of a chain rule, each as a body of the table that can be folded up. */
export function chainSections(sections: readonly ChainSection[], folds: ChainFolds): unknown {
  return repeat(
    sections,
    ({ layer }) => layer,
    (section, place) => {
      // Between the outputs and the chosen weight there may be many layers.
      const isUsuallyOpen = place === 0 || place === sections.length - 1;
      const name = `layer ${section.layer}`;
      const isOpen = folds.turned.get(name) ?? isUsuallyOpen;
      return html`<tbody>
        <tr class="section">
          <th scope="rowgroup" colspan="2">
            ${foldButton(name, isOpen, folds, html`${section.head}`)}
          </th>
        </tr>
        ${isOpen ? sectionRows(section, folds) : nothing}
      </tbody>`;
    },
  );
}

function sectionRows({ layer, terms, more }: ChainSection, folds: ChainFolds): unknown {
  return html`${terms.map((term, place) => termRows(`layer ${layer} term ${place}`, term, folds))}
  ${more === "" ? nothing : html`<tr><td class="more" colspan="2">${more}</td></tr>`}`;
}

function termRows(name: string, term: ChainTerm, folds: ChainFolds): unknown {
  if (term.unfolded.length === 0) return plainRow(term, term.kind);
  const isOpen = folds.turned.get(name) ?? false;
  return html`<tr class=${term.kind}>
      <th scope="row">
        ${foldButton(name, isOpen, folds, html`${formula(term)} ${noteOf(term)}`)}
      </th>
      <td>${term.value}</td>
    </tr>
    ${isOpen ? term.unfolded.map((row) => plainRow(row, "unfolded")) : nothing}`;
}

function plainRow(row: ChainRow, kind: string): unknown {
  const label = html`<div class="term">${formula(row)} ${noteOf(row)}</div>`;
  // A formula without a number has the room of both.
  if (row.value === "") {
    return html`<tr class=${kind}><th scope="row" colspan="2">${label}</th></tr>`;
  }
  return html`<tr class=${kind}>
    <th scope="row">${label}</th>
    <td>${row.value}</td>
  </tr>`;
}

function formula({ tex, text }: SpokenFormula): unknown {
  return guard(
    [tex, text],
    () =>
      html`<span class="visually-hidden">${text}</span>
        <math-formula aria-hidden="true" .tex=${tex}></math-formula>`,
  );
}

function noteOf({ note }: ChainRow): unknown {
  return note === "" ? nothing : html`<span class="note" title=${note}>${note}</span>`;
}

function foldButton(
  name: string,
  isOpen: boolean,
  { turn }: ChainFolds,
  label: TemplateResult,
): unknown {
  return html`<button
    type="button"
    class="fold"
    aria-expanded=${isOpen ? "true" : "false"}
    @click=${() => turn(name, !isOpen)}
  >
    ${icon("chevron-down", 14)} ${label}
  </button>`;
}

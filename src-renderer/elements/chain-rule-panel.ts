import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, wordingOf } from "../state/app-state.ts";
import { chainRuleOf } from "../state/chain-rule-model.ts";
import {
  isTestSample,
  networkKey,
  type ShownNetwork,
  shownNetwork,
} from "../state/network-shown.ts";
import { isTraining } from "../state/training-view.ts";
import { baseStyles, buttonStyles, sectionStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { chainRuleStyles } from "./chain-rule-styles.ts";
import { type ChainFolds, chainSections } from "./chain-rule-table.ts";
import "./math-formula.ts";

/** While training runs, numbers that change faster cannot be read. */
const renewalMs = 120;

/** The gradient of the chosen weight for one sample, term by term from the outputs down. */
@customElement("chain-rule-panel")
export class ChainRulePanel extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    sectionStyles,
    chainRuleStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  /** What a person folded or unfolded, by its name; all else is as it begins. */
  private readonly folds: ChainFolds = {
    turned: new Map(),
    turn: (name, isOpen) => {
      this.folds.turned.set(name, isOpen);
      this.requestUpdate();
    },
  };

  private renewedMs = Number.NEGATIVE_INFINITY;

  protected override watched(state: AppState): readonly unknown[] {
    return [...networkKey(state), languageOf(state)];
  }

  protected override async scheduleUpdate(): Promise<void> {
    const state = this.app?.store.state;
    const waitMs = this.renewedMs + renewalMs - performance.now();
    if (state && isTraining(state) && waitMs > 0) {
      await new Promise((done) => setTimeout(done, waitMs));
    }
    this.renewedMs = performance.now();
    await super.scheduleUpdate();
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { networkPicture } = wordingOf(state);
    const shown = shownNetwork(state);
    if (!shown) {
      return html`<h2>${networkPicture.chainRule}</h2>
        <p>${networkPicture.chainRuleNone}</p>`;
    }
    const { head, formula, sections, check } = chainRuleOf(state, shown);
    return html`
      <h2>
        ${head.before}
        <math-formula .tex=${head.tex}></math-formula>
        ${head.after}
      </h2>
      <div class="formula"><math-formula .tex=${formula}></math-formula></div>
      <table aria-label=${networkPicture.chainRule}>
        <colgroup>
          <col />
          <col class="numbers" />
        </colgroup>
        ${chainSections(sections, this.folds)}
        <tbody>
          <tr class="check">
            <th scope="row">${networkPicture.numericCheck}</th>
            <td><span class="agreeing">${check.agreeing}</span>${check.rest}</td>
          </tr>
        </tbody>
      </table>
      ${this.renderSample(app, state, shown)}
    `;
  }

  private renderSample(app: App, state: AppState, { prepared, look }: ShownNetwork): unknown {
    const { networkPicture } = wordingOf(state);
    const count = prepared.data.sampleCount;
    const select = (sample: number): void => {
      app.store.perform({
        kind: "select-sample",
        sample: Math.max(0, Math.min(count - 1, sample)),
      });
    };
    return html`<div class="sample">
      <label for="sample">${networkPicture.sample}</label>
      <button
        type="button"
        class="button step"
        aria-label=${networkPicture.previousSample}
        title=${networkPicture.previousSample}
        ?disabled=${look.sample === 0}
        @click=${() => select(look.sample - 1)}
      >
        ‹
      </button>
      <input
        id="sample"
        type="number"
        min="1"
        max=${count}
        .value=${live(String(look.sample + 1))}
        @change=${(event: Event) => {
          const { target } = event;
          if (!(target instanceof HTMLInputElement)) return;
          if (target.value.trim() !== "") select(Math.round(Number(target.value)) - 1 || 0);
          this.requestUpdate();
        }}
      />
      <button
        type="button"
        class="button step"
        aria-label=${networkPicture.nextSample}
        title=${networkPicture.nextSample}
        ?disabled=${look.sample === count - 1}
        @click=${() => select(look.sample + 1)}
      >
        ›
      </button>
      <span>${networkPicture.sampleOf(count, isTestSample(prepared, look.sample))}</span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "chain-rule-panel": ChainRulePanel;
  }
}

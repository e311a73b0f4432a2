import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import type WaSelect from "@awesome.me/webawesome/dist/components/select/select.js";
import { css, html, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { baseStyles } from "../styles/shared.ts";
import { icon } from "./icons.ts";
import { LiveElement } from "./live-element.ts";

/** One of the things to choose from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What the list says besides, for which the closed field has no room. */
  readonly hint?: string;
}

/** What was chosen. */
export class ChoiceMadeEvent extends Event {
  readonly value: string;

  constructor(value: string) {
    super("choice-made", { bubbles: true, composed: true });
    this.value = value;
  }
}

/**
 * A choice among a few, as a list that opens.
 *
 * @fires choice-made - {@link ChoiceMadeEvent} when another one was chosen
 */
@customElement("choice-field")
export class ChoiceField extends LiveElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }

      wa-select {
        display: block;
        /* One that is opened again while it still closes would stay hidden. */
        --show-duration: 0ms;
        --hide-duration: 0ms;
      }

      wa-select::part(form-control) {
        display: grid;
        grid-template-columns: var(--label-width, 136px) minmax(0, 1fr);
        align-items: center;
        gap: 0;
      }

      wa-select::part(form-control-label) {
        margin: 0;
        padding-inline-end: 8px;
        color: var(--ink-2);
        line-height: 20px;
      }

      wa-select::part(hint) {
        display: none;
      }

      :host([heading]) wa-select::part(form-control) {
        grid-template-columns: minmax(0, 1fr);
      }

      :host([heading]) wa-select::part(form-control-label) {
        margin-bottom: 8px;
        font-size: 11px;
        line-height: 16px;
        font-weight: 560;
        letter-spacing: 0.05em;
        text-transform: uppercase;
      }

      wa-select::part(combobox) {
        min-height: 30px;
      }

      wa-select::part(listbox) {
        box-shadow: 0 4px 16px rgb(0 0 0 / 14%);
      }

      wa-select::part(display-input) {
        text-overflow: ellipsis;
      }

      wa-select::part(expand-icon) {
        margin-inline-start: 4px;
      }

      wa-option {
        padding: 5px 8px 5px 4px;
        font-size: 13px;
        line-height: 20px;
      }

      .hint {
        display: block;
        font-size: 11px;
        line-height: 14px;
        color: var(--ink-2);
      }

      wa-option:state(current),
      wa-option:state(hover) {
        outline: none;
        background: var(--wash);
        color: var(--ink);
        --current-text-color: var(--ink);
      }
    `,
  ];

  /** The field's accessible name. */
  @property()
  label = "";

  /** Whether the label stands above, as the head of a section does. */
  @property({ type: Boolean, reflect: true })
  heading = false;

  /** What there is to choose from. */
  @property({ attribute: false })
  choices: readonly Choice[] = [];

  /** The chosen one's value. */
  @property()
  value = "";

  @query("wa-select")
  private readonly select!: WaSelect | null;

  protected override render(): unknown {
    // A select keeps the text of what is chosen: other words need another select.
    const words = this.choices.map(({ label }) => label).join("\n");
    return keyed(
      words,
      html`
      <wa-select size="s" label=${this.label} .value=${this.value} @change=${this.changed}>
        <span slot="expand-icon">${icon("chevron-down", 14)}</span>
        ${this.choices.map(
          ({ value, label, hint }) =>
            html`<wa-option value=${value} label=${label}
              >${label}${hint ? html` <span class="hint">${hint}</span>` : nothing}</wa-option
            >`,
        )}
      </wa-select>
    `,
    );
  }

  private readonly changed = (event: Event): void => {
    event.stopPropagation();
    const value = this.select?.value;
    if (typeof value === "string" && value !== this.value) {
      this.dispatchEvent(new ChoiceMadeEvent(value));
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "choice-field": ChoiceField;
  }
}

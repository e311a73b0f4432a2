import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { readNumber, writeNumber } from "#core/session/number-entry.ts";
import { steppedNumber } from "../state/number-step.ts";
import { baseStyles } from "../styles/shared.ts";
import { LiveElement } from "./live-element.ts";
import { WholeSelection } from "./whole-selection.ts";

/** What was typed, and during which visit to the field. */
export class NumberTypedEvent extends Event {
  readonly text: string;
  /** The same from the field's getting the focus to its losing it. */
  readonly visit: number;

  constructor(text: string, visit: number) {
    super("number-typed", { bubbles: true, composed: true });
    this.text = text;
    this.visit = visit;
  }
}

let visitCount = 0;

/**
 * A field for a number. Every keystroke is told at once; what the number means, and whether it is
 * right, is for the listener to say by `value` and `error`.
 *
 * @slot what belongs to the field and stands between it and what is wrong with it
 * @fires number-typed - {@link NumberTypedEvent} when the text has changed
 * @fires entry-left - when the field loses the focus
 * @fires entry-forgotten - when a text that was no number is taken back (Escape, Ctrl+Z)
 */
@customElement("number-field")
export class NumberField extends LiveElement {
  static override shadowRootOptions = { ...LiveElement.shadowRootOptions, delegatesFocus: true };

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: var(--label-width, 136px) minmax(0, 1fr);
        align-items: center;
        min-width: 0;
      }

      /* Its parts stand in the grid of the row that it shares: errors get the whole width. */
      :host([label-hidden]) {
        display: contents;
      }

      :host([label-hidden]) input {
        grid-row: 1;
      }

      label {
        padding-inline-end: 4px;
        color: var(--ink-2);
      }

      :host([label-hidden]) label {
        display: none;
      }

      input {
        width: 100%;
        height: 30px;
        padding: 0 9px;
        border: 1px solid var(--hairline);
        border-radius: 5px;
        background: var(--field);
        color: var(--ink);
        font: inherit;
        font-variant-numeric: tabular-nums;
      }

      input:focus-visible {
        outline-offset: -1px;
        border-color: var(--water);
      }

      input[aria-invalid="true"] {
        border-color: var(--alarm);
      }

      input[aria-invalid="true"]:focus-visible {
        outline-color: var(--alarm);
      }

      ::slotted(*) {
        grid-column: 1 / -1;
      }

      .whole {
        white-space: nowrap;
      }

      .error {
        grid-column: 1 / -1;
        margin: 4px 0 2px;
        font-size: 12px;
        line-height: 16px;
        color: var(--alarm);
      }
    `,
  ];

  /** The field's accessible name; seen in front of it unless `labelHidden`. */
  @property()
  label = "";

  /** A symbol after the visible label, such as η; no part of the name. */
  @property()
  symbol = "";

  /** Whether the label is heard only. */
  @property({ type: Boolean, attribute: "label-hidden", reflect: true })
  labelHidden = false;

  /** Whether only the symbol is seen; the label is heard. */
  @property({ type: Boolean, attribute: "symbol-only", reflect: true })
  symbolOnly = false;

  /** What the number does and may be; seen when the pointer rests on the label, and heard. */
  @property()
  hint = "";

  /** The number in the document; null when there is none. */
  @property({ attribute: false })
  get value(): number | null {
    return this.heard;
  }

  set value(value: number | null) {
    const { heard } = this;
    if (Object.is(heard, value)) return;
    this.heard = value;
    // Judged now and not when it is drawn: what is typed in between is younger than the number.
    if (!this.isDraftOf(value)) this.draft = null;
    this.requestUpdate("value", heard);
  }

  /** What is wrong with what was typed; empty when nothing is. */
  @property()
  error = "";

  /** Whether only whole numbers are meant, which steps then keep to. */
  @property({ type: Boolean })
  whole = false;

  /** The lowest number that stepping leads to. */
  @property({ type: Number })
  lowest = Number.NEGATIVE_INFINITY;

  /** Rises when the field has to forget what was typed and show the document's number. */
  @property({ type: Number })
  resets = 0;

  /** What was typed, as long as it is to be shown instead of the document's number. */
  @state()
  private draft: string | null = null;

  private heard: number | null = null;
  private visit = 0;
  private hasFocus = false;

  constructor() {
    super();
    new WholeSelection(this);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("resets")) this.draft = null;
    if (!this.hasFocus && this.error === "") this.draft = null;
  }

  protected override render(): unknown {
    const hasError = this.error !== "";
    return html`
      <label for="input" title=${this.hint || nothing}
        ><span class=${this.symbolOnly ? "visually-hidden" : ""}>${this.label}</span> <span aria-hidden="true">${this.symbol}</span></label
      >
      <input
        id="input"
        type="text"
        role="spinbutton"
        inputmode="decimal"
        autocomplete="off"
        spellcheck="false"
        aria-label=${this.labelHidden ? this.label : nothing}
        aria-valuenow=${this.value ?? nothing}
        aria-valuetext=${this.shownText === "" ? nothing : this.shownText}
        aria-invalid=${hasError ? "true" : "false"}
        aria-describedby=${this.hint === "" ? "error" : "hint error"}
        .value=${this.shownText}
        @input=${this.typed}
        @keydown=${this.keyPressed}
        @focus=${this.entered}
        @blur=${this.left}
      />
      <slot></slot>
      <span id="hint" class="visually-hidden">${this.hint}</span>
      <div id="error" class=${hasError ? "error" : "visually-hidden"} role="alert">${unbroken(this.error)}</div>
    `;
  }

  private get shownText(): string {
    if (this.draft !== null) return this.draft;
    return this.value === null ? "" : writeNumber(this.value);
  }

  private isDraftOf(value: number | null): boolean {
    if (this.draft === null || this.error !== "") return true;
    const entry = readNumber(this.draft);
    return entry.ok && entry.value === value;
  }

  private readonly entered = (): void => {
    this.hasFocus = true;
    visitCount += 1;
    this.visit = visitCount;
  };

  private readonly left = (): void => {
    this.hasFocus = false;
    if (this.error === "") this.draft = null;
    this.dispatchEvent(new Event("entry-left", { bubbles: true, composed: true }));
  };

  private readonly typed = (event: InputEvent): void => {
    if (event.currentTarget instanceof HTMLInputElement) this.take(event.currentTarget.value);
  };

  private take(text: string): void {
    this.draft = text;
    this.dispatchEvent(new NumberTypedEvent(text, this.visit));
  }

  private readonly keyPressed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const direction = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (direction !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.step(event.shiftKey ? direction * 10 : direction);
      return;
    }
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === "z";
    const isGivingUp = event.key === "Escape" || isUndo;
    if (isGivingUp && this.error !== "") {
      event.preventDefault();
      event.stopPropagation();
      this.forget();
    }
  };

  /** Takes back a text that is no number; the document never knew of it. */
  private forget(): void {
    this.draft = null;
    this.dispatchEvent(new Event("entry-forgotten", { bubbles: true, composed: true }));
  }

  private step(count: number): void {
    const entry = readNumber(this.shownText);
    const from = entry.ok ? entry.value : (this.value ?? 0);
    const next = steppedNumber(from, count, { isWhole: this.whole, lowest: this.lowest });
    this.take(writeNumber(next));
  }
}

/** A sentence in which no number such as 1e-3 is parted at its hyphen. */
function unbroken(sentence: string): unknown {
  return sentence
    .split(/(\d+e-\d+)/)
    .map((part, index) => (index % 2 === 1 ? html`<span class="whole">${part}</span>` : part));
}

declare global {
  interface HTMLElementTagNameMap {
    "number-field": NumberField;
  }
}

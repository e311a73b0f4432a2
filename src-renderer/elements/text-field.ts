import { css, html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { baseStyles } from "../styles/shared.ts";
import { LiveElement } from "./live-element.ts";
import { WholeSelection } from "./whole-selection.ts";

/** What was typed, and during which visit to the field. */
export class TextTypedEvent extends Event {
  readonly text: string;
  /** The same from the field's getting the focus to its losing it. */
  readonly visit: number;

  constructor(text: string, visit: number) {
    super("text-typed", { bubbles: true, composed: true });
    this.text = text;
    this.visit = visit;
  }
}

let visitCount = 0;

/**
 * A field for a text, such as a function. Every keystroke is told at once; whether it is right is
 * for the listener to say by `error`.
 *
 * @fires text-typed - {@link TextTypedEvent} when the text has changed
 * @fires entry-left - when the field loses the focus
 * @fires entry-forgotten - when a wrong text is taken back (Escape)
 */
@customElement("text-field")
export class TextField extends LiveElement {
  static override shadowRootOptions = { ...LiveElement.shadowRootOptions, delegatesFocus: true };

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      input {
        width: 100%;
        height: 32px;
        padding: 0 9px;
        border: 1px solid var(--hairline);
        border-radius: 5px;
        background: var(--field);
        color: var(--ink);
        font: inherit;
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

      .error {
        margin: 4px 0 2px;
        font-size: 12px;
        line-height: 16px;
        color: var(--alarm);
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** The field's accessible name. */
  @property()
  label = "";

  /** What stands in the empty field. */
  @property()
  placeholder = "";

  /** The text in the document. */
  @property()
  value = "";

  /** What is wrong with what was typed; empty when nothing is. */
  @property()
  error = "";

  /** Rises when the field has to forget what was typed and show the document's text. */
  @property({ type: Number })
  resets = 0;

  /** What was typed, as long as it is to be shown instead of the document's text. */
  @state()
  private draft: string | null = null;

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
      <input
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-label=${this.label}
        placeholder=${this.placeholder}
        aria-invalid=${hasError ? "true" : "false"}
        aria-describedby="error"
        .value=${this.draft ?? this.value}
        @input=${this.typed}
        @keydown=${this.keyPressed}
        @focus=${this.entered}
        @blur=${this.left}
      />
      <div id="error" class=${hasError ? "error" : "visually-hidden"} role="alert">${this.error}</div>
    `;
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
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    this.draft = event.currentTarget.value;
    this.dispatchEvent(new TextTypedEvent(this.draft, this.visit));
  };

  private readonly keyPressed = (event: KeyboardEvent): void => {
    if (event.isComposing || event.key !== "Escape" || this.error === "") return;
    event.preventDefault();
    event.stopPropagation();
    this.draft = null;
    this.dispatchEvent(new Event("entry-forgotten", { bubbles: true, composed: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "text-field": TextField;
  }
}

import { css, html, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { baseStyles } from "../styles/shared.ts";
import { icon } from "./icons.ts";
import { LiveElement } from "./live-element.ts";

/** A person unfolded what is rarely used, or folded it up. */
export class FoldChangedEvent extends Event {
  readonly isOpen: boolean;

  constructor(isOpen: boolean) {
    super("fold-changed");
    this.isOpen = isOpen;
  }
}

/**
 * Fields that are rarely used, folded up under a button. They unfold by themselves as soon as there
 * is something in them to see.
 *
 * @fires fold-changed when a person folds or unfolds them
 * @slot the fields
 */
@customElement("more-fields")
export class MoreFields extends LiveElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }

      button {
        display: flex;
        align-items: center;
        gap: 6px;
        width: 100%;
        height: 28px;
        margin: 0;
        padding: 0;
        border: 0;
        background: none;
        color: var(--ink-2);
        font: inherit;
        text-align: start;
        white-space: nowrap;
        cursor: pointer;
      }

      button:hover {
        color: var(--ink);
      }

      .inside {
        min-width: 0;
        overflow: hidden;
        font-size: 12px;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      button[aria-expanded="true"] .inside {
        visibility: hidden;
      }

      svg {
        flex: none;
        transition: transform var(--swift);
      }

      button[aria-expanded="false"] svg {
        transform: rotate(-90deg);
      }

      .fields {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
        margin-top: 2px;
      }

      .fields[hidden] {
        display: none;
      }
    `,
  ];

  /** What the button is called. */
  @property()
  label = "";

  /** What is folded up, in a few words. */
  @property()
  inside = "";

  /** Whether a person left it unfolded. */
  @property({ type: Boolean, attribute: "left-open" })
  leftOpen = false;

  /** Whether there is something in it to see: a value of one's own, or a mistake. */
  @property({ type: Boolean })
  needed = false;

  private isOpen = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("leftOpen")) this.isOpen = this.leftOpen;
    if (changed.has("needed") && this.needed) this.isOpen = true;
  }

  protected override render(): unknown {
    return html`
      <button
        type="button"
        aria-expanded=${this.isOpen ? "true" : "false"}
        aria-controls="fields"
        @click=${this.turn}
      >
        ${icon("chevron-down", 14)} ${this.label}
        <span class="inside" aria-hidden="true">${this.inside}</span>
      </button>
      <div id="fields" class="fields" ?hidden=${!this.isOpen}><slot></slot></div>
    `;
  }

  private turn(): void {
    this.isOpen = !this.isOpen;
    this.requestUpdate();
    this.dispatchEvent(new FoldChangedEvent(this.isOpen));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "more-fields": MoreFields;
  }
}

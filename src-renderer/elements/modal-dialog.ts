import "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { baseStyles } from "../styles/shared.ts";
import { LiveElement } from "./live-element.ts";

/** The dialog has closed: by its cross, Escape, or a click outside where that is enough. */
export class DialogClosedEvent extends Event {
  constructor() {
    super("dialog-closed");
  }
}

/**
 * A dialog over the window. Lists and tips inside one bubble the very events by which Web Awesome's
 * dialogs say that they have closed; so every dialog of the app is one of these, which hears its own
 * alone.
 *
 * @fires dialog-closed - {@link DialogClosedEvent} when it has closed; it does not bubble
 * @slot - the content
 * @slot footer - what stays below it, where `withFooter` says that there is any
 */
@customElement("modal-dialog")
export class ModalDialog extends LiveElement {
  static override styles = [
    baseStyles,
    css`
      wa-dialog {
        --width: var(--dialog-width, 440px);
        /* Until it has gone, what is typed behind it would go nowhere. */
        --hide-duration: 0ms;
      }

      wa-dialog::part(title) {
        font-size: 15px;
        font-weight: 560;
        overflow-wrap: anywhere;
      }

      wa-dialog::part(body) {
        padding-top: 8px;
        scrollbar-width: thin;
        scrollbar-color: var(--hairline) transparent;
      }
    `,
  ];

  /** The title, and the dialog's accessible name. */
  @property()
  label = "";

  /** Whether it is shown. */
  @property({ type: Boolean })
  open = false;

  /** Whether a click outside closes it: where nothing can be lost. */
  @property({ type: Boolean, attribute: "light-dismiss" })
  lightDismiss = false;

  /** Whether it has a foot, in the slot of this name, that stays while the content scrolls. */
  @property({ type: Boolean, attribute: "with-footer" })
  withFooter = false;

  protected override render(): unknown {
    return html`<wa-dialog
      label=${this.label}
      ?light-dismiss=${this.lightDismiss}
      .open=${this.open}
      @wa-after-hide=${this.whenHidden}
    >
      <slot></slot>
      ${this.withFooter ? html`<slot name="footer" slot="footer"></slot>` : nothing}
    </wa-dialog>`;
  }

  private readonly whenHidden = (event: Event): void => {
    if (event.target === event.currentTarget) this.dispatchEvent(new DialogClosedEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "modal-dialog": ModalDialog;
  }
}

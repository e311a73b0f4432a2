import "@awesome.me/webawesome/dist/components/dropdown/dropdown.js";
import "@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js";
import type { WaSelectEvent } from "@awesome.me/webawesome/dist/events/select.js";
import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, mapPlaceOf, wordingOf } from "../state/app-state.ts";
import { baseStyles, buttonStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { icon } from "./icons.ts";

/** How many pixels of the file stand for one of the screen. */
export const screenshotFactors: readonly number[] = [1, 2, 4];

/** The factor that was chosen. */
export class FactorChosenEvent extends Event {
  readonly factor: number;

  constructor(factor: number) {
    super("factor-chosen", { bubbles: true, composed: true });
    this.factor = factor;
  }
}

/**
 * The button that saves the picture, with the choice of its size.
 *
 * @fires factor-chosen - {@link FactorChosenEvent}
 */
@customElement("screenshot-button")
export class ScreenshotButton extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: flex;
      }

      .save {
        border-start-end-radius: 0;
        border-end-end-radius: 0;
      }

      .size {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 0 8px;
        border-inline-start-color: color-mix(in srgb, var(--on-water) 45%, var(--water));
        border-start-start-radius: 0;
        border-end-start-radius: 0;
      }

      wa-dropdown-item:focus-visible {
        outline-offset: -2px;
      }

      button.primary:disabled:hover {
        background: var(--water);
      }
    `,
  ];

  /** Pixels of the file to one of the screen. */
  @property({ type: Number })
  factor = 2;

  /** Size of the picture on screen, CSS pixels. */
  @property({ attribute: false })
  sizePx: { readonly width: number; readonly height: number } = { width: 0, height: 0 };

  /** Whether a picture is being drawn for a file. */
  @property({ type: Boolean })
  busy = false;

  protected override watched(state: AppState): readonly unknown[] {
    return [state.hasPicture, mapPlaceOf(state), languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { commands, picture } = wordingOf(state);
    const isDisabled = this.busy || !app.commands.isEnabled("save-screenshot");
    const { width, height } = this.sizePx;
    return html`
      <button
        type="button"
        class="button primary save"
        ?disabled=${isDisabled}
        @click=${() => app.commands.run("save-screenshot")}
      >
        ${commands["save-screenshot"]}
      </button>
      <span class="visually-hidden" role="status">${this.busy ? picture.saving : ""}</span>
      <wa-dropdown placement="bottom-end" @wa-select=${this.chosen}>
        <button
          slot="trigger"
          type="button"
          class="button primary size"
          aria-label=${`${picture.sizeLabel}: ${this.factor}×`}
          title=${picture.sizeLabel}
          ?disabled=${isDisabled}
        >
          ${this.factor}× ${icon("chevron-down", 14)}
        </button>
        ${screenshotFactors.map(
          (factor) => html`<wa-dropdown-item
            type="checkbox"
            value=${factor}
            .checked=${live(factor === this.factor)}
            >${picture.size(factor, Math.round(width * factor), Math.round(height * factor))}</wa-dropdown-item
          >`,
        )}
      </wa-dropdown>
    `;
  }

  private readonly chosen = (event: WaSelectEvent): void => {
    const factor = Number(event.detail.item.getAttribute("value"));
    if (screenshotFactors.includes(factor)) this.dispatchEvent(new FactorChosenEvent(factor));
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "screenshot-button": ScreenshotButton;
  }
}

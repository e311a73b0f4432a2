import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { positionOfRate, rateOfPosition, sliderPositions } from "../state/rate-scale.ts";
import { baseStyles, rangeStyles } from "../styles/shared.ts";
import { LiveElement } from "./live-element.ts";

/** The rate that a slider was moved to. */
export class RateMovedEvent extends Event {
  readonly rate: number;

  constructor(rate: number) {
    super("rate-moved", { bubbles: true, composed: true });
    this.rate = rate;
  }
}

/**
 * A slider for learning rates: equal ways are equal factors.
 *
 * @fires rate-moved - {@link RateMovedEvent} while it is moved
 * @fires rate-settled - when it is let go
 */
@customElement("rate-slider")
export class RateSlider extends LiveElement {
  static override styles = [
    baseStyles,
    rangeStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  /** The slider's accessible name. */
  @property()
  label = "";

  /** The rate; beyond the slider's ends it stands at the nearer one. */
  @property({ type: Number })
  rate = 0.1;

  /** The rate in words. */
  @property()
  text = "";

  protected override render(): unknown {
    const position = positionOfRate(this.rate);
    return html`<input
      type="range"
      aria-label=${this.label}
      aria-valuetext=${this.text}
      min="0"
      max=${sliderPositions}
      step="1"
      .value=${String(position)}
      @input=${this.moved}
      @change=${this.settled}
      .style=${`--filled: ${(position / sliderPositions) * 100}%`}
    />`;
  }

  private readonly moved = (event: InputEvent): void => {
    if (event.currentTarget instanceof HTMLInputElement) {
      this.dispatchEvent(new RateMovedEvent(rateOfPosition(event.currentTarget.valueAsNumber)));
    }
  };

  private readonly settled = (): void => {
    this.dispatchEvent(new Event("rate-settled", { bubbles: true, composed: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "rate-slider": RateSlider;
  }
}

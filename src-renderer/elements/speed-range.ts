import { css, html } from "lit";
import type { App } from "../state/app.ts";
import { type AppState, wordingOf } from "../state/app-state.ts";
import { baseStyles, rangeStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";

/** A slider `Speed` over the few speeds there are, with its number above it. */
export abstract class SpeedRange<Speed> extends AppElement {
  static override styles = [
    baseStyles,
    rangeStyles,
    css`
      :host {
        display: block;
        width: 84px;
      }

      output {
        display: block;
        text-align: center;
        white-space: nowrap;
        color: var(--ink-2);
      }
    `,
  ];

  /** What can be chosen, from slow to fast. */
  protected abstract readonly speeds: readonly Speed[];

  /** What is chosen now; between two of the speeds, the nearer one is shown. */
  protected abstract speedIn(state: AppState): Speed;

  /** Where on the slider a speed stands. */
  protected abstract placeOf(speed: Speed): number;

  /** A speed in words. */
  protected abstract textOf(state: AppState, speed: Speed): string;

  /** A person chose a speed. */
  protected abstract choose(app: App, speed: Speed): void;

  protected override renderState(app: App, state: AppState): unknown {
    const { speed: name } = wordingOf(state).timeline;
    const speed = this.speedIn(state);
    const text = this.textOf(state, speed);
    const index = this.placeOf(speed);
    const last = this.speeds.length - 1;
    return html`
      <output aria-hidden="true">${text}</output>
      <input
        type="range"
        min="0"
        max=${last}
        step="1"
        aria-label=${name}
        aria-valuetext=${text}
        title=${name}
        .value=${String(index)}
        .style=${`--filled: ${(index / last) * 100}%`}
        @input=${(event: InputEvent) => this.moved(app, event)}
      />
    `;
  }

  private moved(app: App, { currentTarget }: InputEvent): void {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const speed = this.speeds[currentTarget.valueAsNumber];
    if (speed !== undefined) this.choose(app, speed);
  }
}

/** The place of the speed that is nearest by its ratio; null is beyond all numbers. */
export function nearestPlace(speeds: readonly (number | null)[], speed: number | null): number {
  if (speed === null) return speeds.length - 1;
  const distances = speeds.map((one) =>
    one === null ? Number.POSITIVE_INFINITY : Math.abs(Math.log(one / speed)),
  );
  return distances.indexOf(Math.min(...distances));
}

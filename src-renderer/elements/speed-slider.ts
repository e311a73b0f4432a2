import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { playbackSpeeds } from "#core/session/session.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { baseStyles, rangeStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";

/** The speed of playback: a slider over the few speeds there are, with its number above it. */
@customElement("speed-slider")
export class SpeedSlider extends AppElement {
  static override styles = [
    baseStyles,
    rangeStyles,
    css`
      :host {
        display: block;
        width: 72px;
      }

      output {
        display: block;
        text-align: center;
        color: var(--ink-2);
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    return [sessionOf(state).stepsPerSecond, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { timeline } = wordingOf(state);
    const { stepsPerSecond } = sessionOf(state);
    const text = timeline.stepsPerSecond(stepsPerSecond);
    const index = nearestIndex(stepsPerSecond);
    const last = playbackSpeeds.length - 1;
    return html`
      <output aria-hidden="true">${text}</output>
      <input
        type="range"
        min="0"
        max=${last}
        step="1"
        aria-label=${timeline.speed}
        aria-valuetext=${text}
        title=${timeline.speed}
        .value=${String(index)}
        .style=${`--filled: ${(index / last) * 100}%`}
        @input=${(event: InputEvent) => this.moved(app, event)}
      />
    `;
  }

  private moved(app: App, event: InputEvent): void {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    const stepsPerSecond = playbackSpeeds[event.currentTarget.valueAsNumber];
    if (stepsPerSecond) app.store.perform({ kind: "set-speed", stepsPerSecond });
  }
}

function nearestIndex(stepsPerSecond: number): number {
  const distances = playbackSpeeds.map((speed) => Math.abs(Math.log(speed / stepsPerSecond)));
  return distances.indexOf(Math.min(...distances));
}

declare global {
  interface HTMLElementTagNameMap {
    "speed-slider": SpeedSlider;
  }
}

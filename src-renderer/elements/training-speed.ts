import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { trainingSpeeds } from "#core/session/network-session.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { isTraining } from "../state/training-view.ts";
import { baseStyles, rangeStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";

/** Updates a second, from one to as many as there can be. */
@customElement("training-speed")
export class TrainingSpeed extends AppElement {
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
    return [sessionOf(state).network.look.stepsPerSecond, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { timeline, network } = wordingOf(state);
    const { stepsPerSecond } = sessionOf(state).network.look;
    const text =
      stepsPerSecond === null ? network.asFastAsItGoes : network.updatesPerSecond(stepsPerSecond);
    const index = nearestIndex(stepsPerSecond);
    const last = trainingSpeeds.length - 1;
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

  private moved(app: App, { currentTarget }: InputEvent): void {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const stepsPerSecond = trainingSpeeds[currentTarget.valueAsNumber] ?? null;
    app.store.perform({ kind: "set-training-speed", stepsPerSecond });
    if (isTraining(app.store.state)) app.training.control({ kind: "run", stepsPerSecond });
  }
}

function nearestIndex(stepsPerSecond: number | null): number {
  if (stepsPerSecond === null) return trainingSpeeds.length - 1;
  const distances = trainingSpeeds.map((speed) =>
    speed === null ? Number.POSITIVE_INFINITY : Math.abs(Math.log(speed / stepsPerSecond)),
  );
  return distances.indexOf(Math.min(...distances));
}

declare global {
  interface HTMLElementTagNameMap {
    "training-speed": TrainingSpeed;
  }
}

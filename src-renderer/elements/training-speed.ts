import { customElement } from "lit/decorators.js";
import { trainingSpeeds } from "#core/session/network-session.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { isTraining } from "../state/training-view.ts";
import { nearestPlace, SpeedRange } from "./speed-range.ts";

/** Updates a second, from one to as many as there can be. */
@customElement("training-speed")
export class TrainingSpeed extends SpeedRange<number | null> {
  protected override readonly speeds = trainingSpeeds;

  protected override watched(state: AppState): readonly unknown[] {
    return [sessionOf(state).network.look.stepsPerSecond, languageOf(state)];
  }

  protected override speedIn(state: AppState): number | null {
    return sessionOf(state).network.look.stepsPerSecond;
  }

  protected override placeOf(speed: number | null): number {
    return nearestPlace(this.speeds, speed);
  }

  protected override textOf(state: AppState, speed: number | null): string {
    const { network } = wordingOf(state);
    return speed === null ? network.asFastAsItGoes : network.updatesPerSecond(speed);
  }

  protected override choose(app: App, stepsPerSecond: number | null): void {
    app.store.perform({ kind: "set-training-speed", stepsPerSecond });
    if (isTraining(app.store.state)) app.training.control({ kind: "run", stepsPerSecond });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "training-speed": TrainingSpeed;
  }
}

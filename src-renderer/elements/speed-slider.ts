import { customElement } from "lit/decorators.js";
import { playbackSpeeds } from "#core/session/session.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { SpeedRange } from "./speed-range.ts";

/** The speed of playback, in steps a second. */
@customElement("speed-slider")
export class SpeedSlider extends SpeedRange<number> {
  protected override readonly speeds = playbackSpeeds;

  protected override watched(state: AppState): readonly unknown[] {
    return [sessionOf(state).stepsPerSecond, languageOf(state)];
  }

  protected override speedIn(state: AppState): number {
    return sessionOf(state).stepsPerSecond;
  }

  protected override textOf(state: AppState, speed: number): string {
    return wordingOf(state).timeline.stepsPerSecond(speed);
  }

  protected override choose(app: App, stepsPerSecond: number): void {
    app.store.perform({ kind: "set-speed", stepsPerSecond });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "speed-slider": SpeedSlider;
  }
}

import { customElement } from "lit/decorators.js";
import { playbackSpeeds, wholeRunDurations } from "#core/session/session.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { nearestPlace, SpeedRange } from "./speed-range.ts";

/** A speed of playback: steps a second, or the seconds for the whole run. */
interface PlaybackSpeed {
  readonly unit: "steps-per-second" | "seconds";
  readonly amount: number;
}

/** The speed of playback: steps a second, then the whole run in so many seconds. */
@customElement("speed-slider")
export class SpeedSlider extends SpeedRange<PlaybackSpeed> {
  protected override readonly speeds: readonly PlaybackSpeed[] = [
    ...playbackSpeeds.map((amount) => ({ unit: "steps-per-second", amount }) as const),
    ...wholeRunDurations.map((amount) => ({ unit: "seconds", amount }) as const),
  ];

  protected override watched(state: AppState): readonly unknown[] {
    const { stepsPerSecond, wholeRunSeconds } = sessionOf(state);
    return [stepsPerSecond, wholeRunSeconds, languageOf(state)];
  }

  protected override speedIn(state: AppState): PlaybackSpeed {
    const { stepsPerSecond, wholeRunSeconds } = sessionOf(state);
    return wholeRunSeconds === undefined
      ? { unit: "steps-per-second", amount: stepsPerSecond }
      : { unit: "seconds", amount: wholeRunSeconds };
  }

  protected override placeOf({ unit, amount }: PlaybackSpeed): number {
    return unit === "seconds"
      ? playbackSpeeds.length + nearestPlace(wholeRunDurations, amount)
      : nearestPlace(playbackSpeeds, amount);
  }

  protected override textOf(state: AppState, { unit, amount }: PlaybackSpeed): string {
    const { timeline } = wordingOf(state);
    return unit === "seconds" ? timeline.wholeRunIn(amount) : timeline.stepsPerSecond(amount);
  }

  protected override choose(app: App, { unit, amount }: PlaybackSpeed): void {
    app.store.perform(
      unit === "seconds"
        ? { kind: "play-whole-run-in", seconds: amount }
        : { kind: "set-speed", stepsPerSecond: amount },
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "speed-slider": SpeedSlider;
  }
}

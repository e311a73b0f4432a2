import { classColour } from "../charts/class-marks.ts";
import type { SampleKey } from "../charts/sample-keys.ts";
import { themeTokens } from "../scenes/theme-tokens.ts";
import { type AppState, themeOf, wordingOf } from "./app-state.ts";
import { mostClassesBelow } from "./network-layout.ts";
import type { ShownNetwork } from "./network-shown.ts";
import { mostRings, predictionKind, wrongCount } from "./prediction-model.ts";

/** Which marks of the prediction are which; only of those that there are. */
export function sampleKeysOf(state: AppState, shown: ShownNetwork): SampleKey[] {
  const { prepared, frame } = shown;
  if (predictionKind(shown) === "surface") return [];
  const { classes, outputNames } = prepared.data;
  const { networkPicture } = wordingOf(state);
  const theme = themeOf(state);
  const { ink2, alarm } = themeTokens[theme];
  const hasWrong = classes !== null && frame.prediction.kind === "samples";
  // Samples of more classes, or with a table of them below, have their names there.
  const hasNames = classes !== null && outputNames.length <= mostClassesBelow && !hasWrong;
  const keys: SampleKey[] = hasNames
    ? outputNames.map((text, place) => ({
        text,
        colour: classColour(theme, place),
        mark: "full",
        place,
      }))
    : [];
  if (prepared.testSamples.length > 0) {
    keys.push({ text: networkPicture.training, colour: ink2, mark: "full", place: 0 });
    keys.push({ text: networkPicture.test, colour: ink2, mark: "hollow", place: 0 });
  }
  if (hasWrong) {
    const wrong = wrongCount(shown) ?? 0;
    const text = networkPicture.wrong(wrong, prepared.data.sampleCount);
    const isRinged = wrong > 0 && wrong <= mostRings;
    keys.push({ text, colour: alarm, mark: isRinged ? "ring" : "none", place: 0 });
  }
  return keys;
}

import type { TrainingFrame, TrainingHistory } from "#core/training/training-frame.ts";
import type { TrainingFacts } from "#core/wording/network-wording.ts";
import {
  suggestsLogarithmic,
  type TimelineChartData,
  type TimelineSeries,
} from "../charts/timeline-chart.ts";
import { type AppState, sessionOf, themeOf, wordingOf } from "./app-state.ts";
import { tickWriter } from "./surface-model.ts";
import { frameOf, trainingStep } from "./training-view.ts";

/** Places in the order of run colours: water for what is trained on, orange for the test. */
const testColour = 1;

/**
 * What the chart under the network shows: loss or accuracy over the epochs, of the training samples
 * and of those kept for testing. Null while there is nothing to show.
 */
export function trainingTimelineOf(state: AppState): TimelineChartData | null {
  const frame = frameOf(state);
  if (!frame) return null;
  const series = seriesOf(state, frame);
  const { stride } = frame.history;
  const { valueScale } = sessionOf(state);
  const isLogarithmic =
    valueScale === "logarithmic" || (valueScale === "automatic" && suggestsLogarithmic(series));
  const { numbers } = wordingOf(state);
  return {
    series,
    lastStep: Math.max(1, series[0].count - 1),
    playhead: Math.min(Math.round(trainingStep(state) / stride), series[0].count - 1),
    scale: isLogarithmic && curveOf(state, frame) === "loss" ? "logarithmic" : "linear",
    theme: themeOf(state),
    iterationsPerCount: frame.stepsPerEpoch / stride,
    formatNumber: tickWriter(wordingOf(state)),
    formatCount: numbers.plain,
  };
}

/** Accuracy is asked for and there is one; else the loss. */
export function curveOf(state: AppState, { history }: TrainingFrame): "loss" | "accuracy" {
  const { curve } = sessionOf(state).network.look;
  return curve === "accuracy" && history.trainingAccuracy.length > 0 ? "accuracy" : "loss";
}

function seriesOf(state: AppState, frame: TrainingFrame): TimelineSeries[] {
  const { network } = wordingOf(state);
  const { history } = frame;
  const count = evenEntries(history);
  const isLoss = curveOf(state, frame) === "loss";
  const training = isLoss ? history.training : history.trainingAccuracy;
  const test = isLoss ? history.test : history.testAccuracy;
  const isAlone = test.length === 0;
  const first: TimelineSeries = {
    values: training,
    count,
    colour: null,
    name: isAlone ? "" : network.trainingCurve,
    isSelected: true,
    base: 0,
  };
  if (isAlone) return [first];
  const second = { values: test, count, colour: testColour, name: network.testCurve };
  return [first, { ...second, isSelected: false, base: 0 }];
}

/** Entries at multiples of the stride: all but one of the newest update that lies between. */
function evenEntries({ steps, stride }: TrainingHistory): number {
  const last = steps[steps.length - 1] ?? 0;
  return last % stride === 0 ? steps.length : steps.length - 1;
}

/** How a training stands, in numbers. */
export function trainingFacts({ step, stepsPerEpoch, loss }: TrainingFrame): TrainingFacts {
  return {
    epoch: step / stepsPerEpoch,
    step,
    stepsPerEpoch,
    loss: loss.training,
    testLoss: loss.test,
    accuracy: loss.trainingAccuracy,
    testAccuracy: loss.testAccuracy,
  };
}

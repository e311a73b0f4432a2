import { type HeightField, type Interval, sampleHeightField } from "#core/descent/height-field.ts";
import { valley } from "#core/objectives/catalogue.ts";
import { heightOf } from "#core/objectives/objective.ts";
import type { Prediction } from "#core/training/training-frame.ts";
import type { PredictionFacts } from "#core/wording/network-picture-wording.ts";
import type { PlotGround, PlotPlane, PredictionChartData } from "../charts/prediction-chart.ts";
import { type AppState, sessionOf, themeOf, wordingOf } from "./app-state.ts";
import { type ShownNetwork, shownNetwork } from "./network-shown.ts";
import { cloudOf, type PlotCloud, placedCloud, rangeOf } from "./prediction-samples.ts";
import { tickWriter } from "./surface-model.ts";

/** How what a network predicts is shown. */
export type PredictionKind = PredictionFacts["kind"];

/** What suits the data: by the number of inputs and what is learned. */
export function predictionKind({ prepared, frame }: ShownNetwork): PredictionKind {
  const { data, setup } = prepared;
  const isClasses = data.task === "classification";
  switch (frame.prediction.kind) {
    case "curve":
      return "curve";
    case "plane":
      if (isClasses) return "regions";
      return setup.data.kind === "built-in" && setup.data.name === "valley" ? "surface" : "heights";
    case "samples":
      return isClasses ? "projection" : "scatter";
  }
}

/** The chart of what the network predicts; null where nothing can be drawn yet. */
export function predictionChartOf(state: AppState): PredictionChartData | null {
  const shown = shownNetwork(state);
  return shown ? chartOf(state, shown) : emptyChartOf(state);
}

/** Points of one's own can be placed before there is a network. */
function emptyChartOf(state: AppState): PredictionChartData | null {
  const { data, task } = sessionOf(state).network.setup;
  if (data.kind !== "placed") return null;
  const isPlane = task === "classification";
  return {
    ...placedCloud(data.points, task),
    names: isPlane ? { x: "x₁", y: "x₂" } : { x: "x", y: "t" },
    isPlane,
    ground: { kind: "plain" },
    selected: null,
    theme: themeOf(state),
    formatNumber: tickWriter(wordingOf(state)),
  };
}

function chartOf(state: AppState, shown: ShownNetwork): PredictionChartData {
  const { prepared, look } = shown;
  const kind = predictionKind(shown);
  const cloud = kind === "scatter" ? scatterCloud(shown) : cloudOf(prepared);
  return {
    ...cloud,
    ...rangesFor(kind, cloud, shown),
    samples: { ...cloud.samples, isWrong: wrongSamples(shown) },
    names: namesFor(state, kind, shown),
    isPlane: kind !== "curve" && kind !== "scatter",
    ground: groundFor(state, kind, shown, cloud),
    selected: look.sample,
    theme: themeOf(state),
    formatNumber: tickWriter(wordingOf(state)),
  };
}

function rangesFor(
  kind: PredictionKind,
  cloud: PlotCloud,
  { frame, prepared }: ShownNetwork,
): Pick<PlotCloud, "x" | "y"> {
  const { prediction } = frame;
  if (kind === "curve" && prepared.data.classes)
    return { x: cloud.x, y: { low: -0.05, high: 1.1 } };
  return prediction.kind === "plane" ? planeRanges(prediction) : cloud;
}

function planeRanges({ low, high }: Extract<Prediction, { kind: "plane" }>): {
  readonly x: Interval;
  readonly y: Interval;
} {
  return { x: { low: low[0], high: high[0] }, y: { low: low[1], high: high[1] } };
}

function namesFor(
  state: AppState,
  kind: PredictionKind,
  { prepared }: ShownNetwork,
): PredictionChartData["names"] {
  const { networkPicture } = wordingOf(state);
  const { inputNames, outputNames, classes } = prepared.data;
  if (kind === "scatter") return { x: networkPicture.actual, y: networkPicture.predicted };
  if (kind === "curve") return { x: inputNames[0], y: classes ? "y" : outputNames[0] };
  if (kind === "projection") {
    const [x, y] = networkPicture.projectionAxes;
    return { x, y };
  }
  return { x: inputNames[0], y: inputNames[1] };
}

function groundFor(
  state: AppState,
  kind: PredictionKind,
  { prepared, frame }: ShownNetwork,
  cloud: PlotCloud,
): PlotGround {
  const { prediction } = frame;
  const layers = prepared.data.outputNames.length;
  if (kind === "scatter") return { kind: "diagonal" };
  if (prediction.kind === "curve")
    return linesOf(prediction, layers, prepared.data.classes !== null);
  if (prediction.kind !== "plane") return { kind: "plain" };
  const { columns, rows, values } = prediction;
  const plane: PlotPlane = { ...planeRanges(prediction), columns, rows, values, layers };
  if (kind === "regions") return { kind: "regions", plane };
  return {
    kind: "heights",
    plane,
    range: rangeOf(cloud.samples.heights ?? new Float64Array(0)),
    palette: sessionOf(state).colourMap,
  };
}

function linesOf(
  { x, y }: Extract<Prediction, { kind: "curve" }>,
  layers: number,
  areClasses: boolean,
): PlotGround {
  const lines = Array.from({ length: layers }, (_, layer) =>
    Float64Array.from(x, (_abscissa, at) => y[at * layers + layer]),
  );
  return { kind: "lines", x, lines, areClasses };
}

/** The first output over the first target, on one range for both. */
function scatterCloud({ prepared, frame }: ShownNetwork): PlotCloud {
  const { samples } = cloudOf(prepared);
  const targets = samples.heights ?? samples.x;
  const { prediction } = frame;
  const layers = prepared.data.outputNames.length;
  const outputs = prediction.kind === "samples" ? prediction.outputs : new Float64Array(0);
  const predicted = Float64Array.from(targets, (_, sample) => outputs[sample * layers]);
  const range = rangeOf(targets);
  return { samples: { ...samples, x: targets, y: predicted, heights: null }, x: range, y: range };
}

/** More wrong samples than this have no rings: rings round most of them tell nothing. */
export const mostRings = 24;

/** 1 for each sample that is classified wrongly; null where that is not told for each. */
function wrongSamples({ prepared, frame }: ShownNetwork): Uint8Array | null {
  const { classes, outputNames } = prepared.data;
  const { prediction } = frame;
  if (!classes || prediction.kind !== "samples") return null;
  if ((wrongCount({ frame, prepared }) ?? 0) > mostRings) return null;
  const layers = outputNames.length;
  return Uint8Array.from(classes, (actual, sample) => {
    let best = 0;
    for (let layer = 1; layer < layers; layer++) {
      const at = sample * layers;
      if (prediction.outputs[at + layer] > prediction.outputs[at + best]) best = layer;
    }
    return best === actual ? 0 : 1;
  });
}

/** Samples along each side of the true surface. */
const trueSide = 61;
/** The true surface that was asked for last, kept while its rectangle stays the same. */
let lastTrue: { readonly key: string; readonly field: HeightField } | null = null;

/** The learned height field beside the true one, over the same rectangle and the same heights. */
export function surfacesOf({ frame }: ShownNetwork): {
  readonly learned: HeightField;
  readonly actual: HeightField;
} | null {
  const { prediction } = frame;
  if (prediction.kind !== "plane") return null;
  const { columns, rows, values } = prediction;
  const { x, y } = planeRanges(prediction);
  const key = [x.low, x.high, y.low, y.high].join();
  if (lastTrue?.key !== key) {
    lastTrue = { key, field: sampleHeightField(heightOf(valley), x, y, trueSide, trueSide) };
  }
  const actual = lastTrue.field;
  return {
    learned: { x, y, columns, rows, values, range: actual.range, isRangeFixed: true },
    actual,
  };
}

/** The prediction in words. */
export function describePrediction(state: AppState, shown: ShownNetwork): string {
  const { prepared, frame, look } = shown;
  const { networkPicture } = wordingOf(state);
  const said = networkPicture.describePrediction({
    kind: predictionKind(shown),
    samples: prepared.data.sampleCount,
    testSamples: prepared.testSamples.length,
    wrong: wrongCount(shown),
    loss: frame.loss.training,
  });
  return `${said} ${networkPicture.selectedSample(look.sample + 1)}`;
}

/** How many samples are classified wrongly, trained on or kept for testing; null: not told. */
export function wrongCount({
  frame,
  prepared,
}: Pick<ShownNetwork, "frame" | "prepared">): number | null {
  const { confusion } = frame;
  if (!confusion) return null;
  const width = prepared.data.outputNames.length;
  const wrongIn = (counts: Int32Array): number =>
    counts.reduce(
      (sum, count, at) => (Math.floor(at / width) === at % width ? sum : sum + count),
      0,
    );
  return wrongIn(confusion.training) + wrongIn(confusion.test);
}

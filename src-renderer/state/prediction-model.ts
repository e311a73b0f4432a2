import { finiteRange, type HeightField, type Interval } from "#core/descent/height-field.ts";
import { valley } from "#core/objectives/catalogue.ts";
import { heightOf } from "#core/objectives/objective.ts";
import type { PreparedTraining } from "#core/training/prepared-training.ts";
import { project } from "#core/training/projection.ts";
import type { Prediction } from "#core/training/training-frame.ts";
import type { PredictionFacts } from "#core/wording/network-picture-wording.ts";
import type { PlotGround, PlotSamples, PredictionChartData } from "../charts/prediction-data.ts";
import type { SurfacePicture } from "../scenes/surface-picture.ts";
import { type AppState, sessionOf, themeOf, wordingOf } from "./app-state.ts";
import { type ShownTraining, shownSample } from "./network-model.ts";
import { tickWriter } from "./surface-model.ts";

type Plane = Extract<Prediction, { kind: "plane" }>;

/** What a network makes of its data, as it is shown. */
export type PredictionPicture =
  | { readonly kind: "chart"; readonly data: PredictionChartData }
  /** The learned surface beside the true one, or beside the data where what is true is unknown. */
  | {
      readonly kind: "surfaces";
      readonly learned: SurfacePicture;
      readonly actual: SurfacePicture | null;
      readonly data: PredictionChartData;
    };

/** The picture of what the network predicts. */
export function predictionPicture(state: AppState, shown: ShownTraining): PredictionPicture {
  const { prepared, frame } = shown;
  const { prediction } = frame;
  switch (prediction.kind) {
    case "curve":
      return { kind: "chart", data: curveChart(state, shown, prediction) };
    case "plane":
      if (prepared.data.task === "classification") {
        return { kind: "chart", data: planeChart(state, shown, prediction) };
      }
      return {
        kind: "surfaces",
        learned: surfaceOf(state, fieldOf(prediction), prepared),
        actual: trueSurface(state, prepared),
        data: planeChart(state, shown, prediction),
      };
    case "samples":
      return {
        kind: "chart",
        data:
          prepared.data.task === "classification"
            ? projectionChart(state, shown, prediction.outputs)
            : scatterChart(state, shown, prediction.outputs),
      };
  }
}

/** What those who cannot see the picture are told. */
export function predictionFacts({ prepared, frame }: ShownTraining): PredictionFacts {
  const { data, testSamples } = prepared;
  const kinds = {
    curve: "curve",
    plane: data.task === "classification" ? "regions" : "surface",
    samples: data.task === "classification" ? "projection" : "scatter",
  } as const;
  return {
    kind: kinds[frame.prediction.kind],
    samples: data.sampleCount,
    testSamples: testSamples.length,
    wrong: frame.confusion ? wrongCount(frame.confusion, data.outputNames.length) : null,
    loss: frame.loss.training,
  };
}

function wrongCount(
  { training, test }: { training: Int32Array; test: Int32Array },
  classCount: number,
): number {
  let wrong = 0;
  for (const counts of [training, test]) {
    counts.forEach((count, at) => {
      if (Math.floor(at / classCount) !== at % classCount) wrong += count;
    });
  }
  return wrong;
}

const testMarks = new WeakMap<PreparedTraining, Uint8Array>();

/** 1 for each sample that was kept for testing. */
function isTest(prepared: PreparedTraining): Uint8Array {
  const known = testMarks.get(prepared);
  if (known) return known;
  const marks = new Uint8Array(prepared.data.sampleCount);
  for (const sample of prepared.testSamples) marks[sample] = 1;
  testMarks.set(prepared, marks);
  return marks;
}

/** Every `width`-th number, from one place on. */
function column(numbers: Float64Array, width: number, place: number): Float64Array {
  const picked = new Float64Array(numbers.length / width);
  for (let row = 0; row < picked.length; row++) picked[row] = numbers[row * width + place];
  return picked;
}

function common(state: AppState, shown: ShownTraining) {
  return {
    selected: shownSample(state, shown),
    theme: themeOf(state),
    formatNumber: tickWriter(wordingOf(state)),
  };
}

function widened({ low, high }: Interval, part: number): Interval {
  const more = (high - low) * part || 1;
  return { low: low - more, high: high + more };
}

function curveChart(
  state: AppState,
  shown: ShownTraining,
  { x, y }: Extract<Prediction, { kind: "curve" }>,
): PredictionChartData {
  const { data } = shown.prepared;
  const width = data.outputNames.length;
  const isClasses = data.classes !== null;
  const lines = data.outputNames.map((_, place) => column(y, width, place));
  // Of classes each sample stands at 0 or 1 of its own class's line.
  const targets = isClasses
    ? new Float64Array(data.sampleCount).fill(1)
    : column(data.targets, width, 0);
  const range = isClasses ? { low: 0, high: 1 } : finiteRange(targets);
  const samples: PlotSamples = {
    x: data.inputs,
    y: targets,
    classes: data.classes,
    isTest: isTest(shown.prepared),
    isWrong: null,
    heights: null,
  };
  return {
    x: { low: x[0], high: x[x.length - 1] },
    y: widened(range, 0.15),
    names: { x: data.inputNames[0], y: isClasses ? "y" : data.outputNames[0] },
    hasAxes: true,
    ground: { kind: "lines", x, lines, areClasses: isClasses },
    samples,
    ...common(state, shown),
  };
}

function planeChart(state: AppState, shown: ShownTraining, plane: Plane): PredictionChartData {
  const { data } = shown.prepared;
  const layers = data.outputNames.length;
  const { columns, rows, values, low, high } = plane;
  const isClasses = data.classes !== null;
  const heights = isClasses ? null : column(data.targets, layers, 0);
  const ground: PlotGround = isClasses
    ? { kind: "regions", plane: { columns, rows, values, layers } }
    : {
        kind: "heights",
        plane: { columns, rows, values, layers },
        range: finiteRange(heights ?? values),
        palette: sessionOf(state).colourMap,
      };
  return {
    x: { low: low[0], high: high[0] },
    y: { low: low[1], high: high[1] },
    names: { x: data.inputNames[0], y: data.inputNames[1] },
    hasAxes: false,
    ground,
    samples: {
      x: column(data.inputs, 2, 0),
      y: column(data.inputs, 2, 1),
      classes: data.classes,
      isTest: isTest(shown.prepared),
      isWrong: null,
      heights,
    },
    ...common(state, shown),
  };
}

const projections = new WeakMap<PreparedTraining, Float64Array>();

function projectionOf(prepared: PreparedTraining): Float64Array {
  const known = projections.get(prepared);
  if (known) return known;
  const made = project(prepared.inputs, prepared.data.inputNames.length);
  projections.set(prepared, made);
  return made;
}

function projectionChart(
  state: AppState,
  shown: ShownTraining,
  outputs: Float64Array,
): PredictionChartData {
  const { data } = shown.prepared;
  const places = projectionOf(shown.prepared);
  const [x, y] = [column(places, 2, 0), column(places, 2, 1)];
  const [first, second] = wordingOf(state).networkPicture.projectionAxes;
  return {
    x: widened(finiteRange(x), 0.06),
    y: widened(finiteRange(y), 0.06),
    names: { x: first, y: second },
    hasAxes: true,
    ground: { kind: "plain" },
    samples: {
      x,
      y,
      classes: data.classes,
      isTest: isTest(shown.prepared),
      isWrong: wrongMarks(outputs, data.classes, data.outputNames.length),
      heights: null,
    },
    ...common(state, shown),
  };
}

function wrongMarks(
  outputs: Float64Array,
  classes: Int32Array | null,
  width: number,
): Uint8Array | null {
  if (!classes) return null;
  return Uint8Array.from(classes, (number, sample) => {
    let best = 0;
    for (let k = 1; k < width; k++) {
      if (outputs[sample * width + k] > outputs[sample * width + best]) best = k;
    }
    return best === number ? 0 : 1;
  });
}

function scatterChart(
  state: AppState,
  shown: ShownTraining,
  outputs: Float64Array,
): PredictionChartData {
  const { data } = shown.prepared;
  const width = data.outputNames.length;
  const x = column(data.targets, width, 0);
  const { networkPicture } = wordingOf(state);
  return {
    x: widened(finiteRange(x), 0.06),
    y: widened(finiteRange(x), 0.06),
    names: { x: networkPicture.actual, y: networkPicture.predicted },
    hasAxes: true,
    ground: { kind: "diagonal" },
    samples: {
      x,
      y: column(outputs, width, 0),
      classes: null,
      isTest: isTest(shown.prepared),
      isWrong: null,
      heights: null,
    },
    ...common(state, shown),
  };
}

/** The first output over the plane. */
function fieldOf({ low, high, columns, rows, values }: Plane): HeightField {
  const heights = values.slice(0, columns * rows);
  return {
    x: { low: low[0], high: high[0] },
    y: { low: low[1], high: high[1] },
    columns,
    rows,
    values: heights,
    range: finiteRange(heights),
  };
}

function surfaceOf(
  state: AppState,
  field: HeightField,
  { data }: PreparedTraining,
): SurfacePicture {
  return {
    field,
    heightAt: (x, y) => nearestHeight(field, x, y),
    paths: [],
    crossHair: null,
    theme: themeOf(state),
    palette: sessionOf(state).colourMap,
    names: { x: data.inputNames[0], y: data.inputNames[1], height: data.outputNames[0] },
    caption: { tex: "", detail: [] },
    formatNumber: tickWriter(wordingOf(state)),
  };
}

function nearestHeight({ x, y, columns, rows, values }: HeightField, px: number, py: number) {
  const place = ({ low, high }: Interval, value: number, count: number): number =>
    Math.max(0, Math.min(count - 1, Math.round(((value - low) / (high - low)) * (count - 1))));
  return values[place(y, py, rows) * columns + place(x, px, columns)];
}

const trueFields = new WeakMap<PreparedTraining, HeightField>();

/** The function that the valley's samples come from, over the same plane. */
function trueSurface(state: AppState, prepared: PreparedTraining): SurfacePicture | null {
  const { data } = prepared.setup;
  if (data.kind !== "built-in" || data.name !== "valley") return null;
  return { ...surfaceOf(state, trueField(prepared), prepared), heightAt: heightOf(valley) };
}

function trueField(prepared: PreparedTraining): HeightField {
  const known = trueFields.get(prepared);
  if (known) return known;
  const side = 61;
  const interval: Interval = { low: -3.3, high: 3.3 };
  const values = new Float64Array(side * side);
  const height = heightOf(valley);
  for (let at = 0; at < values.length; at++) {
    const along = (index: number): number =>
      interval.low + ((interval.high - interval.low) * index) / (side - 1);
    values[at] = height(along(at % side), along(Math.floor(at / side)));
  }
  const field = {
    x: interval,
    y: interval,
    columns: side,
    rows: side,
    values,
    range: finiteRange(values),
  };
  trueFields.set(prepared, field);
  return field;
}

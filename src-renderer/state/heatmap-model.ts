import { raisedLayer } from "#core/wording/network-symbols.ts";
import type { CaptionPart } from "#core/wording/wording.ts";
import { shortNames } from "../charts/short-names.ts";
import type { HeatmapCell, HeatmapData } from "../heatmaps/heatmap-data.ts";
import { nameGapPx } from "../heatmaps/heatmap-placement.ts";
import type { ScaleLegend } from "../heatmaps/scale-legend.ts";
import { roughWidthPx } from "../heatmaps/text-width.ts";
import { type AppState, themeOf, wordingOf } from "./app-state.ts";
import {
  layerCount,
  neuronName,
  placesOf,
  type ShownNetwork,
  scaleOf,
  valuesOf,
} from "./network-shown.ts";

/** Names beside cells: their size, the widest that is shown whole, and how many are measured. */
const nameSizePx = 11;
const widestNamePx = 88;
const mostMeasured = 40;

/** A heatmap with what is said of it. */
export interface LayerHeatmap {
  readonly layer: number;
  /** Its accessible name: `Weights of layer 1`. */
  readonly name: string;
  readonly title: readonly CaptionPart[];
  readonly data: HeatmapData;
}

/** The heatmaps of all layers, from the inputs on; one scale for all. */
export function heatmapsOf(state: AppState, shown: ShownNetwork): LayerHeatmap[] {
  const { prepared, frame, look } = shown;
  const { networkPicture, numbers } = wordingOf(state);
  const values = valuesOf(frame, look.quantity);
  const scale = scaleOf(values);
  const outputs = shortNames(prepared.data.outputNames);
  return placesOf(prepared.shape).map(({ inputCount, outputCount, weights, biases }, layer) => ({
    layer,
    name: networkPicture.heatmap(look.quantity, layer + 1),
    title: networkPicture.heatmapTitle(layer + 1, look.quantity),
    data: {
      rows: inputCount,
      columns: outputCount,
      values,
      start: weights,
      biases,
      scale,
      rowName: (row) => neuronName(prepared, layer, row),
      gutterPx: gutterOf(inputCount, (row) => neuronName(prepared, layer, row)),
      columnName: (column) =>
        layer === layerCount(prepared.shape) - 1
          ? outputs[column]
          : neuronName(prepared, layer + 1, column),
      biasName: `b${raisedLayer(layer + 1)}`,
      selected: selectedCell(shown, layer),
      theme: themeOf(state),
      formatNumber: numbers.fixed,
    },
  }));
}

/** What the names of rows want beside their cells; of many only the first and the last are shown. */
function gutterOf(rows: number, rowName: (row: number) => string): number {
  const shown = rows > mostMeasured ? [0, rows - 1] : Array.from({ length: rows }, (_, row) => row);
  const widths = shown.map((row) => roughWidthPx(rowName(row), nameSizePx));
  return Math.min(widestNamePx, Math.max(...widths)) + nameGapPx;
}

function selectedCell({ look }: ShownNetwork, layer: number): HeatmapCell | null {
  const { selected } = look;
  return selected.layer === layer ? { row: selected.from, column: selected.to } : null;
}

/** A heatmap in words. */
export function describeHeatmap(state: AppState, { data }: LayerHeatmap): string {
  const { rows, columns, values, start } = data;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = start; at < start + (rows + 1) * columns; at++) {
    if (values[at] < lowest) lowest = values[at];
    if (values[at] > highest) highest = values[at];
  }
  return wordingOf(state).networkPicture.describeHeatmap({ rows, columns, lowest, highest });
}

/** The legend of all heatmaps and of the drawing. */
export function legendOf(state: AppState, { frame, look }: ShownNetwork): ScaleLegend {
  const { limit, isClipped, exponent } = scaleOf(valuesOf(frame, look.quantity));
  const { networkPicture } = wordingOf(state);
  return {
    low: networkPicture.scaleEnd(-limit, isClipped),
    high: networkPicture.scaleEnd(limit, isClipped),
    theme: themeOf(state),
    unit: exponent === 0 ? "" : networkPicture.cellUnit(exponent),
  };
}

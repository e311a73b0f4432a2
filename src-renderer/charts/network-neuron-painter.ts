import { cssColour, divergingColour } from "../heatmaps/diverging.ts";
import { textFont } from "../scenes/picture-fonts.ts";
import { type ThemeName, type ThemeTokens, themeTokens } from "../scenes/theme-tokens.ts";
import type { PaintContext } from "./axis-text.ts";
import { fittedName } from "./fitted-text.ts";
import type { NetworkDrawingData } from "./network-data.ts";
import {
  gapOf,
  inputPictureBox,
  type NetworkPlacement,
  type NeuronColumn,
  neuronPoint,
  shownNeurons,
} from "./network-placement.ts";
import type { PixelBox, PixelPoint } from "./pixel-box.ts";
import { paintSamplePicture } from "./sample-picture-painter.ts";

/** Circles from here on have their output written into them; smaller ones have its colour. */
const numberedRadiusPx = 14;
/** Small circles this far apart have their number beside them while a pass is gone through. */
const besideStepPx = 12;
const nameSizePx = 11;
const nameUnderPx = 104;
const nameBesidePx = 78;
const dimAlpha = 0.35;
/** Between the heads of two columns. */
const headGapPx = 8;

/** Paints columns of circles with what they put out, and the names of inputs and outputs. */
export function paintNeurons(
  context: PaintContext,
  placement: NetworkPlacement,
  data: NetworkDrawingData,
): void {
  const { columns } = placement;
  const box = data.inputPicture ? inputPictureBox(placement) : null;
  columns.forEach((column, place) => {
    const isDim = data.lit !== null && place !== data.lit.layer && place !== data.lit.layer + 1;
    context.globalAlpha = isDim ? dimAlpha : 1;
    paintColumn(context, column, place, data);
    paintGap(context, column, data);
    paintHead(context, placement, place, data);
    paintNames(context, column, place, data, place === 0 ? box : null);
  });
  context.globalAlpha = 1;
  if (data.inputPicture && box) {
    paintSamplePicture(context, box, data.inputPicture, framedPixel(data), data.theme);
  }
}

/** The pixel that is pointed at, or the one that the chosen weight begins at. */
function framedPixel({ hovered, selected }: NetworkDrawingData): number | null {
  if (hovered?.kind === "neuron" && hovered.column === 0) return hovered.neuron;
  const { layer, from } = hovered?.kind === "parameter" ? hovered.choice : selected;
  return layer === 0 ? from : null;
}

function paintColumn(
  context: PaintContext,
  column: NeuronColumn,
  place: number,
  data: NetworkDrawingData,
): void {
  const tokens = themeTokens[data.theme];
  const outputs = data.outputs[place];
  const largest = outputs ? largestOf(outputs) : 1;
  const isReached = data.lit?.column === place;
  for (const neuron of shownNeurons(column)) {
    const point = neuronPoint(column, neuron);
    const output = outputs ? outputs[neuron] : null;
    paintCircle(context, column, point, { output, largest, isReached }, data.theme);
    if (output !== null) {
      const letter = data.letters[place];
      if (column.radius >= numberedRadiusPx) {
        paintNumber(context, column, point, { letter, output }, data);
      } else if (letter !== "" && column.spacing >= besideStepPx) {
        paintBeside(context, column, point, `${letter} ${data.formatOutput(output)}`, tokens);
      }
    }
    if (isMarked(data, place, neuron)) paintRing(context, column, point, tokens, false);
    if (isChosenBias(data, place, neuron)) paintRing(context, column, point, tokens, true);
  }
}

/** The number of a neuron, under it what it is where that does not go without saying. */
function paintNumber(
  context: PaintContext,
  { radius }: NeuronColumn,
  { x, y }: PixelPoint,
  { letter, output }: { readonly letter: string; readonly output: number },
  { formatOutput, theme }: NetworkDrawingData,
): void {
  const text = formatOutput(output);
  const room = 2 * radius - (letter === "" ? 8 : 10);
  let size = radius < 18 ? 10 : letter === "" ? 12 : 11;
  context.font = textFont(size);
  // Clear of the ring: smaller before it is squeezed.
  while (size > 9 && context.measureText(text).width > room) context.font = textFont(--size);
  context.fillStyle = themeTokens[theme].ink;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const half = letter === "" ? 0 : size / 2;
  context.fillText(text, x, y + 0.5 + half, room);
  if (letter === "") return;
  context.font = textFont(size, 560);
  context.fillText(letter, x, y + 0.5 - half);
}

/** Beside a circle that is too small for it: what its number is, over the connections. */
function paintBeside(
  context: PaintContext,
  { radius }: NeuronColumn,
  { x, y }: PixelPoint,
  text: string,
  { ink, paper }: ThemeTokens,
): void {
  context.font = textFont(10);
  context.textAlign = "left";
  context.textBaseline = "middle";
  const width = context.measureText(text).width + 6;
  context.fillStyle = paper;
  context.beginPath();
  context.roundRect(x + radius + 2, y - 6, width, 12, 3);
  context.fill();
  context.fillStyle = ink;
  context.fillText(text, x + radius + 5, y + 0.5);
}

function paintCircle(
  context: PaintContext,
  { radius }: NeuronColumn,
  { x, y }: PixelPoint,
  {
    output,
    largest,
    isReached,
  }: { readonly output: number | null; readonly largest: number; readonly isReached: boolean },
  theme: ThemeName,
): void {
  const { field, ink, ink2, water } = themeTokens[theme];
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = field;
  context.fill();
  if (radius < numberedRadiusPx && output !== null && largest > 0) {
    context.fillStyle = cssColour(divergingColour(theme, output / largest));
    context.fill();
  }
  context.strokeStyle = isReached ? water : radius < 6 ? ink2 : ink;
  context.lineWidth = isReached ? (radius < 6 ? 1.5 : 3) : radius < 6 ? 0.7 : 1.4;
  context.stroke();
}

function largestOf(outputs: Float64Array): number {
  let largest = 0;
  for (const output of outputs) if (Math.abs(output) > largest) largest = Math.abs(output);
  return largest;
}

function isMarked({ hovered }: NetworkDrawingData, column: number, neuron: number): boolean {
  return hovered?.kind === "neuron" && hovered.column === column && hovered.neuron === neuron;
}

function isChosenBias({ selected }: NetworkDrawingData, column: number, neuron: number): boolean {
  return selected.from === null && selected.layer + 1 === column && selected.to === neuron;
}

function paintRing(
  context: PaintContext,
  { radius }: NeuronColumn,
  { x, y }: PixelPoint,
  { ink }: ThemeTokens,
  isDashed: boolean,
): void {
  context.beginPath();
  context.arc(x, y, radius + 3.5, 0, 2 * Math.PI);
  context.strokeStyle = ink;
  context.lineWidth = 1.6;
  context.setLineDash(isDashed ? [3, 3] : []);
  context.stroke();
  context.setLineDash([]);
}

/** Says how many there are where not all have a circle. */
function paintGap(
  context: PaintContext,
  column: NeuronColumn,
  { formatCount, theme }: NetworkDrawingData,
): void {
  const gap = gapOf(column);
  if (!gap) return;
  const { ink, ink2, paper } = themeTokens[theme];
  const middle = (gap.top + gap.bottom) / 2;
  const text = formatCount(column.count);
  context.font = textFont(12, 560);
  const width = context.measureText(text).width + 10;
  context.fillStyle = paper;
  context.beginPath();
  context.roundRect(column.x - width / 2, middle - 11, width, 22, 4);
  context.fill();
  context.fillStyle = ink;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, column.x, middle + 0.5);
  context.fillStyle = ink2;
  for (const end of [-1, 1]) {
    for (const dot of [18, 24, 30]) {
      context.beginPath();
      context.arc(column.x, middle + end * dot, 1.2, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

/** What a column is, over it: as much as there is room for between its neighbours. */
function paintHead(
  context: PaintContext,
  { columns, headY }: NetworkPlacement,
  place: number,
  { heads, theme }: NetworkDrawingData,
): void {
  const { x } = columns[place];
  const besides = [columns[place - 1], columns[place + 1]].filter((column) => column !== undefined);
  const room = Math.min(...besides.map((column) => Math.abs(column.x - x))) - headGapPx;
  const { long, short } = heads[place];
  context.font = textFont(nameSizePx);
  context.fillStyle = themeTokens[theme].ink2;
  context.textBaseline = "middle";
  context.textAlign = "center";
  context.fillText(context.measureText(long).width <= room ? long : short, x, headY);
}

function paintNames(
  context: PaintContext,
  column: NeuronColumn,
  place: number,
  data: NetworkDrawingData,
  taken: PixelBox | null,
): void {
  const isFirst = place === 0;
  if (!isFirst && place !== data.sizes.length - 1) return;
  const names = isFirst ? data.inputNames : data.outputNames;
  const { ink2 } = themeTokens[data.theme];
  context.font = textFont(nameSizePx);
  context.fillStyle = ink2;
  context.textBaseline = "middle";
  const stride = Math.max(1, Math.ceil(13 / column.spacing));
  for (const [order, neuron] of shownNeurons(column).entries()) {
    const { x, y } = neuronPoint(column, neuron);
    const isTaken = taken && Math.abs(y - taken.top - taken.height / 2) < taken.height / 2 + 8;
    if (isTaken) continue;
    if (!column.isNamedBeside) {
      context.textAlign = "center";
      context.fillText(
        fittedName(context, names[neuron] ?? "", nameUnderPx),
        x,
        y + column.radius + 11,
      );
    } else if (order % stride === 0) {
      context.textAlign = isFirst ? "right" : "left";
      const side = (isFirst ? -1 : 1) * (column.radius + 6);
      context.fillText(fittedName(context, names[neuron] ?? "", nameBesidePx), x + side, y + 0.5);
    }
  }
}

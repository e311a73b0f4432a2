import { paintConfusion } from "../charts/confusion-painter.ts";
import { drawNetwork } from "../charts/network-drawing.ts";
import type { PixelBox } from "../charts/pixel-box.ts";
import { drawPrediction } from "../charts/prediction-chart.ts";
import { paintSampleKeys } from "../charts/sample-keys.ts";
import { paintHeatmap } from "../heatmaps/heatmap-painter.ts";
import { placeHeatmap } from "../heatmaps/heatmap-placement.ts";
import { paintScaleLegend } from "../heatmaps/scale-legend.ts";
import type { PictureOptions } from "../scenes/picture-composer.ts";
import { textFont } from "../scenes/picture-fonts.ts";
import { SurfaceThumbnails } from "../scenes/surface-thumbnails.ts";
import { themeTokens } from "../scenes/theme-tokens.ts";
import { WebGlUnavailableError } from "../scenes/webgl-context.ts";
import { type AppState, sessionOf, themeOf, wordingOf } from "./app-state.ts";
import { drawCaptionedPicture } from "./captioned-picture.ts";
import { heatmapsOf, legendOf } from "./heatmap-model.ts";
import { hasNumbers, stripGap, stripHeight, stripWidths } from "./heatmap-strip.ts";
import { savedNetworkCaption } from "./network-caption.ts";
import { networkDrawingOf } from "./network-drawing-model.ts";
import { drawingPartOf, isTableBeside, mostClassesBelow, pageParts } from "./network-layout.ts";
import { type ShownNetwork, shownNetwork } from "./network-shown.ts";
import { predictionChartOf, predictionKind } from "./prediction-model.ts";
import { sampleKeysOf } from "./sample-keys-model.ts";
import { surfacePairOf } from "./surfaces-model.ts";

const marginPx = 24;
const gapPx = 24;
const titlePx = 22;
/** Under samples, tables of classes get what they need, if not most of the room. */
const tableHeadPx = 26;
const tableRowPx = 16;
/** The line of the legend, under the heatmaps. */
const legendPx = 20;

/**
 * Draws the view of the network as a PNG file for a size of its own: caption, drawing, prediction,
 * heatmaps and their legend.
 *
 * @throws Error when a canvas of that size cannot be had
 */
export async function drawNetworkPicture(
  state: AppState,
  options: PictureOptions,
): Promise<Uint8Array> {
  const shown = shownNetwork(state);
  const parts = {
    theme: themeOf(state),
    caption: savedNetworkCaption(state),
    texts: textsOf(state),
  };
  return drawCaptionedPicture(parts, options, (context, { widthPx, heightPx, topPx }) => {
    if (!shown) return;
    const shapes = heatmapsOf(state, shown).map(({ data }) => data);
    const strip = stripHeight(shapes, heightPx);
    const width = widthPx - 2 * marginPx - gapPx;
    const height = Math.max(1, heightPx - topPx - strip - legendPx - 2 * gapPx);
    const left = {
      left: marginPx,
      top: topPx + 4,
      width: width * drawingPartOf(pageParts(shown)),
      height,
    };
    const right = {
      left: marginPx + left.width + gapPx,
      top: left.top,
      width: width - left.width,
      height,
    };
    drawNetwork(context, left, networkDrawingOf(state, shown, null));
    paintTitle(context, state, wordingOf(state).networkPicture.predictionTitle, right);
    paintKeys(context, state, shown, right);
    const below = { ...right, top: right.top + titlePx, height: Math.max(1, height - titlePx) };
    paintPrediction(context, state, shown, below, options.scale);
    const top = left.top + height + gapPx;
    paintStrip(context, state, shown, { left: marginPx, top, width: widthPx, height: strip });
  });
}

function textsOf(state: AppState): string {
  const { networkPicture } = wordingOf(state);
  const shown = shownNetwork(state);
  const names = shown
    ? [...shown.prepared.data.inputNames, ...shown.prepared.data.outputNames]
    : [];
  const titles = shown
    ? heatmapsOf(state, shown).flatMap(({ title }) => title.map(({ text }) => text))
    : [];
  return [
    ...names,
    ...titles,
    networkPicture.predictionTitle,
    networkPicture.learnedSurface,
    networkPicture.trueSurface,
    ...(shown ? sampleKeysOf(state, shown).map(({ text }) => text) : []),
    "x₁₂₃₄₅₆₇₈₉₀yb⋮",
  ].join("");
}

function paintTitle(
  context: CanvasRenderingContext2D,
  state: AppState,
  title: string,
  { left, top }: PixelBox,
  weight = 560,
): void {
  context.font = textFont(12, weight);
  context.fillStyle = themeTokens[themeOf(state)].ink;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillText(title, left, top + 8);
}

/** After the title, on its line. */
function paintKeys(
  context: CanvasRenderingContext2D,
  state: AppState,
  shown: ShownNetwork,
  { left, top, width }: PixelBox,
): void {
  context.font = textFont(12, 560);
  const title = context.measureText(wordingOf(state).networkPicture.predictionTitle).width;
  const room = { left: left + title + 16, right: left + width, middle: top + 8 };
  paintSampleKeys(context, sampleKeysOf(state, shown), themeOf(state), room);
}

function paintPrediction(
  context: CanvasRenderingContext2D,
  state: AppState,
  shown: ShownNetwork,
  room: PixelBox,
  scale: number,
): void {
  const kind = predictionKind(shown);
  if (kind === "surface" && paintSurfaces(context, state, shown, room, scale)) return;
  const data = predictionChartOf(state);
  if (!data) return;
  if (kind !== "projection") {
    drawPrediction(context, room, data);
    return;
  }
  const isWide = isTableBeside(shown);
  const rows = shown.prepared.data.outputNames.length + 1;
  const tables = Math.max(room.height * 0.4, tableHeadPx + rows * tableRowPx);
  const half = isWide
    ? { ...room, width: room.width * 0.42 }
    : { ...room, height: Math.max(room.height * 0.4, room.height - tables) };
  drawPrediction(context, half, data);
  paintTables(context, state, shown, {
    left: isWide ? room.left + half.width + 12 : room.left,
    top: isWide ? room.top : room.top + half.height + 8,
    width: isWide ? room.width - half.width - 12 : room.width,
    height: isWide ? room.height : room.height - half.height - 8,
  });
}

function paintTables(
  context: CanvasRenderingContext2D,
  state: AppState,
  { prepared, frame }: ShownNetwork,
  room: PixelBox,
): void {
  const { confusion } = frame;
  if (!confusion) return;
  const { networkPicture, numbers } = wordingOf(state);
  const names = prepared.data.outputNames;
  const isAlone = prepared.testSamples.length === 0 || names.length > mostClassesBelow;
  const parts = isAlone ? (["training"] as const) : (["training", "test"] as const);
  parts.forEach((part, place) => {
    const width = room.width / parts.length;
    paintConfusion(
      context,
      { ...room, left: room.left + place * width, width: width - 8 },
      {
        title: networkPicture.confusionTable(part),
        names,
        counts: confusion[part],
        theme: themeOf(state),
        formatCount: numbers.count,
      },
    );
  });
}

/** Both surfaces, one over the other's height; false where there is no WebGL. */
function paintSurfaces(
  context: CanvasRenderingContext2D,
  state: AppState,
  shown: ShownNetwork,
  room: PixelBox,
  scale: number,
): boolean {
  const pair = surfacePairOf(state, shown);
  const thumbnails = pair && createThumbnails();
  if (!pair || !thumbnails) return false;
  const width = (room.width - 8) / 2;
  const { networkPicture } = wordingOf(state);
  const titles = [networkPicture.learnedSurface, networkPicture.trueSurface];
  try {
    [pair.learned, pair.actual].forEach((picture, place) => {
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      const at = {
        x: Math.round((room.left + place * (width + 8)) * scale),
        y: Math.round(room.top * scale),
        width: width * scale,
        height: room.height * scale,
      };
      thumbnails.draw(context, at, scale, picture, sessionOf(state).camera);
      context.restore();
      const titleAt = { ...room, left: room.left + place * (width + 8) };
      paintTitle(context, state, titles[place], titleAt, 400);
    });
  } finally {
    thumbnails.dispose();
  }
  return true;
}

function createThumbnails(): SurfaceThumbnails | null {
  try {
    return new SurfaceThumbnails();
  } catch (error) {
    if (error instanceof WebGlUnavailableError) return null;
    throw error;
  }
}

function paintStrip(
  context: CanvasRenderingContext2D,
  state: AppState,
  shown: ShownNetwork,
  strip: PixelBox,
): void {
  const part = drawingPartOf(pageParts(shown));
  const heatmaps = heatmapsOf(state, shown);
  const shapes = heatmaps.map(({ data }) => data);
  const widths = stripWidths(shapes, strip.width, strip.height, part);
  const tokens = themeTokens[themeOf(state)];
  let { left } = strip;
  heatmaps.forEach(({ title, data }, layer) => {
    let x = left;
    for (const { text, strong } of title) {
      context.font = textFont(12, strong ? 560 : 400);
      context.fillStyle = strong ? tokens.ink : tokens.ink2;
      context.textAlign = "left";
      context.textBaseline = "middle";
      const { width } = context.measureText(text);
      if (!strong && x + width > left + widths[layer]) break;
      context.fillText(text, x, strip.top + 8);
      x += width + 8;
    }
    const top = strip.top + 20;
    const room = { left, top, width: widths[layer], height: Math.max(1, strip.height - 20) };
    paintHeatmap(context, placeHeatmap(data, room), data);
    left += widths[layer] + stripGap(shapes.length);
  });
  const legend = {
    left: marginPx,
    top: strip.top + strip.height + 4,
    width: strip.width - 2 * marginPx,
    height: 16,
  };
  const { unit, ...ends } = legendOf(state, shown);
  const isSaid = hasNumbers(shapes, widths, strip.height);
  paintScaleLegend(context, legend, { ...ends, unit: isSaid ? unit : "" });
}

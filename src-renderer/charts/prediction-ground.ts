import { contours } from "d3-contour";
import { cssColour } from "../heatmaps/diverging.ts";
import { hexToRgb, paletteBytes, type Rgb } from "../scenes/palette.ts";
import { type ThemeName, themeTokens } from "../scenes/theme-tokens.ts";
import type { PaintContext } from "./axis-text.ts";
import { classColour } from "./class-marks.ts";
import type { PixelBox } from "./pixel-box.ts";
import type { PlotGround, PlotPlane, PredictionChartData } from "./prediction-data.ts";
import type { PredictionPlacement } from "./prediction-placement.ts";

/** How much of a class's colour its region has, where the network is sure. */
const tint: Readonly<Record<ThemeName, number>> = { light: 0.28, dark: 0.34 };
const shadeCount = 256;

/** Paints what lies behind the samples; confined to the plot. */
export function paintGround(
  context: PaintContext,
  placement: PredictionPlacement,
  data: PredictionChartData,
): void {
  const { plot } = placement;
  const { ground, theme } = data;
  context.save();
  context.beginPath();
  context.rect(plot.left, plot.top, plot.width, plot.height);
  context.clip();
  switch (ground.kind) {
    case "plain":
      break;
    case "diagonal":
      paintDiagonal(context, placement, data);
      break;
    case "lines":
      paintLines(context, placement, ground, theme);
      break;
    case "regions": {
      const { plane } = ground;
      const box = planeBox(placement, plane);
      paintPixels(context, box, plane, regionPixels(plane, theme));
      paintBorders(context, box, plane, theme);
      break;
    }
    case "heights":
      paintPixels(context, planeBox(placement, ground.plane), ground.plane, heightPixels(ground));
      break;
  }
  context.restore();
}

function planeBox({ toPixelX, toPixelY }: PredictionPlacement, { x, y }: PlotPlane): PixelBox {
  const [left, top] = [toPixelX(x.low), toPixelY(y.high)];
  return { left, top, width: toPixelX(x.high) - left, height: toPixelY(y.low) - top };
}

function paintDiagonal(
  context: PaintContext,
  { toPixelX, toPixelY }: PredictionPlacement,
  { x, theme }: PredictionChartData,
): void {
  context.strokeStyle = themeTokens[theme].ink2;
  context.lineWidth = 1.2;
  context.setLineDash([5, 4]);
  context.beginPath();
  context.moveTo(toPixelX(x.low), toPixelY(x.low));
  context.lineTo(toPixelX(x.high), toPixelY(x.high));
  context.stroke();
  context.setLineDash([]);
}

function paintLines(
  context: PaintContext,
  { toPixelX, toPixelY }: PredictionPlacement,
  { x, lines, areClasses }: Extract<PlotGround, { kind: "lines" }>,
  theme: ThemeName,
): void {
  context.lineWidth = 2.4;
  context.lineJoin = "round";
  lines.forEach((line, place) => {
    context.strokeStyle = areClasses ? classColour(theme, place) : themeTokens[theme].water;
    context.globalAlpha = !areClasses && place > 0 ? 0.55 : 1;
    context.beginPath();
    for (let at = 0; at < x.length; at++) context.lineTo(toPixelX(x[at]), toPixelY(line[at]));
    context.stroke();
  });
  context.globalAlpha = 1;
}

/**
 * Draws a grid so that every sample's colour is where the sample is, with colours between them in
 * between.
 */
function paintPixels(
  context: PaintContext,
  plot: PixelBox,
  { columns, rows }: PlotPlane,
  pixels: Uint8ClampedArray<ArrayBuffer>,
): void {
  const sheet = new OffscreenCanvas(columns, rows);
  sheet.getContext("2d")?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
  const cellWidth = plot.width / (columns - 1);
  const cellHeight = plot.height / (rows - 1);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  context.drawImage(
    sheet,
    plot.left - cellWidth / 2,
    plot.top - cellHeight / 2,
    plot.width + cellWidth,
    plot.height + cellHeight,
  );
}

/** The likeliest class's tint, the paler the nearer another class comes to it. */
function regionPixels(
  { columns, rows, values, layers }: PlotPlane,
  theme: ThemeName,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(columns * rows * 4);
  const paper = hexToRgb(themeTokens[theme].field);
  const inks = Array.from({ length: layers }, (_, place) => hexToRgb(classColour(theme, place)));
  const count = columns * rows;
  for (let cell = 0; cell < count; cell++) {
    let best = 0;
    let second = Number.NEGATIVE_INFINITY;
    for (let layer = 1; layer < layers; layer++) {
      const value = values[layer * count + cell];
      if (value > values[best * count + cell]) {
        second = values[best * count + cell];
        best = layer;
      } else if (value > second) second = value;
    }
    const margin = values[best * count + cell] - second;
    const part = Math.min(1, Math.max(0, margin)) * tint[theme];
    // Row 0 is the lower end, the first line of pixels the upper one.
    const row = rows - 1 - Math.floor(cell / columns);
    writePixel(pixels, row * columns + (cell % columns), paper, inks[best], part);
  }
  return pixels;
}

function writePixel(
  pixels: Uint8ClampedArray,
  at: number,
  paper: Rgb,
  ink: Rgb,
  part: number,
): void {
  for (let channel = 0; channel < 3; channel++) {
    pixels[at * 4 + channel] = paper[channel] + (ink[channel] - paper[channel]) * part;
  }
  pixels[at * 4 + 3] = 255;
}

function heightPixels({
  plane,
  range,
  palette,
}: Extract<PlotGround, { kind: "heights" }>): Uint8ClampedArray<ArrayBuffer> {
  const { columns, rows, values } = plane;
  const shades = paletteBytes(palette, shadeCount);
  const pixels = new Uint8ClampedArray(columns * rows * 4);
  for (let cell = 0; cell < columns * rows; cell++) {
    const shade = shadeOf(values[cell], range);
    const row = rows - 1 - Math.floor(cell / columns);
    const at = (row * columns + (cell % columns)) * 4;
    for (let channel = 0; channel < 4; channel++) {
      pixels[at + channel] = shades[shade * 4 + channel];
    }
  }
  return pixels;
}

function shadeOf(value: number, { low, high }: { readonly low: number; readonly high: number }) {
  const part = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return Math.round((Number.isFinite(part) ? part : 0) * (shadeCount - 1));
}

/** The colour of a number among others, as it has it in the plane of heights. */
export function heightColour(
  value: number,
  { range, palette }: Extract<PlotGround, { kind: "heights" }>,
): string {
  const at = shadeOf(value, range) * 4;
  const shades = paletteBytesOf(palette);
  return cssColour([shades[at], shades[at + 1], shades[at + 2]]);
}

const knownBytes = new Map<string, Uint8Array>();

function paletteBytesOf(palette: Parameters<typeof paletteBytes>[0]): Uint8Array {
  const bytes = knownBytes.get(palette) ?? paletteBytes(palette, shadeCount);
  knownBytes.set(palette, bytes);
  return bytes;
}

/** Where a class stops being the likeliest. */
function paintBorders(
  context: PaintContext,
  plot: PixelBox,
  plane: PlotPlane,
  theme: ThemeName,
): void {
  const { columns, rows, layers } = plane;
  const contour = contours().size([columns, rows]);
  context.strokeStyle = themeTokens[theme].ink;
  context.lineWidth = 1.2;
  context.lineJoin = "round";
  context.setLineDash([5, 3]);
  context.beginPath();
  // Two classes have one border, and each would draw it.
  for (let layer = 0; layer < (layers === 2 ? 1 : layers); layer++) {
    for (const polygon of contour.contour(leadOf(plane, layer), 0).coordinates) {
      for (const ring of polygon) traceRing(context, plot, plane, ring);
    }
  }
  context.stroke();
  context.setLineDash([]);
}

function leadOf({ columns, rows, values, layers }: PlotPlane, layer: number): number[] {
  const count = columns * rows;
  return Array.from({ length: count }, (_, cell) => {
    let other = Number.NEGATIVE_INFINITY;
    for (let place = 0; place < layers; place++) {
      if (place !== layer) other = Math.max(other, values[place * count + cell]);
    }
    return values[layer * count + cell] - other;
  });
}

/** Rings run half a cell outside along the grid's edge; the clipping hides that part. */
function traceRing(
  context: PaintContext,
  plot: PixelBox,
  { columns, rows }: PlotPlane,
  ring: readonly (readonly number[])[],
): void {
  ring.forEach(([x, y], corner) => {
    const px = plot.left + ((x - 0.5) / (columns - 1)) * plot.width;
    const py = plot.top + (1 - (y - 0.5) / (rows - 1)) * plot.height;
    if (corner === 0) context.moveTo(px, py);
    else context.lineTo(px, py);
  });
}

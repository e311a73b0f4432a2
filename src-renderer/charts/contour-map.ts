import { ticks } from "d3-array";
import type { HeightField } from "#core/descent/height-field.ts";
import type { ColourMap } from "#core/session/session.ts";
import { paletteColour } from "../scenes/palette.ts";
import { nameFont, textFont } from "../scenes/picture-fonts.ts";
import { type ThemeName, type ThemeTokens, themeTokens } from "../scenes/theme-tokens.ts";
import { type ContourLayer, type ContourLayers, contourLayersOf } from "./contour-layers.ts";
import { PathThinner, type ThinnedPath } from "./map-path.ts";
import { type MapPlacement, type MapRect, placeMap } from "./map-placement.ts";

/** What a map shows. */
export interface ContourMapData {
  readonly field: HeightField;
  /** The iterates, row-major [≥ count, 2]; kept rows must not change while the buffer is the same. */
  readonly points: Float64Array;
  readonly count: number;
  /** The iteration shown; the path is drawn from the start to it. */
  readonly playhead: number;
  readonly colourMap: ColourMap;
  readonly theme: ThemeName;
  /** Writes the numbers at the axes of a large map; default: as JavaScript does, with a real minus. */
  formatNumber?(value: number): string;
}

const cornerRadiusPx = 4;
const isolineAlpha = 0.24;
/** The halo parts the line from the colours; a line that covers them needs none. */
const mostWithHalo = 400;
const labelSizePx = 12;
const nameSizePx = 15;
const tickLengthPx = 5;

/**
 * Paints a map of a height field and the descent on it: filled contours in the surface's colours,
 * isolines, the path so far, the ball. Calculates the contours once a field and paints them once a
 * size, so that a new playhead repaints only the path. Leaves the context's state as it was.
 *
 * @param context best one with `willReadFrequently`: without a graphics card it is much faster
 * @param rect in the context's units; from 300 × 300 on the map has axes
 */
export function drawContourMap(
  context: CanvasRenderingContext2D,
  rect: MapRect,
  data: ContourMapData,
): void {
  const placement = placeMap(rect, data.field.x, data.field.y);
  const tokens = themeTokens[data.theme];
  context.save();
  context.save();
  clipToPlot(context, placement);
  paintBase(context, placement, data);
  const path = thinnedPath(data, placement);
  paintPath(context, placement, path, data, tokens);
  context.restore();
  paintRings(context, placement, path, data.playhead, tokens);
  paintBall(context, placement, data, tokens);
  if (placement.hasAxes) paintAxes(context, placement, data, tokens);
  context.restore();
}

function clipToPlot(context: CanvasRenderingContext2D, { plot }: MapPlacement): void {
  context.beginPath();
  context.roundRect(plot.left, plot.top, plot.width, plot.height, cornerRadiusPx);
  context.clip();
}

interface PaintedBase {
  readonly key: string;
  readonly canvas: OffscreenCanvas;
}

const paintedBases = new WeakMap<HeightField, PaintedBase[]>();
/** A map in the corner, the same enlarged, and a screenshot. */
const mostBases = 3;

function paintBase(
  context: CanvasRenderingContext2D,
  { plot }: MapPlacement,
  data: ContourMapData,
): void {
  const scale = Math.abs(context.getTransform().a) || 1;
  const width = Math.max(1, Math.round(plot.width * scale));
  const height = Math.max(1, Math.round(plot.height * scale));
  const key = `${width} ${height} ${scale} ${data.colourMap} ${data.theme}`;
  const bases = paintedBases.get(data.field) ?? [];
  let base = bases.find((one) => one.key === key);
  if (!base) {
    base = { key, canvas: newBase(width, height, scale, data) };
    paintedBases.set(data.field, [base, ...bases].slice(0, mostBases));
  }
  context.drawImage(base.canvas, plot.left, plot.top, plot.width, plot.height);
}

function newBase(
  width: number,
  height: number,
  scale: number,
  data: ContourMapData,
): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  // Large polygons are many times slower through a software-emulated graphics card.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context) paintLayers(context, contourLayersOf(data.field), scale, data);
  return canvas;
}

function paintLayers(
  context: OffscreenCanvasRenderingContext2D,
  { layers, shown, columns, rows }: ContourLayers,
  scale: number,
  data: ContourMapData,
): void {
  const { width, height } = context.canvas;
  context.strokeStyle = themeTokens[data.theme].ink;
  context.lineWidth = Math.max(0.75, 0.75 * scale);
  layers.forEach((layer, index) => {
    const outline = outlineOf(layer, { columns, rows }, width, height);
    const above = layers[index + 1]?.level ?? shown.high;
    const middle = (Math.max(layer.level, shown.low) + above) / 2;
    const [red, green, blue] = paletteColour(
      data.colourMap,
      (middle - shown.low) / (shown.high - shown.low),
    );
    context.fillStyle = `rgb(${red} ${green} ${blue})`;
    context.fill(outline, "evenodd");
    if (index === 0) return;
    context.globalAlpha = isolineAlpha;
    context.stroke(outline);
    context.globalAlpha = 1;
  });
}

/** Samples stand in the middle of their cells, and the first and last ones at the border. */
function outlineOf(
  layer: ContourLayer,
  grid: Pick<ContourLayers, "columns" | "rows">,
  width: number,
  height: number,
): Path2D {
  const path = new Path2D();
  for (const ring of layer.rings) {
    ring.forEach(([x, y], index) => {
      const across = ((x - 0.5) / (grid.columns - 1)) * width;
      const down = (1 - (y - 0.5) / (grid.rows - 1)) * height;
      if (index === 0) path.moveTo(across, down);
      else path.lineTo(across, down);
    });
    path.closePath();
  }
  return path;
}

interface FollowedPath {
  readonly thinner: PathThinner;
  readonly key: string;
}

const followedPaths = new WeakMap<ArrayBufferLike, FollowedPath[]>();

function thinnedPath(data: ContourMapData, { plot }: MapPlacement): ThinnedPath {
  const { x, y } = data.field;
  const gap = 1 / Math.max(plot.width, plot.height);
  const key = [x.low, x.high, y.low, y.high, gap, data.points.byteOffset].join(" ");
  const followed = followedPaths.get(data.points.buffer) ?? [];
  let own = followed.find((one) => one.key === key);
  if (!own || own.thinner.length > data.count) {
    own = { key, thinner: new PathThinner(data.field, gap) };
    const others = followed.filter((one) => one.key !== key);
    followedPaths.set(data.points.buffer, [own, ...others].slice(0, mostBases));
  }
  return own.thinner.follow(data.points, data.count);
}

function paintPath(
  context: CanvasRenderingContext2D,
  placement: MapPlacement,
  path: ThinnedPath,
  data: ContourMapData,
  tokens: ThemeTokens,
): void {
  const shownCount = countUpTo(path.steps, data.playhead);
  const line = new Path2D();
  const { plot } = placement;
  for (let at = 0; at < shownCount; at++) {
    line.lineTo(plot.left + path.xs[at] * plot.width, plot.top + (1 - path.ys[at]) * plot.height);
  }
  const [x, y] = pointAt(data);
  line.lineTo(placement.toPixelX(x), placement.toPixelY(y));
  const width = placement.hasAxes ? 2.6 : 1.8;
  context.lineJoin = "round";
  if (shownCount <= mostWithHalo) {
    context.strokeStyle = tokens.paper;
    context.globalAlpha = 0.45;
    context.lineWidth = width + 2;
    context.stroke(line);
    context.globalAlpha = 1;
  }
  context.strokeStyle = tokens.ink;
  context.lineWidth = width;
  context.stroke(line);
}

/** Rings that would touch are left out, and those outside; one on the edge is whole. */
function paintRings(
  context: CanvasRenderingContext2D,
  { plot, hasAxes }: MapPlacement,
  path: ThinnedPath,
  playhead: number,
  tokens: ThemeTokens,
): void {
  const count = countUpTo(path.steps, playhead);
  const radius = hasAxes ? 3.6 : 2.2;
  const gap = 2 * radius + 1;
  const rings = new Path2D();
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  for (let at = 0; at < count; at++) {
    const x = plot.left + path.xs[at] * plot.width;
    const y = plot.top + (1 - path.ys[at]) * plot.height;
    const isInside = isPart(path.xs[at]) && isPart(path.ys[at]);
    if (!isInside || Math.hypot(x - lastX, y - lastY) < gap) continue;
    rings.moveTo(x + radius, y);
    rings.arc(x, y, radius, 0, 2 * Math.PI);
    lastX = x;
    lastY = y;
  }
  context.fillStyle = tokens.paper;
  context.fill(rings);
  context.strokeStyle = tokens.ink;
  context.lineWidth = hasAxes ? 1.8 : 1.2;
  context.stroke(rings);
}

function paintBall(
  context: CanvasRenderingContext2D,
  placement: MapPlacement,
  data: ContourMapData,
  tokens: ThemeTokens,
): void {
  const [x, y] = pointAt(data);
  const { x: domainX, y: domainY } = data.field;
  const isInside = x >= domainX.low && x <= domainX.high && y >= domainY.low && y <= domainY.high;
  if (!isInside) return;
  context.beginPath();
  const radius = placement.hasAxes ? 8 : 5;
  context.arc(placement.toPixelX(x), placement.toPixelY(y), radius, 0, 2 * Math.PI);
  context.strokeStyle = tokens.paper;
  context.lineWidth = 3;
  context.stroke();
  context.fillStyle = tokens.water;
  context.fill();
}

function paintAxes(
  context: CanvasRenderingContext2D,
  placement: MapPlacement,
  data: ContourMapData,
  tokens: ThemeTokens,
): void {
  const { plot } = placement;
  const { x, y } = data.field;
  const bottom = plot.top + plot.height;
  const write = data.formatNumber ?? plainNumber;
  context.strokeStyle = tokens.ink2;
  context.fillStyle = tokens.ink2;
  context.lineWidth = 1;
  context.font = textFont(labelSizePx);
  context.textAlign = "center";
  context.textBaseline = "top";
  context.beginPath();
  for (const tick of ticks(x.low, x.high, Math.max(2, plot.width / 80))) {
    const at = placement.toPixelX(tick);
    context.moveTo(at, bottom + 2);
    context.lineTo(at, bottom + 2 + tickLengthPx);
    context.fillText(write(tick), at, bottom + tickLengthPx + 5);
  }
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const tick of ticks(y.low, y.high, Math.max(2, plot.height / 80))) {
    const at = placement.toPixelY(tick);
    context.moveTo(plot.left - 2, at);
    context.lineTo(plot.left - 2 - tickLengthPx, at);
    context.fillText(write(tick), plot.left - tickLengthPx - 6, at);
  }
  context.stroke();
  paintNames(context, placement, tokens);
}

function paintNames(
  context: CanvasRenderingContext2D,
  { plot }: MapPlacement,
  tokens: ThemeTokens,
): void {
  context.fillStyle = tokens.ink;
  context.font = nameFont(nameSizePx);
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillText("x", plot.left + plot.width / 2, plot.top + plot.height + 40);
  context.fillText("y", plot.left - 38, plot.top + plot.height / 2 + 4);
}

function pointAt(data: ContourMapData): readonly [x: number, y: number] {
  const step = Math.min(data.count - 1, Math.max(0, data.playhead));
  if (step < 0) return [Number.NaN, Number.NaN];
  return [data.points[step * 2], data.points[step * 2 + 1]];
}

/** How many of the rising `steps` are at most `last`. */
function countUpTo(steps: readonly number[], last: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle] <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isPart(part: number): boolean {
  return part >= 0 && part <= 1;
}

function plainNumber(value: number): string {
  return String(value).replace("-", "−");
}

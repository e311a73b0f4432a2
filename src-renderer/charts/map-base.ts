import type { HeightField } from "#core/descent/height-field.ts";
import { paletteColour } from "../scenes/palette.ts";
import { themeTokens } from "../scenes/theme-tokens.ts";
import { type ContourLayer, type ContourLayers, contourLayersOf } from "./contour-layers.ts";
import type { MapGround } from "./map-data.ts";
import { isPaintedByPixels, paintPixels } from "./map-pixels.ts";
import type { MapPlacement } from "./map-placement.ts";

const isolineAlpha = 0.24;
/** Smaller plots do with coarser contours, CSS pixels. */
const smallBelowPx = 220;
const hatch = { distancePx: 7, widthPx: 1 };

interface PaintedBase {
  readonly key: string;
  readonly canvas: OffscreenCanvas;
}

const paintedBases = new WeakMap<HeightField, PaintedBase[]>();
/** A map in the corner, the same enlarged, and a screenshot. */
const mostBases = 3;

/**
 * Paints the filled contours and isolines of a field into a map's plot. They are painted once a
 * size, palette and theme; then copied. Where the field has holes the paper stays, hatched.
 */
export function paintBase(
  context: CanvasRenderingContext2D,
  { plot }: MapPlacement,
  data: MapGround,
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

function newBase(width: number, height: number, scale: number, data: MapGround): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  // Large polygons are many times slower through a software-emulated graphics card.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context) {
    paintHatch(context, scale, data);
    if (isPaintedByPixels(data.field)) {
      paintPixels(context, scale, data);
      return canvas;
    }
    const isSmall = Math.max(width, height) / scale < smallBelowPx;
    const detail = isSmall ? "coarse" : "fine";
    paintLayers(context, contourLayersOf(data.field, detail), scale, data);
  }
  return canvas;
}

function paintLayers(
  context: OffscreenCanvasRenderingContext2D,
  { layers, columns, rows }: ContourLayers,
  scale: number,
  data: MapGround,
): void {
  const { width, height } = context.canvas;
  context.strokeStyle = themeTokens[data.theme].ink;
  context.lineWidth = Math.max(0.75, 0.75 * scale);
  layers.forEach((layer, index) => {
    const outline = outlineOf(layer, { columns, rows }, width, height);
    const [red, green, blue] = paletteColour(data.colourMap, layer.shade);
    context.fillStyle = `rgb(${red} ${green} ${blue})`;
    if (index === 0) clearUnder(context, outline);
    context.fill(outline, "evenodd");
    if (index === 0) return;
    context.globalAlpha = isolineAlpha;
    context.stroke(outline);
    context.globalAlpha = 1;
  });
}

/** The hatching is left only where the field has holes. */
function clearUnder(context: OffscreenCanvasRenderingContext2D, outline: Path2D): void {
  context.globalCompositeOperation = "destination-out";
  context.fill(outline, "evenodd");
  context.globalCompositeOperation = "source-over";
}

/** Slanting hairlines over everything. */
function paintHatch(
  context: OffscreenCanvasRenderingContext2D,
  scale: number,
  { field, theme }: MapGround,
): void {
  if (!field.values.some(Number.isNaN)) return;
  const { width, height } = context.canvas;
  const distance = hatch.distancePx * scale * Math.SQRT2;
  context.strokeStyle = themeTokens[theme].hairline;
  context.lineWidth = hatch.widthPx * scale;
  context.beginPath();
  for (let at = -height; at < width; at += distance) {
    context.moveTo(at, height);
    context.lineTo(at + height, 0);
  }
  context.stroke();
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

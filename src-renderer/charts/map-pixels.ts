import type { HeightField } from "#core/descent/height-field.ts";
import { paletteColour } from "../scenes/palette.ts";
import { createSurfaceFrame } from "../scenes/surface-frame.ts";
import { themeTokens } from "../scenes/theme-tokens.ts";
import type { MapGround } from "./map-data.ts";

/** From so many crossings of levels on, outlines take seconds. */
const mostCrossings = 30_000;
/** Heights looked at for a pixel, a side, at most. */
const mostPartsASide = 4;
/** Level lines are so wide, and fade where there would be one on every third pixel. */
const linePx = 1;
const isolineAlpha = 0.24;

const known = new WeakMap<HeightField, boolean>();

/** Whether a field has so many level lines that its map is painted by pixels. */
export function isPaintedByPixels(field: HeightField): boolean {
  const isMany = known.get(field) ?? crossings(field) > mostCrossings;
  known.set(field, isMany);
  return isMany;
}

/** How many levels lie between neighbours of the grid, in all. */
function crossings(field: HeightField): number {
  const { shown, isolineStep } = createSurfaceFrame(field);
  const { columns, rows, values } = field;
  const levels = (shown.high - shown.low) / (isolineStep / 2);
  const bandOf = (at: number): number => {
    const part = (values[at] - shown.low) / (shown.high - shown.low);
    return Math.floor(levels * Math.min(1, Math.max(0, part)));
  };
  let count = 0;
  for (let row = 0; row < rows; row++) {
    for (let at = row * columns; at < (row + 1) * columns - 1; at++) {
      const across = Math.abs(bandOf(at + 1) - bandOf(at));
      const up = row + 1 < rows ? Math.abs(bandOf(at + columns) - bandOf(at)) : 0;
      // Beside a hole, NaN counts nothing.
      count += (across || 0) + (up || 0);
    }
  }
  return count;
}

/**
 * Paints a field pixel by pixel: each in the colour of the levels that its height lies between, as
 * the filled contours have it, with level lines as far as they can be told apart. Where a pixel
 * holds several samples it has the mean of their colours. Holes stay as they are.
 *
 * @param scale pixels of the canvas in a CSS pixel
 */
export function paintPixels(
  context: OffscreenCanvasRenderingContext2D,
  scale: number,
  { field, colourMap, theme }: MapGround,
): void {
  const { width, height } = context.canvas;
  const { shown, isolineStep } = createSurfaceFrame(field);
  const { columns, rows } = field;
  const count = Math.max(1, Math.round((shown.high - shown.low) / (isolineStep / 2)));
  const colours = Array.from({ length: count }, (_, band) =>
    paletteColour(colourMap, (band + 0.5) / count),
  );
  const ink = channelsOf(themeTokens[theme].ink);
  const levelAt = (across: number, down: number): number => {
    const value = heightBetween(field, across * (columns - 1), (1 - down) * (rows - 1));
    return ((value - shown.low) / (shown.high - shown.low)) * count;
  };
  const partsX = partsOf(columns, width);
  const partsY = partsOf(rows, height);
  const image = context.createImageData(width, height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const sum = [0, 0, 0];
      let seen = 0;
      for (let part = 0; part < partsX * partsY; part++) {
        const across = (column + ((part % partsX) + 0.5) / partsX) / width;
        const down = (row + (Math.floor(part / partsX) + 0.5) / partsY) / height;
        const level = levelAt(across, down);
        if (Number.isNaN(level)) continue;
        const colour = colours[Math.min(count - 1, Math.max(0, Math.floor(level)))];
        const slope =
          Math.abs(levelAt(across + 1 / width, down) - level) +
          Math.abs(levelAt(across, down + 1 / height) - level);
        const cover = lineCover(level, slope, linePx * scale, count) * isolineAlpha;
        for (let at = 0; at < 3; at++) sum[at] += colour[at] * (1 - cover) + ink[at] * cover;
        seen++;
      }
      if (seen === 0) continue;
      const offset = (row * width + column) * 4;
      for (let at = 0; at < 3; at++) image.data[offset + at] = sum[at] / seen;
      image.data[offset + 3] = (255 * seen) / (partsX * partsY);
    }
  }
  const layer = new OffscreenCanvas(width, height);
  layer.getContext("2d")?.putImageData(image, 0, 0);
  // Over the hatching, which is seen only where there are holes.
  context.drawImage(layer, 0, 0);
}

function partsOf(samples: number, pixels: number): number {
  return Math.min(mostPartsASide, Math.max(1, Math.ceil((samples - 1) / pixels)));
}

/** Coverage of a pixel by the line of the nearest level; nothing where lines are too dense. */
function lineCover(level: number, slope: number, widthPx: number, count: number): number {
  const nearest = Math.round(level);
  if (!(slope > 1e-9) || nearest < 1 || nearest >= count) return 0;
  const distancePx = Math.abs(level - nearest) / slope;
  const line = Math.min(1, Math.max(0, widthPx / 2 + 0.5 - distancePx));
  return line * Math.min(1, Math.max(0, 1.7 - 2.2 * widthPx * slope));
}

/** The height at a place of the grid, bilinear; NaN beside a hole. */
function heightBetween({ columns, rows, values }: HeightField, x: number, y: number): number {
  const left = Math.max(0, Math.min(columns - 2, Math.floor(x)));
  const front = Math.max(0, Math.min(rows - 2, Math.floor(y)));
  const u = Math.min(1, Math.max(0, x - left));
  const v = Math.min(1, Math.max(0, y - front));
  const at = front * columns + left;
  const near = values[at] + u * (values[at + 1] - values[at]);
  const far = values[at + columns] + u * (values[at + columns + 1] - values[at + columns]);
  return near + v * (far - near);
}

function channelsOf(hex: string): readonly [number, number, number] {
  const packed = Number.parseInt(hex.slice(1), 16);
  return [packed >> 16, (packed >> 8) & 255, packed & 255];
}

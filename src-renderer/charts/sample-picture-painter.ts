import type { SamplePicture } from "#core/training/sample-picture.ts";
import { cssColour } from "../heatmaps/diverging.ts";
import { hexToRgb, type Rgb } from "../scenes/palette.ts";
import { type ThemeName, themeTokens } from "../scenes/theme-tokens.ts";
import type { PaintContext } from "./axis-text.ts";
import type { PixelBox } from "./pixel-box.ts";

/**
 * Paints a sample's picture, ink on paper, with a fine edge.
 *
 * @param framed a pixel that is framed, row by row from 0; null: none
 */
export function paintSamplePicture(
  context: PaintContext,
  { left, top, width, height }: PixelBox,
  { side, grey }: SamplePicture,
  framed: number | null,
  theme: ThemeName,
): void {
  const { field, ink, hairline, water } = themeTokens[theme];
  const [from, to] = [hexToRgb(field), hexToRgb(ink)];
  const edgeX = (column: number): number => left + (width * column) / side;
  const edgeY = (row: number): number => top + (height * row) / side;
  grey.forEach((part, pixel) => {
    const [column, row] = [pixel % side, Math.floor(pixel / side)];
    context.fillStyle = cssColour(mixed(from, to, part));
    // A little more than the pixel: no seam shows between two.
    context.fillRect(edgeX(column), edgeY(row), width / side + 0.4, height / side + 0.4);
  });
  context.lineWidth = 1;
  context.strokeStyle = hairline;
  context.strokeRect(left - 0.5, top - 0.5, width + 1, height + 1);
  if (framed === null || framed >= side * side) return;
  const [column, row] = [framed % side, Math.floor(framed / side)];
  context.lineWidth = 2;
  context.strokeStyle = water;
  context.strokeRect(edgeX(column), edgeY(row), width / side, height / side);
}

function mixed(from: Rgb, to: Rgb, part: number): Rgb {
  const channel = (at: 0 | 1 | 2): number => Math.round(from[at] + (to[at] - from[at]) * part);
  return [channel(0), channel(1), channel(2)];
}

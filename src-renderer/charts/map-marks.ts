import { themeTokens } from "../scenes/theme-tokens.ts";
import type { ContourMapData } from "./map-data.ts";
import type { MapPlacement } from "./map-placement.ts";
import { isOnMap } from "./map-run-painter.ts";

const minimumArmPx = { small: 2.5, large: 4.5 };
const crossHairRingPx = 5;

/** Paints the known minima as small crosses. */
export function paintMinima(
  context: CanvasRenderingContext2D,
  placement: MapPlacement,
  data: ContourMapData,
): void {
  const tokens = themeTokens[data.theme];
  const arm = placement.hasAxes ? minimumArmPx.large : minimumArmPx.small;
  const crosses = new Path2D();
  for (const [x, y] of data.minima) {
    if (!isOnMap(data, x, y)) continue;
    const atX = placement.toPixelX(x);
    const atY = placement.toPixelY(y);
    crosses.moveTo(atX - arm, atY - arm);
    crosses.lineTo(atX + arm, atY + arm);
    crosses.moveTo(atX - arm, atY + arm);
    crosses.lineTo(atX + arm, atY - arm);
  }
  strokeTwice(context, crosses, tokens.paper, tokens.ink, placement.hasAxes ? 1.8 : 1.5);
}

/** Paints the lines through the point that is pointed at, and a ring about it. */
export function paintCrossHair(
  context: CanvasRenderingContext2D,
  placement: MapPlacement,
  data: ContourMapData,
): void {
  if (!data.crossHair || !isOnMap(data, ...data.crossHair)) return;
  const tokens = themeTokens[data.theme];
  const { left, top, width, height } = placement.plot;
  const x = sharp(placement.toPixelX(data.crossHair[0]));
  const y = sharp(placement.toPixelY(data.crossHair[1]));
  const ring = crossHairRingPx;
  const lines = new Path2D();
  for (const [from, to] of [
    [left, x - ring],
    [x + ring, left + width],
  ]) {
    lines.moveTo(from, y);
    lines.lineTo(to, y);
  }
  for (const [from, to] of [
    [top, y - ring],
    [y + ring, top + height],
  ]) {
    lines.moveTo(x, from);
    lines.lineTo(x, to);
  }
  lines.moveTo(x + ring, y);
  lines.arc(x, y, ring, 0, 2 * Math.PI);
  strokeTwice(context, lines, tokens.paper, tokens.ink, 1);
}

/** The middle of the pixel that a point is in: there a hairline is sharp. */
function sharp(at: number): number {
  return Math.floor(at) + 0.5;
}

/** A line with a halo is seen on dark and light ground alike. */
function strokeTwice(
  context: CanvasRenderingContext2D,
  path: Path2D,
  halo: string,
  ink: string,
  widthPx: number,
): void {
  context.strokeStyle = halo;
  context.globalAlpha = 0.4;
  context.lineWidth = widthPx + 2;
  context.stroke(path);
  context.globalAlpha = 1;
  context.strokeStyle = ink;
  context.lineWidth = widthPx;
  context.stroke(path);
}

import { themeTokens } from "../scenes/theme-tokens.ts";
import { paintAxes } from "./map-axes.ts";
import { paintBase } from "./map-base.ts";
import type { ContourMapData } from "./map-data.ts";
import { paintCrossHair, paintMinima } from "./map-marks.ts";
import { type MapPlacement, type MapRect, placeMap } from "./map-placement.ts";
import { paintBall, paintLine, paintRings, paintRunNames, runsOf } from "./map-run-painter.ts";

export type { ContourMapData, MapPath } from "./map-data.ts";
export { gripReachPx, mapGripAt, mapPointAt, type RunGrip } from "./map-hits.ts";
export { type MapPlacement, type MapRect, placeMap } from "./map-placement.ts";

const cornerRadiusPx = 4;

/**
 * Paints a map of a height field and the descents on it: filled contours in the surface's colours,
 * isolines, the paths so far, the balls. Calculates the contours once a field and paints them once
 * a size, so that a new playhead repaints only the paths. Leaves the context's state as it was.
 *
 * @param context best one with `willReadFrequently`: without a graphics card it is much faster
 * @param rect in the context's units; from 300 × 300 on the map has axes
 * @returns where the plot is now: what hit tests need
 */
export function drawContourMap(
  context: CanvasRenderingContext2D,
  rect: MapRect,
  data: ContourMapData,
): MapPlacement {
  const placement = placeMap(rect, data.field.x, data.field.y);
  const runs = runsOf(data, placement);
  context.save();
  context.save();
  clipToPlot(context, placement);
  paintBase(context, placement, data);
  paintMinima(context, placement, data);
  for (const run of runs) paintLine(context, placement, run, data);
  context.restore();
  for (const run of runs) paintRings(context, placement, run, data);
  for (const run of runs) paintBall(context, placement, run, data);
  paintCrossHair(context, placement, data);
  paintRunNames(context, placement, runs, data);
  if (placement.hasAxes) paintAxes(context, placement, data, themeTokens[data.theme]);
  context.restore();
  return placement;
}

function clipToPlot(context: CanvasRenderingContext2D, { plot }: MapPlacement): void {
  context.beginPath();
  context.roundRect(plot.left, plot.top, plot.width, plot.height, cornerRadiusPx);
  context.clip();
}

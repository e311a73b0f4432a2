import { drawCurveChart } from "../charts/curve-chart.ts";
import type { PictureOptions } from "../scenes/picture-composer.ts";
import { type AppState, themeOf } from "./app-state.ts";
import { drawCaptionedPicture } from "./captioned-picture.ts";
import { withAccounts } from "./run-account.ts";
import { slopeChartOf } from "./slope-model.ts";
import { captionOf } from "./surface-model.ts";

/** Room around the curve, CSS pixels. */
const marginPx = 20;

/**
 * Draws the `Slope` view as a PNG file for a size of its own.
 *
 * @throws Error when a canvas of that size cannot be had
 */
export function drawSlopePicture(state: AppState, options: PictureOptions): Promise<Uint8Array> {
  const data = slopeChartOf(state);
  const { tangent, step, bothSides } = data.extras ?? {};
  const words = [
    tangent?.label,
    step?.label,
    ...(bothSides?.left ?? []),
    ...(bothSides?.right ?? []),
  ];
  const parts = {
    theme: themeOf(state),
    caption: withAccounts(state, captionOf(state)),
    texts: words.join(""),
  };
  return drawCaptionedPicture(parts, options, (context, { widthPx, heightPx, topPx }) => {
    const rect = {
      x: marginPx,
      y: topPx + marginPx / 2,
      width: Math.max(1, widthPx - 2 * marginPx),
      height: Math.max(1, heightPx - topPx - marginPx * 1.5),
    };
    drawCurveChart(context, rect, data);
  });
}

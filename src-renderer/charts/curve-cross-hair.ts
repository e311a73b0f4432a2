import { themeTokens } from "../scenes/theme-tokens.ts";
import type { PaintContext } from "./axis-text.ts";
import type { CurveChartData } from "./curve-data.ts";
import type { CurvePlacement } from "./curve-placement.ts";
import { hasPoint } from "./pixel-box.ts";

/** Paints a line through the abscissa that is pointed at, and a ring where it meets the curve. */
export function paintCurveCrossHair(
  context: PaintContext,
  placement: CurvePlacement,
  { crossHair = null, valueAt, theme }: CurveChartData,
): void {
  const { plot, x } = placement;
  if (crossHair === null || !(crossHair >= x.low && crossHair <= x.high)) return;
  const tokens = themeTokens[theme];
  const at = { x: placement.toPixelX(crossHair), y: placement.toPixelY(valueAt(crossHair)) };
  context.save();
  context.strokeStyle = tokens.ink2;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(Math.floor(at.x) + 0.5, plot.top);
  context.lineTo(Math.floor(at.x) + 0.5, plot.top + plot.height);
  context.stroke();
  if (hasPoint(plot, at)) {
    context.beginPath();
    context.arc(at.x, at.y, 4, 0, 2 * Math.PI);
    context.fillStyle = tokens.paper;
    context.fill();
    context.stroke();
  }
  context.restore();
}

import { nameFont, textFont } from "../scenes/picture-fonts.ts";
import { type ThemeTokens, themeTokens } from "../scenes/theme-tokens.ts";
import { fillAxisText, type PaintContext } from "./axis-text.ts";
import type { CurveChartData } from "./curve-data.ts";
import { type CurvePlacement, curveLabelSizePx } from "./curve-placement.ts";
import { sampleCurve } from "./curve-sampling.ts";
import type { PixelPoint } from "./pixel-box.ts";

const curveWidthPx = { panel: 1.3, large: 1.8 };
const nameSizePx = 15;
/** Marks and lines at the plot's edge are whole. */
const overhangPx = 2;

/** Paints what does not change while a run goes on: axes, hairlines, the curve. */
export function paintCurveBase(
  context: PaintContext,
  placement: CurvePlacement,
  data: CurveChartData,
): void {
  const tokens = themeTokens[data.theme];
  context.save();
  paintHairlines(context, placement, tokens);
  paintNumbers(context, placement, tokens);
  if (placement.isLarge) paintAxisNames(context, placement, data, tokens);
  clipToCurvePlot(context, placement);
  context.strokeStyle = placement.isLarge ? tokens.ink : tokens.ink2;
  context.lineWidth = placement.isLarge ? curveWidthPx.large : curveWidthPx.panel;
  context.lineJoin = "round";
  context.stroke(curveLine(placement, data));
  context.restore();
}

/** Confines all painting to the plot and a little beyond, until the context is restored. */
export function clipToCurvePlot(context: PaintContext, { plot }: CurvePlacement): void {
  context.beginPath();
  context.rect(
    plot.left - overhangPx,
    plot.top - overhangPx,
    plot.width + 2 * overhangPx,
    plot.height + 2 * overhangPx,
  );
  context.clip();
}

/** The unbroken parts of the curve, in pixels. */
export function curvePoints(
  placement: CurvePlacement,
  { valueAt, x }: CurveChartData,
): readonly (readonly PixelPoint[])[] {
  const { plot } = placement;
  return sampleCurve({
    valueAt,
    x,
    widthPx: plot.width,
    toPixelY: (value) => {
      const at = placement.toPixelY(value);
      return Math.min(plot.top + 2 * plot.height, Math.max(plot.top - plot.height, at));
    },
  }).map(({ xs, ys }) => xs.map((at, i) => ({ x: placement.toPixelX(at), y: ys[i] })));
}

function curveLine(placement: CurvePlacement, data: CurveChartData): Path2D {
  const path = new Path2D();
  for (const points of curvePoints(placement, data)) {
    points.forEach(({ x, y }, at) => {
      if (at === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
  }
  return path;
}

function paintHairlines(
  context: PaintContext,
  { plot, isLarge, xTicks, yTicks }: CurvePlacement,
  tokens: ThemeTokens,
): void {
  context.fillStyle = tokens.hairline;
  for (const { at } of yTicks) context.fillRect(plot.left, Math.round(at), plot.width, 1);
  if (isLarge) {
    for (const { at } of xTicks) context.fillRect(Math.round(at), plot.top, 1, plot.height);
  }
}

function paintNumbers(
  context: PaintContext,
  { plot, xTicks, yTicks }: CurvePlacement,
  tokens: ThemeTokens,
): void {
  const size = curveLabelSizePx;
  context.fillStyle = tokens.ink2;
  context.textBaseline = "middle";
  for (const { at, text } of yTicks) {
    fillAxisText(context, text, { x: plot.left - 8, y: at, align: "right" }, textFont, size);
  }
  context.textBaseline = "alphabetic";
  const baseline = plot.top + plot.height + 17;
  for (const { at, text } of xTicks) {
    fillAxisText(context, text, { x: at, y: baseline, align: "center" }, textFont, size);
  }
}

function paintAxisNames(
  context: PaintContext,
  { plot }: CurvePlacement,
  { names }: CurveChartData,
  tokens: ThemeTokens,
): void {
  context.fillStyle = tokens.ink;
  context.font = nameFont(nameSizePx);
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillText(names.x, plot.left + plot.width / 2, plot.top + plot.height + 38);
  context.textAlign = "right";
  context.fillText(names.value, plot.left - 8, plot.top - 12);
}

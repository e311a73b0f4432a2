import { textFont } from "../scenes/picture-fonts.ts";
import type { ThemeTokens } from "../scenes/theme-tokens.ts";
import type { TimelineCurve } from "./timeline-curve.ts";
import { axisGapPx, axisLabelSizePx, type TimelineLayout } from "./timeline-layout.ts";

/** A canvas to paint on, on the page or not. */
export type PaintContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Everything of a timeline but its playhead. */
export interface TimelinePicture {
  readonly layout: TimelineLayout;
  readonly curve: TimelineCurve;
  readonly tokens: ThemeTokens;
}

const lineWidthPx = 2.2;
const comingWidthPx = 1.4;
const ranDotPx = 2.6;
const comingDotPx = 1.8;
const ballPx = 5.5;
const ballRingPx = 1.5;
/** Lines stand out of the plot by this much, so that they are whole at its edges. */
const overhangPx = 3;
const playheadOverhangPx = 6;

/** Paints the picture as if all had run. */
export function paintRan(context: PaintContext, picture: TimelinePicture): void {
  const { curve, layout, tokens } = picture;
  paintAxes(context, picture);
  inPlot(context, layout, () => {
    context.fillStyle = tokens.wash;
    context.fill(curve.wash);
    paintHairlines(context, picture);
    context.strokeStyle = tokens.water;
    context.fillStyle = tokens.water;
    context.lineWidth = lineWidthPx * layout.pixelRatio;
    context.stroke(curve.line);
    if (curve.isBand) context.fill(curve.line);
    paintDots(context, curve.dots, ranDotPx * layout.pixelRatio);
  });
}

/** Paints the picture as if all were still to come. */
export function paintComing(context: PaintContext, picture: TimelinePicture): void {
  const { curve, layout, tokens } = picture;
  const { pixelRatio } = layout;
  paintAxes(context, picture);
  inPlot(context, layout, () => {
    paintHairlines(context, picture);
    context.strokeStyle = tokens.ink2;
    context.fillStyle = tokens.ink2;
    context.lineWidth = comingWidthPx * pixelRatio;
    if (curve.isBand) {
      context.globalAlpha = 0.35;
      context.fill(curve.line);
      context.lineWidth = hairlineWidth(pixelRatio);
      context.stroke(curve.line);
    } else {
      context.setLineDash([1.5 * pixelRatio, 3 * pixelRatio]);
      context.stroke(curve.line);
    }
    paintDots(context, curve.dots, comingDotPx * pixelRatio);
  });
}

/**
 * Paints the playhead and its ball.
 *
 * @param x in pixels of the canvas
 * @param place 0 at the bottom of the plot, 1 at its top; NaN when there is no value
 */
export function paintPlayhead(
  context: PaintContext,
  { layout, tokens }: TimelinePicture,
  x: number,
  place: number,
): void {
  const { box, pixelRatio } = layout;
  const bottom = box.top + box.height;
  const lineWidth = hairlineWidth(pixelRatio);
  const overhang = playheadOverhangPx * pixelRatio;
  context.save();
  context.fillStyle = tokens.water;
  context.fillRect(
    Math.round(x - lineWidth / 2),
    box.top - overhang,
    lineWidth,
    box.height + overhang,
  );
  const shown = Math.min(1, Math.max(0, place));
  if (!Number.isNaN(shown)) {
    context.strokeStyle = tokens.paper;
    context.lineWidth = 2 * ballRingPx * pixelRatio;
    context.beginPath();
    context.arc(x, bottom - shown * box.height, ballPx * pixelRatio, 0, 2 * Math.PI);
    context.stroke();
    context.fill();
  }
  context.restore();
}

function paintAxes(context: PaintContext, { layout, tokens }: TimelinePicture): void {
  const { box, pixelRatio } = layout;
  const gap = axisGapPx * pixelRatio;
  context.save();
  context.font = textFont(axisLabelSizePx * pixelRatio);
  context.fillStyle = tokens.ink2;
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const { text, at } of layout.values) context.fillText(text, box.left - gap, at);
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  const baseline = box.top + box.height + gap + axisLabelSizePx * pixelRatio * 0.8;
  for (const { text, at } of layout.iterations) context.fillText(text, at, baseline);
  context.restore();
}

function paintHairlines(context: PaintContext, { layout, tokens }: TimelinePicture): void {
  const { box, pixelRatio } = layout;
  const width = hairlineWidth(pixelRatio);
  context.fillStyle = tokens.hairline;
  for (const { at } of layout.values) {
    context.fillRect(box.left, Math.round(at - width / 2), box.width, width);
  }
}

function hairlineWidth(pixelRatio: number): number {
  return Math.max(1, Math.round(pixelRatio));
}

function inPlot(context: PaintContext, layout: TimelineLayout, paint: () => void): void {
  const { box, pixelRatio } = layout;
  const overhang = overhangPx * pixelRatio;
  context.save();
  context.beginPath();
  context.rect(
    box.left - overhang,
    box.top - overhang,
    box.width + 2 * overhang,
    box.height + 2 * overhang,
  );
  context.clip();
  context.lineJoin = "round";
  paint();
  context.restore();
}

function paintDots(context: PaintContext, dots: Float64Array, radius: number): void {
  context.beginPath();
  for (let at = 0; at < dots.length; at += 2) {
    context.moveTo(dots[at] + radius, dots[at + 1]);
    context.arc(dots[at], dots[at + 1], radius, 0, 2 * Math.PI);
  }
  context.fill();
}

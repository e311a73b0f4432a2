import { roundToDigits } from "#core/common/rounding.ts";
import { textFont } from "../scenes/picture-fonts.ts";
import { addRunMark } from "../scenes/run-marks.ts";
import { themeTokens } from "../scenes/theme-tokens.ts";
import type { PaintContext } from "./axis-text.ts";
import type { CurveChartData } from "./curve-data.ts";
import type { CurvePlacement } from "./curve-placement.ts";
import type { LaidRun } from "./curve-run-painter.ts";
import { paintLeader } from "./label-leader.ts";
import type { LabelPlacer } from "./label-placer.ts";
import { hasPoint, type PixelPoint } from "./pixel-box.ts";

/** A run whose current point is not in the picture, as it is shown at the picture's edge. */
export interface Stray {
  readonly laid: LaidRun;
  /** Where its ball waits, in pixels. */
  readonly at: PixelPoint;
  /** The way to where it is: along one of the axes, a unit vector in pixels. */
  readonly way: PixelPoint;
  /** Its name, and how far out it is: `η = 1.1: x = 12.3`. */
  readonly text: string;
}

/** From the edge to the ball's middle. */
const insetPx = 20;
const ballPx = 6;
const arrowPx = 9;
const paleAlpha = 0.45;
const labelSizePx = 12;
const digits = 4;

/**
 * The runs that have left what is shown: sideways, or upwards where their point is too high. Those
 * without a point, or where the function is not defined, are nowhere.
 */
export function straysOf(
  placement: CurvePlacement,
  runs: readonly LaidRun[],
  data: CurveChartData,
): Stray[] {
  const { left, top, width, height } = placement.plot;
  return runs.flatMap((laid) => {
    const { ball, run } = laid;
    if (hasPoint(placement.plot, ball) || Number.isNaN(ball.x)) return [];
    const across = beyond(ball.x, left, left + width);
    const down = beyond(ball.y, top, top + height);
    if (across === 0 && down === 0) return [];
    const at = {
      x: within(ball.x, left, left + width),
      y: within(Number.isNaN(ball.y) ? top : ball.y, top, top + height),
    };
    const way = across === 0 ? { x: 0, y: down } : { x: across, y: 0 };
    const step = Math.min(run.count - 1, Math.max(0, run.playhead));
    const place =
      across === 0
        ? placeText(data.names.value, run.values[step], data)
        : placeText(data.names.x, run.xs[step], data);
    return [{ laid, at, way, text: [run.name, place].filter((part) => part !== "").join(": ") }];
  });
}

/** Paints the balls of strays, pale, each with an arrow to where it is; a part of the runs. */
export function paintStrays(
  context: PaintContext,
  strays: readonly Stray[],
  { theme }: CurveChartData,
): void {
  context.save();
  context.lineWidth = 3;
  context.strokeStyle = themeTokens[theme].paper;
  for (const { laid, at, way } of strays) {
    const ball = new Path2D();
    addRunMark(ball, laid.run.colour, at, ballPx);
    const arrow = arrowTowards(at, way);
    context.stroke(ball);
    context.stroke(arrow);
    context.fillStyle = laid.ink;
    context.fill(arrow);
    context.globalAlpha = paleAlpha;
    context.fill(ball);
    context.globalAlpha = 1;
  }
  context.restore();
}

/** Keeps balls and arrows of strays free of labels. */
export function keepStraysClear(labels: LabelPlacer, strays: readonly Stray[]): void {
  for (const { at, way } of strays) {
    labels.addDisc(at, ballPx + 4);
    labels.addDisc(arrowMiddle(at, way), arrowPx);
  }
}

/** Writes how far out strays are, the selected one first, where there is room. */
export function paintStrayTexts(
  context: PaintContext,
  strays: readonly Stray[],
  { theme }: CurveChartData,
  labels: LabelPlacer,
): void {
  context.save();
  context.font = textFont(labelSizePx, 560);
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = themeTokens[theme].paper;
  context.lineWidth = 3.5;
  for (const { laid, at, text } of [...strays].reverse()) {
    const room = { width: context.measureText(text).width, height: labelSizePx + 2 };
    const place = text === "" ? null : labels.placeBeside(at, ballPx + 6, room);
    if (!place) continue;
    const middle = place.top + place.height / 2;
    context.strokeText(text, place.left, middle);
    context.fillStyle = laid.ink;
    paintLeader(context, place.leader);
    context.fillText(text, place.left, middle);
  }
  context.restore();
}

/** −1 before a range, 1 beyond it, 0 within or nowhere. */
function beyond(value: number, low: number, high: number): -1 | 0 | 1 {
  return value < low ? -1 : value > high ? 1 : 0;
}

function within(value: number, low: number, high: number): number {
  const inset = Math.min(insetPx, (high - low) / 2);
  return Math.min(high - inset, Math.max(low + inset, value));
}

function placeText(name: string, value: number, { formatNumber }: CurveChartData): string {
  return Number.isFinite(value) ? `${name} = ${formatNumber(roundToDigits(value, digits))}` : "";
}

function arrowMiddle({ x, y }: PixelPoint, way: PixelPoint): PixelPoint {
  const distance = ballPx + 3 + arrowPx / 2;
  return { x: x + way.x * distance, y: y + way.y * distance };
}

/** A triangle beyond the ball that points to where it is. */
function arrowTowards(at: PixelPoint, way: PixelPoint): Path2D {
  const middle = arrowMiddle(at, way);
  const corner = (along: number, aside: number): PixelPoint => ({
    x: middle.x + (way.x * along - way.y * aside) * arrowPx,
    y: middle.y + (way.y * along + way.x * aside) * arrowPx,
  });
  const path = new Path2D();
  for (const { x, y } of [corner(0.5, 0), corner(-0.5, 0.6), corner(-0.5, -0.6)]) {
    path.lineTo(x, y);
  }
  path.closePath();
  return path;
}

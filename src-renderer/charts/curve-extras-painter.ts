import { textFont } from "../scenes/picture-fonts.ts";
import { clipSegment } from "../scenes/segment-clipping.ts";
import { themeTokens } from "../scenes/theme-tokens.ts";
import type { PaintContext } from "./axis-text.ts";
import type { CurveChartData, CurveSides } from "./curve-data.ts";
import { clipToCurvePlot } from "./curve-painter.ts";
import type { CurvePlacement } from "./curve-placement.ts";
import type { LaidRun } from "./curve-run-painter.ts";
import { paintLeader } from "./label-leader.ts";
import type { LabelPlacer, LabelSide, PlacedLabelBox } from "./label-placer.ts";
import { hasPoint, type PixelBox, type PixelPoint } from "./pixel-box.ts";

/** Labels keep so far away from thin lines, and from an arrow with its head. */
const lineReachPx = 3;
const arrowReachPx = 6;
const nextRingPx = 6;
const tangentHalfPx = 210;
const tangentWidthPx = 1.6;
const arrowWidthPx = 2.4;
const arrowHeadPx = 10;
const labelSizePx = 13;
const lineHeightPx = 18;
/** Outside of the bowl, under the lower end of its tangent. */
const belowLeft: readonly LabelSide[] = ["below left", "left", "below", "above right", "right"];
const belowRight: readonly LabelSide[] = ["below right", "right", "below", "above left", "left"];
/** Where there is no room: at its upper end. */
const aboveLeft: readonly LabelSide[] = ["left", "above left", "below left", "above"];
const aboveRight: readonly LabelSide[] = ["right", "above right", "below right", "above"];
/** Below this a step is a point to the eye: no label. */
const shortestLabelledPx = 24;
const sideArrowPx = 84;
const sideTangentPx = 96;
/** Points beside the minimum stand at most this high in the plot. */
const highestSide = 0.55;

/** Words that belong to a tangent or a step. */
export interface ExtraLabel {
  readonly text: string;
  readonly colour: string;
  /** Points they belong to, in pixels, and the sides where they may stand there; best first. */
  readonly places: readonly { readonly at: PixelPoint; readonly sides: readonly LabelSide[] }[];
}

/**
 * Paints the tangent and the step of the selected run, to be called before the runs are painted.
 *
 * @param placer is told of all lines, so that no label comes to lie on them
 * @returns what is to be written over them, by `paintExtraLabels`
 */
export function paintStep(
  context: PaintContext,
  placement: CurvePlacement,
  selected: LaidRun,
  data: CurveChartData,
  placer: LabelPlacer,
): ExtraLabel[] {
  const labels: ExtraLabel[] = [];
  const { ball } = selected;
  const { tangent = null, step = null } = data.extras ?? {};
  if (!hasPoint(placement.plot, ball)) return labels;
  context.save();
  if (tangent && Number.isFinite(tangent.slope)) {
    const half = Math.min(tangentHalfPx, placement.plot.width * 0.24);
    const [uphill, downhill] = tangentEnds(placement, ball, tangent.slope, half);
    const line = inPlot(placement, uphill, downhill);
    if (line) {
      context.strokeStyle = selected.ink;
      context.lineWidth = tangentWidthPx;
      strokeLine(context, line[0], line[1]);
      placer.addLine(line, lineReachPx);
      const isFalling = tangent.slope < 0;
      const places = [
        { at: line[1], sides: isFalling ? belowLeft : belowRight },
        { at: line[0], sides: isFalling ? aboveLeft : aboveRight },
      ];
      labels.push({ text: tangent.label, colour: selected.ink, places });
    }
  }
  if (step) paintStepArrow(context, placement, selected, { ...step, data, labels, placer });
  context.restore();
  return labels;
}

/** Writes what belongs to a tangent and a step, where there is room. */
export function paintExtraLabels(
  context: PaintContext,
  extras: readonly ExtraLabel[],
  { theme }: CurveChartData,
  labels: LabelPlacer,
): void {
  context.save();
  context.font = textFont(labelSizePx, 560);
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (const { text, colour, places } of extras) {
    if (text === "") continue;
    const room = { width: context.measureText(text).width, height: labelSizePx + 3 };
    let place: PlacedLabelBox | null = null;
    for (const { at, sides } of places) place ??= labels.placeBeside(at, 7, room, sides);
    if (!place) continue;
    context.fillStyle = colour;
    paintLeader(context, place.leader);
    const start = { x: place.left, y: place.top + place.height / 2 };
    haloed(context, text, start, themeTokens[theme].paper);
  }
  context.restore();
}

/**
 * Paints the arrows on both sides of a minimum.
 *
 * @returns what is to be written beside them, by `paintSideTexts`
 */
export function paintBothSides(
  context: PaintContext,
  placement: CurvePlacement,
  sides: CurveSides,
  data: CurveChartData,
  labels: LabelPlacer,
): readonly SideText[] {
  const reach = sideReach(placement, sides.minimum, data.valueAt);
  if (reach === null) return [];
  const texts: SideText[] = [];
  context.save();
  for (const [sign, lines] of [
    [-1, sides.left],
    [1, sides.right],
  ] as const) {
    const at = sides.minimum + sign * reach;
    texts.push(paintSide(context, placement, { at, sign, reach, lines }, data, labels));
  }
  context.restore();
  return texts;
}

/** What is written beside a point at one side of a minimum. */
export interface SideText {
  readonly point: PixelPoint;
  readonly sign: -1 | 1;
  readonly lines: readonly string[];
}

/** A head of an arrow that points along the abscissa. */
function paintHead(context: PaintContext, tip: PixelPoint, sign: number, length: number): void {
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  context.lineTo(tip.x - sign * length, tip.y - length * 0.5);
  context.lineTo(tip.x - sign * length, tip.y + length * 0.5);
  context.closePath();
  context.fill();
}

function paintArrow(context: PaintContext, from: PixelPoint, toX: number, colour: string): void {
  const length = Math.abs(toX - from.x);
  const sign = Math.sign(toX - from.x);
  const head = Math.min(arrowHeadPx, length);
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = arrowWidthPx;
  strokeLine(context, from, { x: toX - sign * head * 0.8, y: from.y });
  paintHead(context, { x: toX, y: from.y }, sign, head);
}

interface StepPicture {
  readonly to: number;
  readonly label: string;
  readonly data: CurveChartData;
  /** Gets the step's words. */
  readonly labels: ExtraLabel[];
  readonly placer: LabelPlacer;
}

function paintStepArrow(
  context: PaintContext,
  placement: CurvePlacement,
  { ball, ink }: LaidRun,
  { to, label, data, labels, placer }: StepPicture,
): void {
  const tokens = themeTokens[data.theme];
  const { plot } = placement;
  const wanted = placement.toPixelX(to);
  if (!Number.isFinite(wanted)) return;
  const tipX = Math.min(plot.left + plot.width, Math.max(plot.left, wanted));
  const next = { x: wanted, y: placement.toPixelY(data.valueAt(to)) };
  if (tipX === wanted && Number.isFinite(next.y)) {
    context.save();
    clipToCurvePlot(context, placement);
    context.strokeStyle = tokens.ink2;
    context.lineWidth = 1.5;
    context.setLineDash([2, 3]);
    const sharpX = Math.floor(tipX) + 0.5;
    const drop = [
      { x: sharpX, y: ball.y },
      { x: sharpX, y: next.y },
    ] as const;
    strokeLine(context, drop[0], drop[1]);
    placer.addLine(drop, lineReachPx);
    placer.addDisc(next, nextRingPx + 2);
    context.restore();
    if (hasPoint(plot, next)) paintNextRing(context, next, ink, tokens.paper);
  }
  if (Math.abs(tipX - ball.x) < 1) return;
  paintArrow(context, ball, tipX, tokens.gradient);
  placer.addLine([ball, { x: tipX, y: ball.y }], arrowReachPx);
  if (Math.abs(tipX - ball.x) < shortestLabelledPx) return;
  const middle = { x: (ball.x + tipX) / 2, y: ball.y };
  const places = [{ at: middle, sides: ["above", "below"] }] as const;
  labels.push({ text: label, colour: tokens.gradient, places });
}

function paintNextRing(context: PaintContext, at: PixelPoint, ink: string, paper: string): void {
  context.save();
  context.beginPath();
  context.arc(at.x, at.y, nextRingPx, 0, 2 * Math.PI);
  context.fillStyle = paper;
  context.fill();
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.setLineDash([3.2, 2.4]);
  context.stroke();
  context.restore();
}

interface Side {
  readonly at: number;
  /** −1 to the left of the minimum, 1 to the right. */
  readonly sign: -1 | 1;
  /** How far it is from the minimum. */
  readonly reach: number;
  readonly lines: readonly string[];
}

function paintSide(
  context: PaintContext,
  placement: CurvePlacement,
  { at, sign, reach, lines }: Side,
  { valueAt, theme }: CurveChartData,
  labels: LabelPlacer,
): SideText {
  const tokens = themeTokens[theme];
  const point = { x: placement.toPixelX(at), y: placement.toPixelY(valueAt(at)) };
  const nudge = (placement.x.high - placement.x.low) * 1e-4;
  const slope = (valueAt(at + nudge) - valueAt(at - nudge)) / (2 * nudge);
  const [uphill, downhill] = tangentEnds(placement, point, slope, sideTangentPx);
  context.strokeStyle = tokens.water;
  context.lineWidth = tangentWidthPx;
  strokeLine(context, uphill, downhill);
  labels.addLine([uphill, downhill], lineReachPx);
  const room = 0.6 * Math.abs(placement.toPixelX(at - sign * reach) - point.x);
  const tipX = point.x - sign * Math.min(sideArrowPx, room);
  paintArrow(context, point, tipX, tokens.gradient);
  labels.addLine([point, { x: tipX, y: point.y }], arrowReachPx);
  labels.addDisc(point, 7);
  context.beginPath();
  context.arc(point.x, point.y, 4.6, 0, 2 * Math.PI);
  context.fillStyle = tokens.paper;
  context.fill();
  context.strokeStyle = tokens.ink;
  context.lineWidth = 1.8;
  context.stroke();
  return { point, sign, lines };
}

/** Writes what belongs to both sides of a minimum, outside of the curve, as near as there is room. */
export function paintSideTexts(
  context: PaintContext,
  { plot }: CurvePlacement,
  texts: readonly SideText[],
  { theme }: CurveChartData,
  labels: LabelPlacer,
): void {
  const tokens = themeTokens[theme];
  context.save();
  context.textBaseline = "middle";
  for (const { point, sign, lines } of texts) {
    context.font = textFont(labelSizePx, 560);
    const width = Math.max(...lines.map((line) => context.measureText(line).width));
    const height = lineHeightPx * lines.length;
    const rooms = sideRooms(point, sign, { width, height }, plot);
    const place = labels.placeFirst(rooms);
    if (!place) continue;
    context.textAlign = sign < 0 ? "right" : "left";
    const x = sign < 0 ? place.left + width : place.left;
    lines.forEach((line, index) => {
      context.font = textFont(labelSizePx, index === 0 ? 560 : 400);
      context.fillStyle = index === 0 ? tokens.ink : tokens.ink2;
      const y = place.top + (index + 0.5) * lineHeightPx;
      haloed(context, line, { x, y }, tokens.paper);
    });
  }
  context.restore();
}

/** Outwards of a point and below it, ever farther; then above it. */
function sideRooms(
  point: PixelPoint,
  sign: -1 | 1,
  { width, height }: { readonly width: number; readonly height: number },
  plot: { readonly top: number; readonly height: number },
): PixelBox[] {
  const lowest = plot.top + plot.height - height;
  const tops = [0.4, 1.4, 2.4, -1.6, -3.2, -5].map((part) =>
    Math.min(lowest, point.y + lineHeightPx * part),
  );
  return [22, 40, 64, 96, 140].flatMap((away) =>
    tops.map((top) => {
      const x = point.x + sign * away;
      return { left: sign < 0 ? x - width : x, top, width, height };
    }),
  );
}

/** How far beside a minimum both points are in sight, in units of the abscissa; null for nowhere. */
function sideReach(
  { x, y }: CurvePlacement,
  minimum: number,
  valueAt: (x: number) => number,
): number | null {
  const highest = y.low + (y.high - y.low) * highestSide;
  let reach = 0.6 * Math.min(minimum - x.low, x.high - minimum);
  for (let attempt = 0; attempt < 40 && reach > 0; attempt++) {
    const values = [valueAt(minimum - reach), valueAt(minimum + reach)];
    if (values.every((value) => value <= highest && value >= y.low)) return reach;
    reach *= 0.9;
  }
  return null;
}

/** The ends of a tangent, uphill first; of a level one the right end. */
function tangentEnds(
  placement: CurvePlacement,
  at: PixelPoint,
  slope: number,
  halfPx: number,
): [uphill: PixelPoint, downhill: PixelPoint] {
  const perX = placement.toPixelX(1) - placement.toPixelX(0);
  const perY = placement.toPixelY(1) - placement.toPixelY(0);
  const angle = Math.atan2(slope * perY, perX);
  const sign = slope < 0 ? -1 : 1;
  const end = (way: number): PixelPoint => ({
    x: at.x + way * Math.cos(angle) * halfPx,
    y: at.y + way * Math.sin(angle) * halfPx,
  });
  return [end(sign), end(-sign)];
}

function inPlot(
  { plot }: CurvePlacement,
  from: PixelPoint,
  to: PixelPoint,
): [PixelPoint, PixelPoint] | null {
  const x = { low: plot.left, high: plot.left + plot.width };
  const y = { low: plot.top, high: plot.top + plot.height };
  const part = clipSegment(from.x, from.y, to.x, to.y, x, y);
  if (!part) return null;
  const at = (t: number) => ({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t });
  return [at(part.low), at(part.high)];
}

function strokeLine(context: PaintContext, from: PixelPoint, to: PixelPoint): void {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

function haloed(context: PaintContext, text: string, { x, y }: PixelPoint, paper: string): void {
  context.lineJoin = "round";
  context.strokeStyle = paper;
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

import { textFont } from "../scenes/picture-fonts.ts";
import { addRunMark, markReach } from "../scenes/run-marks.ts";
import type { ThemeTokens } from "../scenes/theme-tokens.ts";
import { fillAxisText, type PaintContext } from "./axis-text.ts";
import { paintLeader } from "./label-leader.ts";
import type { PixelBox, PixelPoint } from "./pixel-box.ts";
import type { TimelineCurve } from "./timeline-curve.ts";
import { axisGapPx, axisLabelSizePx, type TimelineLayout } from "./timeline-layout.ts";
import {
  nameFont,
  nameSizePx,
  noteSizePx,
  type PlacedName,
  timelineMarkPx,
} from "./timeline-names.ts";

/** A run of a timeline, laid out. */
export interface TimelineLine {
  readonly curve: TimelineCurve;
  /** A run that is alone has a wash below it and dots at its iterates. */
  readonly isAlone: boolean;
  readonly colour: string;
  readonly isSelected: boolean;
  /** Place in the order of run colours; null for a run that is alone. */
  readonly place: number | null;
  /** Where its mark stands on it, in pixels of the canvas. */
  readonly marks: readonly PixelPoint[];
  /** Where it ends before the plot does, in pixels of the canvas; null when it does not. */
  readonly end: { readonly x: number; readonly y: number } | null;
}

/** Everything of a timeline but its playhead. */
export interface TimelinePicture {
  readonly layout: TimelineLayout;
  /** In the order in which they are painted. */
  readonly lines: readonly TimelineLine[];
  readonly names: readonly PlacedName[];
  /** What a logarithmic axis shows where it is not the values themselves; null for nothing. */
  readonly note: (PixelBox & { readonly text: string }) | null;
  readonly tokens: ThemeTokens;
}

/** A ball on a line, in pixels of the canvas. */
export interface PlayheadBall {
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  /** Place in the order of run colours; null for a run that is alone. */
  readonly place: number | null;
  /** The ball of a run that is alone or selected. */
  readonly isLarge: boolean;
}

const aloneWidthPx = 2.2;
const selectedWidthPx = 2.8;
const amongOthersWidthPx = 2;
const comingWidthPx = 1.4;
const comingAmongOthersPx = 1.6;
const ranDotPx = 2.6;
const comingDotPx = 1.8;
const ballPx = 5.5;
const smallBallPx = 4.5;
const ballRingPx = 1.5;
/** Wide enough for the playhead not to be seen between two letters. */
const textHaloPx = 5;
const markLinePx = 1.5;
const endMarkPx = { width: 2, height: 9 };
/** Lines stand out of the plot by this much, so that they are whole at its edges. */
const overhangPx = 3;
const playheadOverhangPx = 6;

/** How far a line's ball reaches from its middle, its ring of paper included, in CSS pixels. */
export function ballReachPx({ isAlone, isSelected }: TimelineLine): number {
  return (isAlone || isSelected ? ballPx : smallBallPx) * markReach + ballRingPx;
}

/** Paints the picture as if all had run, without its texts. */
export function paintRan(context: PaintContext, picture: TimelinePicture): void {
  const { layout, tokens, lines } = picture;
  paintAxes(context, picture);
  inPlot(context, layout, () => {
    context.fillStyle = tokens.wash;
    for (const { curve, isAlone } of lines) if (isAlone) context.fill(curve.wash);
    paintHairlines(context, picture);
    for (const line of lines) paintRanLine(context, line, layout.pixelRatio);
    for (const line of lines) paintMarks(context, line, picture);
  });
  paintEndMarks(context, picture);
}

/** Paints the picture as if all were still to come, without its texts. */
export function paintComing(context: PaintContext, picture: TimelinePicture): void {
  const { layout, tokens, lines } = picture;
  paintAxes(context, picture);
  inPlot(context, layout, () => {
    paintHairlines(context, picture);
    for (const line of lines) {
      const colour = line.isAlone ? tokens.ink2 : line.colour;
      paintComingLine(context, line, colour, layout.pixelRatio);
    }
    for (const line of lines) paintMarks(context, line, picture);
  });
  paintEndMarks(context, picture);
}

/**
 * Paints the playhead, the texts over it, so that it strikes none through, and the balls on it.
 *
 * @param x in pixels of the canvas
 * @param balls in the order in which they are painted
 */
export function paintPlayhead(
  context: PaintContext,
  picture: TimelinePicture,
  x: number,
  balls: readonly PlayheadBall[],
): void {
  const { layout, tokens } = picture;
  const { box, pixelRatio } = layout;
  const lineWidth = hairlineWidth(pixelRatio);
  const overhang = playheadOverhangPx * pixelRatio;
  context.save();
  context.fillStyle = tokens.water;
  if (balls.length > 0) {
    const left = Math.round(x - lineWidth / 2);
    context.fillRect(left, box.top - overhang, lineWidth, box.height + overhang);
  }
  paintTexts(context, picture);
  context.strokeStyle = tokens.paper;
  context.lineWidth = 2 * ballRingPx * pixelRatio;
  for (const ball of balls) {
    const radius = (ball.isLarge ? ballPx : smallBallPx) * pixelRatio;
    const shape = new Path2D();
    addRunMark(shape, ball.place, ball, radius);
    context.stroke(shape);
    context.fillStyle = ball.colour;
    context.fill(shape);
  }
  context.restore();
}

function paintRanLine(context: PaintContext, line: TimelineLine, pixelRatio: number): void {
  const { curve, colour, isAlone, isSelected } = line;
  const several = isSelected ? selectedWidthPx : amongOthersWidthPx;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = (isAlone ? aloneWidthPx : several) * pixelRatio;
  if (curve.isBand && !isAlone) {
    paintPaleBand(context, curve, 0.5, pixelRatio);
    return;
  }
  context.stroke(curve.line);
  if (curve.isBand) context.fill(curve.line);
  if (isAlone) paintDots(context, curve.dots, ranDotPx * pixelRatio);
}

/** The mark that tells the line from others, here and there on it. */
function paintMarks(
  context: PaintContext,
  { place, colour, marks }: TimelineLine,
  { layout, tokens }: TimelinePicture,
): void {
  const path = new Path2D();
  for (const at of marks) addRunMark(path, place, at, timelineMarkPx * layout.pixelRatio);
  context.fillStyle = tokens.paper;
  context.fill(path);
  context.strokeStyle = colour;
  context.lineWidth = markLinePx * layout.pixelRatio;
  context.stroke(path);
}

function paintComingLine(
  context: PaintContext,
  { curve, isAlone }: TimelineLine,
  colour: string,
  pixelRatio: number,
): void {
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = (isAlone ? comingWidthPx : comingAmongOthersPx) * pixelRatio;
  if (curve.isBand) {
    paintPaleBand(context, curve, isAlone ? 0.35 : 0.22, pixelRatio);
  } else {
    context.setLineDash([1.5 * pixelRatio, 3 * pixelRatio]);
    context.stroke(curve.line);
    context.setLineDash([]);
  }
  if (isAlone) paintDots(context, curve.dots, comingDotPx * pixelRatio);
}

/** A band that others can be seen through. */
function paintPaleBand(
  context: PaintContext,
  curve: TimelineCurve,
  alpha: number,
  pixelRatio: number,
): void {
  context.globalAlpha = alpha;
  context.fill(curve.line);
  context.lineWidth = hairlineWidth(pixelRatio);
  context.stroke(curve.line);
  context.globalAlpha = 1;
}

function paintEndMarks(context: PaintContext, { layout, lines }: TimelinePicture): void {
  const { pixelRatio } = layout;
  const width = endMarkPx.width * pixelRatio;
  const height = endMarkPx.height * pixelRatio;
  for (const { end, colour } of lines) {
    if (!end) continue;
    context.fillStyle = colour;
    context.fillRect(end.x - width / 2, end.y - height / 2, width, height);
  }
}

function paintTexts(context: PaintContext, { layout, names, note, tokens }: TimelinePicture): void {
  const { pixelRatio } = layout;
  context.save();
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const { leader, colour } of names) {
    context.fillStyle = colour;
    paintLeader(context, leader, { widthPx: hairlineWidth(pixelRatio) });
  }
  context.strokeStyle = tokens.paper;
  context.lineWidth = textHaloPx * pixelRatio;
  for (const { text, colour, isSelected, x, y } of names) {
    context.font = nameFont(nameSizePx * pixelRatio, isSelected);
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }
  if (note) {
    context.font = textFont(noteSizePx * pixelRatio);
    const height = note.top + note.height / 2;
    context.strokeText(note.text, note.left, height);
    context.fillStyle = tokens.ink2;
    context.fillText(note.text, note.left, height);
  }
  context.restore();
}

function paintAxes(context: PaintContext, { layout, tokens }: TimelinePicture): void {
  const { box, pixelRatio } = layout;
  const gap = axisGapPx * pixelRatio;
  const size = axisLabelSizePx * pixelRatio;
  context.save();
  context.fillStyle = tokens.ink2;
  context.textBaseline = "middle";
  for (const { text, at } of layout.values) {
    fillAxisText(context, text, { x: box.left - gap, y: at, align: "right" }, textFont, size);
  }
  context.textBaseline = "alphabetic";
  const baseline = box.top + box.height + gap + size * 0.8;
  for (const { text, at } of layout.iterations) {
    fillAxisText(context, text, { x: at, y: baseline, align: "center" }, textFont, size);
  }
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

import { textFont } from "../scenes/picture-fonts.ts";
import { addRunMark, markReach } from "../scenes/run-marks.ts";
import { type ThemeTokens, themeTokens } from "../scenes/theme-tokens.ts";
import type { PaintContext } from "./axis-text.ts";
import { paintLeader } from "./label-leader.ts";
import { LabelPlacer } from "./label-placer.ts";
import type { PixelPoint } from "./pixel-box.ts";
import { runInk } from "./run-ink.ts";
import type { SweepChartData, SweepRun } from "./sweep-data.ts";
import { type SweepPlacement, sweepLabelSizePx } from "./sweep-placement.ts";

const lineWidthPx = 1.8;
const dotPx = 5;
const smallDotPx = 2;
/** Labels keep so far away from the line. */
const lineReachPx = 3;
const hoverRingPx = 5.5;
const nameSizePx = 12;
/** The region that diverges is a shade of ink, so that it is one in both themes. */
const regionAlpha = 0.08;

/** Paints axes, the region that diverges, the line, the runs and what is pointed at. */
export function paintSweep(
  context: PaintContext,
  placement: SweepPlacement,
  data: SweepChartData,
): void {
  const tokens = themeTokens[data.theme];
  context.save();
  paintRegion(context, placement, data, tokens);
  paintAxes(context, placement, tokens);
  for (const run of data.runs) paintRunLine(context, placement, run, data);
  paintLine(context, placement, data, tokens);
  for (const run of data.runs) paintRunDot(context, placement, run, data, tokens);
  const { left, top, width, height } = placement.plot;
  const labels = new LabelPlacer({ left, top: top - 6, width, height: height + 6 });
  keepClear(labels, placement, data);
  paintHovered(context, placement, data, labels, tokens);
  for (const run of data.runs) paintRunName(context, placement, run, data, labels, tokens);
  paintWord(context, placement, data, labels, tokens);
  context.restore();
}

function regionLeft({ plot, toPixelX }: SweepPlacement, edge: number | null): number | null {
  if (edge === null || Number.isNaN(edge)) return null;
  const left = Math.max(plot.left, toPixelX(edge));
  return left < plot.left + plot.width ? left : null;
}

function paintRegion(
  context: PaintContext,
  placement: SweepPlacement,
  { edge }: SweepChartData,
  tokens: ThemeTokens,
): void {
  const left = regionLeft(placement, edge);
  if (left === null) return;
  const { plot } = placement;
  context.fillStyle = tokens.ink;
  context.globalAlpha = regionAlpha;
  context.fillRect(left, plot.top - 4, plot.left + plot.width - left, plot.height + 4);
  context.globalAlpha = 1;
}

function paintAxes(
  context: PaintContext,
  { plot, rateTicks, stepTicks }: SweepPlacement,
  tokens: ThemeTokens,
): void {
  context.fillStyle = tokens.hairline;
  for (const { at } of stepTicks) context.fillRect(plot.left, Math.round(at), plot.width, 1);
  context.font = textFont(sweepLabelSizePx);
  context.fillStyle = tokens.ink2;
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const { at, text } of stepTicks) context.fillText(text, plot.left - 8, at);
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  const baseline = plot.top + plot.height + 17;
  for (const { at, text } of rateTicks) context.fillText(text, at, baseline);
}

/** Where the goal was not reached the line has a gap; a rate alone between two gaps is a dot. */
function paintLine(
  context: PaintContext,
  placement: SweepPlacement,
  { rates, steps }: SweepChartData,
  tokens: ThemeTokens,
): void {
  const line = new Path2D();
  const dots = new Path2D();
  for (let i = 0; i < rates.length; i++) {
    if (Number.isNaN(steps[i])) continue;
    const x = placement.toPixelX(rates[i]);
    const y = placement.toPixelY(steps[i]);
    const isFirst = i === 0 || Number.isNaN(steps[i - 1]);
    const isLast = i === rates.length - 1 || Number.isNaN(steps[i + 1]);
    if (isFirst && isLast) {
      dots.moveTo(x + smallDotPx, y);
      dots.arc(x, y, smallDotPx, 0, 2 * Math.PI);
    } else if (isFirst) {
      line.moveTo(x, y);
    } else {
      line.lineTo(x, y);
    }
  }
  context.strokeStyle = tokens.ink;
  context.fillStyle = tokens.ink;
  context.lineWidth = lineWidthPx;
  context.lineJoin = "round";
  context.stroke(line);
  context.fill(dots);
}

function paintRunLine(
  context: PaintContext,
  { plot, toPixelX }: SweepPlacement,
  { rate, colour }: SweepRun,
  { theme }: SweepChartData,
): void {
  const x = Math.round(toPixelX(rate)) + 0.5;
  context.strokeStyle = runInk(theme, colour);
  context.lineWidth = 1.4;
  context.setLineDash([1.5, 3]);
  context.beginPath();
  context.moveTo(x, plot.top);
  context.lineTo(x, plot.top + plot.height);
  context.stroke();
  context.setLineDash([]);
}

/** A run that did not get there is a ring at the top: more steps than there is room for. */
function paintRunDot(
  context: PaintContext,
  placement: SweepPlacement,
  run: SweepRun,
  { theme }: SweepChartData,
  tokens: ThemeTokens,
): void {
  const { x, y } = dotOf(placement, run);
  const ink = runInk(theme, run.colour);
  const dot = new Path2D();
  addRunMark(dot, run.colour, { x, y }, dotPx);
  context.strokeStyle = tokens.paper;
  context.lineWidth = 3;
  context.stroke(dot);
  context.fillStyle = run.steps === null ? tokens.paper : ink;
  context.fill(dot);
  if (run.steps !== null) return;
  const ring = new Path2D();
  addRunMark(ring, run.colour, { x, y }, dotPx - 0.8);
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.stroke(ring);
}

function dotOf(placement: SweepPlacement, { rate, steps }: SweepRun): { x: number; y: number } {
  const x = placement.toPixelX(rate);
  return { x, y: steps === null ? placement.plot.top : placement.toPixelY(steps) };
}

/** The line, the runs' dots and the upright lines through them stay free of labels. */
function keepClear(
  labels: LabelPlacer,
  placement: SweepPlacement,
  { runs, rates, steps }: SweepChartData,
): void {
  const line = Array.from(rates, (rate, index) => ({
    x: placement.toPixelX(rate),
    y: Number.isNaN(steps[index]) ? Number.NaN : placement.toPixelY(steps[index]),
  }));
  labels.addLine(line, lineReachPx);
  for (const point of line) labels.addDisc(point, smallDotPx + lineReachPx);
  for (const run of runs) {
    const dot = dotOf(placement, run);
    labels.addDisc(dot, dotPx * markReach + 2);
    labels.addLine(upright(placement, dot.x), 2);
  }
}

function upright({ plot }: SweepPlacement, x: number): PixelPoint[] {
  return [
    { x, y: plot.top },
    { x, y: plot.top + plot.height },
  ];
}

function paintHovered(
  context: PaintContext,
  placement: SweepPlacement,
  { rates, steps, hovered, words }: SweepChartData,
  labels: LabelPlacer,
  tokens: ThemeTokens,
): void {
  if (hovered === null || !(hovered in rates)) return;
  const { plot } = placement;
  const x = placement.toPixelX(rates[hovered]);
  const y = Number.isNaN(steps[hovered]) ? plot.top : placement.toPixelY(steps[hovered]);
  context.fillStyle = tokens.water;
  context.fillRect(Math.round(x), plot.top - 4, 1, plot.height + 4);
  context.beginPath();
  context.arc(x, y, hoverRingPx, 0, 2 * Math.PI);
  context.fillStyle = tokens.paper;
  context.fill();
  context.strokeStyle = tokens.water;
  context.lineWidth = 2;
  context.stroke();
  labels.addLine(upright(placement, x), 2);
  labels.addDisc({ x, y }, hoverRingPx + 2);
  paintText(context, words.hovered, { x, y }, tokens.ink, labels, tokens);
}

function paintWord(
  context: PaintContext,
  placement: SweepPlacement,
  { edge, words }: SweepChartData,
  labels: LabelPlacer,
  tokens: ThemeTokens,
): void {
  const left = regionLeft(placement, edge);
  if (left === null) return;
  const { plot } = placement;
  context.font = textFont(nameSizePx);
  const width = context.measureText(words.diverges).width;
  if (width + 12 > plot.left + plot.width - left) return;
  const height = nameSizePx + 4;
  const rooms = [0, height, 2 * height, 3 * height].flatMap((down) =>
    [8, 24, 48, 80].map((across) => {
      return { left: left + across, top: plot.top + down, width, height };
    }),
  );
  const box = labels.placeFirst(rooms);
  if (!box) return;
  context.fillStyle = tokens.ink2;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillText(words.diverges, box.left, box.top + box.height / 2);
}

function paintRunName(
  context: PaintContext,
  placement: SweepPlacement,
  run: SweepRun,
  { theme }: SweepChartData,
  labels: LabelPlacer,
  tokens: ThemeTokens,
): void {
  const { x, y } = dotOf(placement, run);
  paintText(context, run.name, { x, y }, runInk(theme, run.colour), labels, tokens);
}

function paintText(
  context: PaintContext,
  text: string,
  at: { readonly x: number; readonly y: number },
  colour: string,
  labels: LabelPlacer,
  tokens: ThemeTokens,
): void {
  if (text === "") return;
  context.font = textFont(nameSizePx, 560);
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = tokens.paper;
  context.lineWidth = 3.5;
  const room = { width: context.measureText(text).width, height: nameSizePx + 2 };
  const place = labels.placeBeside(at, dotPx + 7, room, [
    "above right",
    "above left",
    "below right",
    "below left",
    "right",
    "left",
  ]);
  if (!place) return;
  context.strokeText(text, place.left, place.top + place.height / 2);
  context.fillStyle = colour;
  paintLeader(context, place.leader);
  context.fillText(text, place.left, place.top + place.height / 2);
}

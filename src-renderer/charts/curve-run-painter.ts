import { textFont } from "../scenes/picture-fonts.ts";
import { addRunMark, markReach } from "../scenes/run-marks.ts";
import { clipSegment } from "../scenes/segment-clipping.ts";
import { themeTokens } from "../scenes/theme-tokens.ts";
import type { PaintContext } from "./axis-text.ts";
import type { CurveChartData, CurveRun } from "./curve-data.ts";
import { clipToCurvePlot } from "./curve-painter.ts";
import type { CurvePlacement } from "./curve-placement.ts";
import { paintLeader } from "./label-leader.ts";
import type { LabelPlacer } from "./label-placer.ts";
import { countUpTo, PathThinner, type ThinnedPath } from "./map-path.ts";
import { hasPoint, type PixelPoint } from "./pixel-box.ts";
import { runInk } from "./run-ink.ts";

const panelLook = { line: 1.8, ring: 3.8, ringLine: 1.6, ball: 5.5 };
const largeLook = { line: 2.2, ring: 4.6, ringLine: 1.9, ball: 7.5 };
const ballHaloPx = 1.5;
/** Rings nearer to each other than this part of their radius are left out. */
const nearestRings = 1.1;
const paleAlpha = 0.55;
const exitArrowPx = 8;
/** A run that swings in and out for ever needs no more marks than this. */
const mostExits = 6;
const nameSizePx = 12;

/** A run in pixels. */
export interface LaidRun {
  readonly run: CurveRun;
  readonly ink: string;
  /** Iterates chosen for drawing, those far outside nearer than they are. */
  readonly points: readonly PixelPoint[];
  /** How many of `points` are at the playhead or before it. */
  readonly shownCount: number;
  /** The current point; NaN when there is none. */
  readonly ball: PixelPoint;
}

interface Followed {
  readonly key: string;
  readonly thinner: PathThinner;
}

const followed = new WeakMap<ArrayBufferLike, Followed[]>();
const mostSizes = 3;

/** The runs of a chart in the order in which they are painted: the selected one last. */
export function layRuns(placement: CurvePlacement, data: CurveChartData): LaidRun[] {
  return [...data.runs]
    .sort((one, other) => Number(one.isSelected) - Number(other.isSelected))
    .map((run) => {
      const { plot } = placement;
      const { steps, xs, ys } = thinnedRun(run, placement);
      const points = steps.map((_, at) => ({
        x: plot.left + xs[at] * plot.width,
        y: plot.top + (1 - ys[at]) * plot.height,
      }));
      return {
        run,
        ink: runInk(data.theme, run.colour),
        points,
        shownCount: countUpTo(steps, run.playhead),
        ball: runPoint(placement, run, run.playhead),
      };
    });
}

/** Where an iterate of a run stands; of the last one when there are not so many; NaN for none. */
export function runPoint(placement: CurvePlacement, run: CurveRun, step: number): PixelPoint {
  const row = Math.min(run.count - 1, Math.max(0, step));
  if (row < 0) return { x: Number.NaN, y: Number.NaN };
  return { x: placement.toPixelX(run.xs[row]), y: placement.toPixelY(run.values[row]) };
}

/** Paints lines, rings, marks of leaving and balls of all runs. */
export function paintRuns(
  context: PaintContext,
  placement: CurvePlacement,
  runs: readonly LaidRun[],
  data: CurveChartData,
): void {
  const look = placement.isLarge ? largeLook : panelLook;
  const { paper } = themeTokens[data.theme];
  context.save();
  clipToCurvePlot(context, placement);
  context.lineJoin = "round";
  for (const laid of runs) paintLines(context, laid, look.line);
  context.restore();
  context.save();
  for (const laid of runs) {
    context.strokeStyle = laid.ink;
    context.fillStyle = paper;
    context.lineWidth = look.ringLine;
    const rings = ringsOf(laid, placement, look.ring);
    context.fill(rings);
    context.stroke(rings);
    context.fillStyle = laid.ink;
    for (const exit of exitsOf(laid, placement)) context.fill(exitArrow(exit));
  }
  for (const { run, ball, ink } of runs) {
    if (!hasPoint(placement.plot, ball)) continue;
    const shape = new Path2D();
    addRunMark(shape, run.colour, ball, look.ball);
    context.strokeStyle = paper;
    context.lineWidth = 2 * ballHaloPx;
    context.stroke(shape);
    context.fillStyle = ink;
    context.fill(shape);
  }
  context.restore();
}

/** Keeps lines, rings, balls and marks of leaving of all runs free of labels. */
export function keepRunsClear(
  labels: LabelPlacer,
  placement: CurvePlacement,
  runs: readonly LaidRun[],
): void {
  const look = placement.isLarge ? largeLook : panelLook;
  for (const laid of runs) {
    const { run, points, shownCount, ball } = laid;
    const drawn = run.showsWhole ? points : points.slice(0, shownCount);
    const isBallKnown = Number.isFinite(ball.x) && Number.isFinite(ball.y);
    labels.addLine(
      isBallKnown && !run.showsWhole ? [...drawn, nearPlot(ball)] : drawn,
      look.line + 1,
    );
    for (const point of points.slice(0, shownCount)) {
      labels.addDisc(point, look.ring * markReach + 1);
    }
    labels.addDisc(ball, look.ball * (run.colour === null ? 1 : markReach) + ballHaloPx);
    for (const { at } of exitsOf(laid, placement)) labels.addDisc(at, exitArrowPx);
  }
}

/** Writes the names of the runs that are in the picture beside their balls. */
export function paintCurveNames(
  context: PaintContext,
  placement: CurvePlacement,
  runs: readonly LaidRun[],
  data: CurveChartData,
  labels: LabelPlacer,
): void {
  context.save();
  context.font = textFont(nameSizePx, 560);
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = themeTokens[data.theme].paper;
  context.lineWidth = 3.5;
  for (const laid of [...runs].reverse()) {
    const { run, ink, ball } = laid;
    // The name of a run that has left the picture stands where its ball waits.
    if (run.name === "" || !hasPoint(placement.plot, ball)) continue;
    const room = { width: context.measureText(run.name).width, height: nameSizePx + 2 };
    const place = labels.placeBeside(ball, largeLook.ball + 5, room);
    if (!place) continue;
    context.strokeText(run.name, place.left, place.top + place.height / 2);
    context.fillStyle = ink;
    paintLeader(context, place.leader);
    context.fillText(run.name, place.left, place.top + place.height / 2);
  }
  context.restore();
}

function thinnedRun(run: CurveRun, { x, y, plot }: CurvePlacement): ThinnedPath {
  const gap = 1 / Math.max(plot.width, plot.height);
  const key = [x.low, x.high, y.low, y.high, gap, run.xs.byteOffset].join(" ");
  const known = followed.get(run.xs.buffer) ?? [];
  let own = known.find((one) => one.key === key);
  if (!own || own.thinner.length > run.count) {
    own = { key, thinner: new PathThinner({ x, y }, gap) };
    const others = known.filter((one) => one.key !== key);
    followed.set(run.xs.buffer, [own, ...others].slice(0, mostSizes));
  }
  return own.thinner.followApart(run.xs, run.values, run.count);
}

function paintLines(context: PaintContext, laid: LaidRun, widthPx: number): void {
  const { run, ink, points, shownCount, ball } = laid;
  context.strokeStyle = ink;
  if (run.showsWhole && shownCount < points.length) {
    context.globalAlpha = paleAlpha;
    context.lineWidth = widthPx * 0.7;
    context.setLineDash([5, 4]);
    context.stroke(lineThrough(points.slice(Math.max(0, shownCount - 1))));
    context.setLineDash([]);
    context.globalAlpha = 1;
  }
  const shown = points.slice(0, shownCount);
  const isBallKnown = Number.isFinite(ball.x) && Number.isFinite(ball.y);
  context.lineWidth = widthPx;
  context.stroke(lineThrough(isBallKnown ? [...shown, nearPlot(ball)] : shown));
}

/** Canvases draw nothing of a line to a point that is too far away. */
function nearPlot({ x, y }: PixelPoint): PixelPoint {
  const far = 1e5;
  return { x: Math.min(far, Math.max(-far, x)), y: Math.min(far, Math.max(-far, y)) };
}

function lineThrough(points: readonly PixelPoint[]): Path2D {
  const line = new Path2D();
  for (const { x, y } of points) line.lineTo(x, y);
  return line;
}

function ringsOf(laid: LaidRun, { plot }: CurvePlacement, radius: number): Path2D {
  const rings = new Path2D();
  let last: PixelPoint | null = null;
  for (const point of laid.points.slice(0, laid.shownCount)) {
    const isNear = last && Math.hypot(point.x - last.x, point.y - last.y) < nearestRings * radius;
    if (isNear || !hasPoint(plot, point)) continue;
    addRunMark(rings, laid.run.colour, point, radius);
    last = point;
  }
  return rings;
}

/** Where a run leaves the picture, and in what direction, in radians. */
interface Exit {
  readonly at: PixelPoint;
  readonly direction: number;
}

function exitsOf({ points, shownCount }: LaidRun, { plot }: CurvePlacement): Exit[] {
  const exits: Exit[] = [];
  const x = { low: plot.left, high: plot.left + plot.width };
  const y = { low: plot.top, high: plot.top + plot.height };
  for (let i = 1; i < shownCount && exits.length < mostExits; i++) {
    const from = points[i - 1];
    const to = points[i];
    if (!hasPoint(plot, from) || hasPoint(plot, to)) continue;
    const part = clipSegment(from.x, from.y, to.x, to.y, x, y);
    if (!part) continue;
    const at = { x: from.x + (to.x - from.x) * part.high, y: from.y + (to.y - from.y) * part.high };
    exits.push({ at, direction: Math.atan2(to.y - from.y, to.x - from.x) });
  }
  return exits;
}

function exitArrow({ at, direction }: Exit): Path2D {
  const corner = (turn: number, length: number): PixelPoint => ({
    x: at.x + Math.cos(direction + turn) * length,
    y: at.y + Math.sin(direction + turn) * length,
  });
  const path = lineThrough([
    corner(0, exitArrowPx * 0.6),
    corner(2.6, exitArrowPx * 0.75),
    corner(-2.6, exitArrowPx * 0.75),
  ]);
  path.closePath();
  return path;
}

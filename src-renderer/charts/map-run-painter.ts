import { textFont } from "../scenes/picture-fonts.ts";
import { addRunMark, markReach } from "../scenes/run-marks.ts";
import { runColour, type ThemeTokens, themeTokens } from "../scenes/theme-tokens.ts";
import { paintLeader } from "./label-leader.ts";
import { LabelPlacer } from "./label-placer.ts";
import type { ContourMapData, MapPath } from "./map-data.ts";
import { countUpTo, isPart, PathThinner, type ThinnedPath } from "./map-path.ts";
import type { MapPlacement } from "./map-placement.ts";
import type { PixelPoint } from "./pixel-box.ts";

/** The halo parts the line from the colours; a line that covers them needs none. */
const mostWithHalo = 400;
/** What is still to come while a start is dragged. */
const paleAlpha = 0.5;
const minimumReachPx = 7;
const nameSizePx = 12;
const smallNameSizePx = 10;
/** A map in the corner has names only while they leave something to be seen of it. */
const mostNamesInCorner = 4;

/** A run, thinned for the size of a map. */
export interface MapRun {
  readonly path: MapPath;
  readonly thinned: ThinnedPath;
}

/** Sizes in CSS pixels that follow from the map's size and from what a run is. */
interface RunLook {
  readonly ink: string;
  readonly ball: string;
  readonly widthPx: number;
  readonly haloPx: number;
  readonly haloAlpha: number;
  readonly ringPx: number;
  readonly ringWidthPx: number;
  readonly ballPx: number;
}

interface FollowedPath {
  readonly thinner: PathThinner;
  readonly key: string;
}

const followedPaths = new WeakMap<ArrayBufferLike, FollowedPath[]>();
/** A map in the corner, the same enlarged, and a screenshot. */
const mostSizes = 3;

/** The runs of a map in the order in which they are painted: the selected one last. */
export function runsOf({ field, paths }: ContourMapData, { plot }: MapPlacement): MapRun[] {
  const gap = 1 / Math.max(plot.width, plot.height);
  return [...paths]
    .sort((one, other) => Number(one.isSelected) - Number(other.isSelected))
    .map((path) => ({ path, thinned: thinnedPath(path, field, gap) }));
}

/** Paints a run's line; to be clipped to the plot. */
export function paintLine(
  context: CanvasRenderingContext2D,
  placement: MapPlacement,
  { path, thinned }: MapRun,
  data: ContourMapData,
): void {
  const tokens = themeTokens[data.theme];
  const look = lookOf(path, placement, data);
  const shownCount = countUpTo(thinned.steps, path.playhead);
  context.lineJoin = "round";
  if (path.showsWhole && shownCount < thinned.steps.length) {
    const whole = lineOf(placement, thinned, Math.max(0, shownCount - 1), thinned.steps.length);
    strokeWithHalo(context, whole, { ...look, widthPx: look.widthPx * 0.7 }, tokens, paleAlpha);
  }
  const line = lineOf(placement, thinned, 0, shownCount);
  const [x, y] = pointShown(path);
  line.lineTo(placement.toPixelX(x), placement.toPixelY(y));
  const hasHalo = shownCount <= mostWithHalo;
  strokeWithHalo(context, line, hasHalo ? look : { ...look, haloPx: 0 }, tokens, 1);
}

/** Paints a run's iterates as rings; those that would touch, or are outside, are left out. */
export function paintRings(
  context: CanvasRenderingContext2D,
  placement: MapPlacement,
  { path, thinned }: MapRun,
  data: ContourMapData,
): void {
  const { plot } = placement;
  const look = lookOf(path, placement, data);
  const count = countUpTo(thinned.steps, path.playhead);
  const gap = 2 * look.ringPx + 1;
  const rings = new Path2D();
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  for (let at = 0; at < count; at++) {
    const x = plot.left + thinned.xs[at] * plot.width;
    const y = plot.top + (1 - thinned.ys[at]) * plot.height;
    const isInside = isPart(thinned.xs[at]) && isPart(thinned.ys[at]);
    if (!isInside || Math.hypot(x - lastX, y - lastY) < gap) continue;
    addRunMark(rings, path.colour, { x, y }, look.ringPx);
    lastX = x;
    lastY = y;
  }
  context.fillStyle = themeTokens[data.theme].paper;
  context.fill(rings);
  context.strokeStyle = look.ink;
  context.lineWidth = look.ringWidthPx;
  context.stroke(rings);
}

/** Paints a run's ball, if it is on the map. */
export function paintBall(
  context: CanvasRenderingContext2D,
  placement: MapPlacement,
  { path }: MapRun,
  data: ContourMapData,
): void {
  const [x, y] = pointShown(path);
  if (!isOnMap(data, x, y)) return;
  const look = lookOf(path, placement, data);
  const ball = new Path2D();
  const middle = { x: placement.toPixelX(x), y: placement.toPixelY(y) };
  addRunMark(ball, path.colour, middle, look.ballPx);
  context.strokeStyle = themeTokens[data.theme].paper;
  context.lineWidth = 3;
  context.stroke(ball);
  context.fillStyle = look.ball;
  context.fill(ball);
}

/** Writes the names of runs beside their balls, or their starts, where nothing else is in the way. */
export function paintRunNames(
  context: CanvasRenderingContext2D,
  placement: MapPlacement,
  runs: readonly MapRun[],
  data: ContourMapData,
): void {
  const named = runs.filter(({ path }) => path.name !== "" && path.count > 0);
  if (!placement.hasAxes && named.length > mostNamesInCorner) return;
  const size = placement.hasAxes ? nameSizePx : smallNameSizePx;
  context.font = textFont(size, 560);
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = themeTokens[data.theme].paper;
  context.lineWidth = 3.5;
  const labels = new LabelPlacer(placement.plot);
  keepClear(labels, placement, runs, data);
  for (const { path } of [...named].reverse()) {
    const look = lookOf(path, placement, data);
    const room = { width: context.measureText(path.name).width, height: size + 2 };
    const anchors = [pointShown(path), pointAtStep(path, 0)].filter(([x, y]) =>
      isOnMap(data, x, y),
    );
    const place = anchors
      .map(([x, y]) => {
        const anchor = { x: placement.toPixelX(x), y: placement.toPixelY(y) };
        return labels.placeBeside(anchor, look.ballPx * markReach + 3, room);
      })
      .find((one) => one !== null);
    if (!place) continue;
    context.strokeText(path.name, place.left, place.top + place.height / 2);
    context.fillStyle = look.ink;
    paintLeader(context, place.leader);
    context.fillText(path.name, place.left, place.top + place.height / 2);
  }
}

/** The iterate that a run is shown at; NaN when it has none. */
export function pointShown(path: MapPath): readonly [x: number, y: number] {
  return pointAtStep(path, Math.max(0, path.playhead));
}

/** An iterate, or the last one when there are not so many; NaN when there is none. */
export function pointAtStep(path: MapPath, step: number): readonly [x: number, y: number] {
  const row = Math.min(path.count - 1, step);
  if (row < 0) return [Number.NaN, Number.NaN];
  return [path.points[row * 2], path.points[row * 2 + 1]];
}

/** Whether a point of the plane is inside the map's domain. */
export function isOnMap({ field }: Pick<ContourMapData, "field">, x: number, y: number): boolean {
  return x >= field.x.low && x <= field.x.high && y >= field.y.low && y <= field.y.high;
}

function thinnedPath(path: MapPath, field: ContourMapData["field"], gap: number): ThinnedPath {
  const { x, y } = field;
  const key = [x.low, x.high, y.low, y.high, gap, path.points.byteOffset].join(" ");
  const followed = followedPaths.get(path.points.buffer) ?? [];
  let own = followed.find((one) => one.key === key);
  if (!own || own.thinner.length > path.count) {
    own = { key, thinner: new PathThinner(field, gap) };
    const others = followed.filter((one) => one.key !== key);
    followedPaths.set(path.points.buffer, [own, ...others].slice(0, mostSizes));
  }
  return own.thinner.follow(path.points, path.count);
}

function lookOf(path: MapPath, { hasAxes }: MapPlacement, { theme }: ContourMapData): RunLook {
  const tokens = themeTokens[theme];
  const isAlone = path.colour === null;
  const ink = path.colour === null ? tokens.ink : runColour(theme, path.colour);
  const isSmall = !isAlone && !path.isSelected;
  return {
    ink,
    ball: isAlone ? tokens.water : ink,
    widthPx: (hasAxes ? 2.6 : 1.8) * (isSmall ? 0.8 : 1),
    // Runs have the map's own hues: only the halo tells them from it.
    haloPx: isAlone ? 1 : 1.4,
    haloAlpha: isAlone ? 0.45 : 0.9,
    ringPx: hasAxes ? 3.6 : 2.2,
    ringWidthPx: hasAxes ? 1.8 : 1.2,
    ballPx: (hasAxes ? 8 : 5) * (isSmall ? 0.75 : 1),
  };
}

function strokeWithHalo(
  context: CanvasRenderingContext2D,
  line: Path2D,
  { ink, widthPx, haloPx, haloAlpha }: RunLook,
  tokens: ThemeTokens,
  alpha: number,
): void {
  if (haloPx > 0) {
    context.strokeStyle = tokens.paper;
    context.globalAlpha = haloAlpha * alpha;
    context.lineWidth = widthPx + 2 * haloPx;
    context.stroke(line);
  }
  context.globalAlpha = alpha;
  context.strokeStyle = ink;
  context.lineWidth = widthPx;
  context.stroke(line);
  context.globalAlpha = 1;
}

function lineOf({ plot }: MapPlacement, { xs, ys }: ThinnedPath, from: number, to: number): Path2D {
  const line = new Path2D();
  for (let at = from; at < to; at++) {
    line.lineTo(plot.left + xs[at] * plot.width, plot.top + (1 - ys[at]) * plot.height);
  }
  return line;
}

/** Lines, rings and balls of all runs, and the crosses of minima, stay free of names. */
function keepClear(
  labels: LabelPlacer,
  placement: MapPlacement,
  runs: readonly MapRun[],
  data: ContourMapData,
): void {
  const { plot } = placement;
  const pixel = ([x, y]: readonly [x: number, y: number]): PixelPoint => ({
    x: placement.toPixelX(x),
    y: placement.toPixelY(y),
  });
  for (const { path, thinned } of runs) {
    const look = lookOf(path, placement, data);
    const shown = countUpTo(thinned.steps, path.playhead);
    const count = path.showsWhole ? thinned.steps.length : shown;
    const points = thinned.xs.slice(0, count).map((x, at) => ({
      x: plot.left + x * plot.width,
      y: plot.top + (1 - thinned.ys[at]) * plot.height,
    }));
    const ball = pixel(pointShown(path));
    labels.addLine(path.showsWhole ? points : [...points, ball], look.widthPx / 2 + 1.5);
    for (const point of points.slice(0, shown)) labels.addDisc(point, look.ringPx * markReach + 1);
    labels.addDisc(ball, look.ballPx * (path.colour === null ? 1 : markReach) + 1.5);
  }
  for (const minimum of data.minima) labels.addDisc(pixel(minimum), minimumReachPx);
}

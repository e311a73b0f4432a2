import { themeTokens } from "../scenes/theme-tokens.ts";
import type { PaintContext } from "./axis-text.ts";
import { addClassMark, classColour } from "./class-marks.ts";
import type { PredictionChartData } from "./prediction-data.ts";
import { heightColour } from "./prediction-ground.ts";
import type { PredictionPlacement } from "./prediction-placement.ts";

/** More points than this hide one another; then every so many-th is shown. */
const mostMarks = 3000;
const manyMarks = 600;

/** Paints the samples: trained on filled, tested on hollow, wrong ones in a ring, one marked. */
export function paintSamples(
  context: PaintContext,
  placement: PredictionPlacement,
  data: PredictionChartData,
): void {
  const { samples, theme } = data;
  const radius = radiusFor(samples.x.length);
  const { field, alarm } = themeTokens[theme];
  context.lineJoin = "round";
  for (const { place, isTest, path } of markPaths(placement, data, radius)) {
    const colour = markColour(data, place);
    context.fillStyle = isTest ? field : colour;
    context.strokeStyle = isTest ? colour : field;
    context.lineWidth = isTest ? 1.6 : 1.5;
    context.stroke(path);
    context.fill(path);
  }
  const wrong = wrongRings(placement, data, radius);
  if (wrong) {
    context.strokeStyle = alarm;
    context.lineWidth = 1.4;
    context.stroke(wrong);
  }
  paintSelected(context, placement, data, radius);
}

function radiusFor(count: number): number {
  return count > manyMarks ? 2.6 : 3.6;
}

/** The size of a mark, for those who point at it. */
export function markRadius({ samples }: PredictionChartData): number {
  return radiusFor(samples.x.length);
}

interface MarkPath {
  /** The class, or the shade's place among all shades. */
  readonly place: number;
  readonly isTest: boolean;
  readonly path: Path2D;
}

const shadeCount = 24;

/** Marks alike are drawn as one path, test samples last: a stroke each would take long. */
function markPaths(
  { toPixelX, toPixelY }: PredictionPlacement,
  { samples, ground }: PredictionChartData,
  radius: number,
): MarkPath[] {
  const paths = new Map<number, MarkPath>();
  const count = samples.x.length;
  const stride = Math.max(1, Math.ceil(count / mostMarks));
  for (let sample = 0; sample < count; sample += stride) {
    const shape = samples.classes ? samples.classes[sample] : 0;
    const place =
      ground.kind === "heights" && samples.heights
        ? shadePlace(samples.heights[sample], ground.range)
        : shape;
    const isTest = samples.isTest[sample] === 1;
    const key = place * 2 + (isTest ? 1 : 0);
    const known = paths.get(key) ?? { place, isTest, path: new Path2D() };
    paths.set(key, known);
    addClassMark(
      known.path,
      shape,
      toPixelX(samples.x[sample]),
      toPixelY(samples.y[sample]),
      radius,
    );
  }
  return [...paths.values()].sort((one, other) => Number(one.isTest) - Number(other.isTest));
}

function shadePlace(value: number, { low, high }: { low: number; high: number }): number {
  const part = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return Math.round((Number.isFinite(part) ? part : 0) * shadeCount);
}

function markColour({ samples, ground, theme }: PredictionChartData, place: number): string {
  if (ground.kind === "heights") {
    const { low, high } = ground.range;
    return heightColour(low + ((high - low) * place) / shadeCount, ground);
  }
  if (samples.classes) return classColour(theme, place);
  return ground.kind === "lines" ? themeTokens[theme].ink2 : themeTokens[theme].water;
}

function wrongRings(
  { toPixelX, toPixelY }: PredictionPlacement,
  { samples }: PredictionChartData,
  radius: number,
): Path2D | null {
  const { isWrong, x, y } = samples;
  if (!isWrong) return null;
  const path = new Path2D();
  const stride = Math.max(1, Math.ceil(x.length / mostMarks));
  for (let sample = 0; sample < x.length; sample += stride) {
    if (isWrong[sample] === 0) continue;
    const px = toPixelX(x[sample]);
    const py = toPixelY(y[sample]);
    path.moveTo(px + radius + 3, py);
    path.arc(px, py, radius + 3, 0, 2 * Math.PI);
  }
  return path;
}

/** The sample whose numbers are shown elsewhere: a ring, larger than that of a wrong one. */
function paintSelected(
  context: PaintContext,
  { toPixelX, toPixelY }: PredictionPlacement,
  { samples, selected, theme }: PredictionChartData,
  radius: number,
): void {
  if (selected === null || selected >= samples.x.length) return;
  const { ink, field } = themeTokens[theme];
  const ring = new Path2D();
  const x = toPixelX(samples.x[selected]);
  const y = toPixelY(samples.y[selected]);
  ring.arc(x, y, radius + 5, 0, 2 * Math.PI);
  context.strokeStyle = field;
  context.lineWidth = 4;
  context.stroke(ring);
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.stroke(ring);
}

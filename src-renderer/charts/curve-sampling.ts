import type { Interval } from "#core/descent/height-field.ts";

/** A curve to sample, and how it is laid into pixels. */
export interface CurveToSample {
  readonly valueAt: (x: number) => number;
  readonly x: Interval;
  readonly widthPx: number;
  /** Where a finite value stands, in pixels; those far outside the picture may be clamped. */
  toPixelY(value: number): number;
}

/** One unbroken part of a curve: abscissae, and where it stands, in pixels. */
export interface CurveStretch {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** Distance of the first samples. */
const firstGapPx = 2;
/** Halvings of the first gap: enough for a pole's flank and for the edge of a hole. */
const mostHalvings = 9;
/** A chord may miss the curve's middle by so much. */
const tolerancePx = 0.2;
/** What is still so far apart after all halvings may be a pole or a jump … */
const jumpPx = 3;
/** … and is one when the last halving has left so much of it in one half. */
const jumpPart = 0.8;
/** A function that swings wildly costs no more than this. */
const mostSamples = 20_000;

interface Sample {
  readonly x: number;
  /** In pixels; NaN where the function is not defined. */
  readonly y: number;
}

/**
 * Samples a curve where it bends, so that it looks smooth at its size; breaks it where the function
 * is not defined, at poles and at jumps.
 */
export function sampleCurve(curve: CurveToSample): CurveStretch[] {
  const stretches: { xs: number[]; ys: number[] }[] = [];
  let isOpen = false;
  let budget = mostSamples;
  const sampleAt = (x: number): Sample => {
    budget--;
    const value = curve.valueAt(x);
    return { x, y: Number.isFinite(value) ? curve.toPixelY(value) : Number.NaN };
  };
  const add = ({ x, y }: Sample): void => {
    if (!isOpen) stretches.push({ xs: [], ys: [] });
    isOpen = true;
    const last = stretches[stretches.length - 1];
    last.xs.push(x);
    last.ys.push(y);
  };
  /** Joins two samples, the first of which has been added if it is defined. */
  const join = (from: Sample, to: Sample, halvings: number, wholePx: number): void => {
    const areBothHoles = Number.isNaN(from.y) && Number.isNaN(to.y);
    const isLast = halvings === mostHalvings || budget <= 0;
    if (areBothHoles && halvings >= 1) return;
    if (isLast) {
      finish(from, to, wholePx);
      return;
    }
    const middle = sampleAt((from.x + to.x) / 2);
    const missPx = Math.abs(middle.y - (from.y + to.y) / 2);
    if (halvings >= 1 && missPx <= tolerancePx) {
      add(to);
      return;
    }
    const heightPx = Math.abs(to.y - from.y);
    join(from, middle, halvings + 1, heightPx);
    join(middle, to, halvings + 1, heightPx);
  };
  const finish = (from: Sample, to: Sample, wholePx: number): void => {
    const isJoined = Math.abs(to.y - from.y) <= Math.max(jumpPx, (wholePx || 0) * jumpPart);
    if (!isJoined) isOpen = false;
    if (!Number.isNaN(to.y)) add(to);
  };
  const gaps = Math.max(8, Math.ceil(curve.widthPx / firstGapPx));
  const { low, high } = curve.x;
  let from = sampleAt(low);
  if (!Number.isNaN(from.y)) add(from);
  for (let gap = 1; gap <= gaps; gap++) {
    const to = sampleAt(gap === gaps ? high : low + ((high - low) * gap) / gaps);
    join(from, to, 0, Number.NaN);
    if (Number.isNaN(to.y)) isOpen = false;
    from = to;
  }
  return stretches.filter(({ xs }) => xs.length > 1);
}

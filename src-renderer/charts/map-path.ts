import type { HeightField } from "#core/descent/height-field.ts";

/** Iterates chosen for drawing, in parts of the domain: 0 … 1 inside it, y upwards. */
export interface ThinnedPath {
  /** Step numbers, rising. */
  readonly steps: readonly number[];
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** The first steps are all kept: there people look. */
const exactHead = 64;
/** More than this is nothing but ink. */
const mostKept = 1200;
/** Points far outside are drawn at this distance (in domains): the line to them keeps its way out. */
const farOutside = 50;

/**
 * Thins a growing path to what a map of a given size can show, looking at each iterate once: those
 * nearer than a pixel to the last one kept are left out, and of endless paths every second, fourth …
 */
export class PathThinner implements ThinnedPath {
  private seen = 0;
  private stride = 1;
  private candidates = 0;
  readonly steps: number[] = [];
  readonly xs: number[] = [];
  readonly ys: number[] = [];
  private readonly lowX: number;
  private readonly lowY: number;
  private readonly perX: number;
  private readonly perY: number;
  private readonly leastGap: number;
  private lastAcross = Number.NaN;
  private lastUp = Number.NaN;

  /** @param leastGap in parts of the domain; usually one pixel */
  constructor(field: Pick<HeightField, "x" | "y">, leastGap: number) {
    const { x, y } = field;
    this.lowX = x.low;
    this.lowY = y.low;
    this.perX = 1 / (x.high - x.low);
    this.perY = 1 / (y.high - y.low);
    this.leastGap = leastGap;
  }

  /** Iterates looked at so far. */
  get length(): number {
    return this.seen;
  }

  /**
   * Looks at the iterates that were added.
   *
   * @param points row-major [≥ count, 2]
   */
  follow(points: Float64Array, count: number): ThinnedPath {
    for (let step = this.seen; step < count; step++) {
      this.look(step, points[step * 2], points[step * 2 + 1]);
    }
    this.seen = Math.max(this.seen, count);
    return this;
  }

  /**
   * Looks at the iterates that were added, of a path whose coordinates stand apart.
   *
   * @param xs [≥ count]
   * @param ys [≥ count]
   */
  followApart(xs: Float64Array, ys: Float64Array, count: number): ThinnedPath {
    for (let step = this.seen; step < count; step++) this.look(step, xs[step], ys[step]);
    this.seen = Math.max(this.seen, count);
    return this;
  }

  private look(step: number, x: number, y: number): void {
    const across = (x - this.lowX) * this.perX;
    const up = (y - this.lowY) * this.perY;
    const isNear =
      Math.abs(across - this.lastAcross) < this.leastGap &&
      Math.abs(up - this.lastUp) < this.leastGap;
    if (isNear && step >= exactHead) return;
    if (!this.keeps(step, across, up)) return;
    this.lastAcross = across;
    this.lastUp = up;
  }

  private keeps(step: number, across: number, up: number): boolean {
    if (Number.isNaN(across) || Number.isNaN(up)) return false;
    if (step >= exactHead && this.candidates++ % this.stride !== 0) return false;
    this.steps.push(step);
    this.xs.push(near(across));
    this.ys.push(near(up));
    if (this.steps.length > mostKept) this.halve();
    return true;
  }

  private halve(): void {
    this.stride *= 2;
    for (const list of [this.steps, this.xs, this.ys]) {
      const kept = list.filter((_, at) => at < exactHead || at % 2 === 0);
      list.length = 0;
      for (const value of kept) list.push(value);
    }
  }
}

function near(part: number): number {
  return Math.min(farOutside, Math.max(-farOutside, part));
}

/** How many of the rising `steps` are at most `last`. */
export function countUpTo(steps: readonly number[], last: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle] <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a part of a domain is inside it. */
export function isPart(part: number): boolean {
  return part >= 0 && part <= 1;
}

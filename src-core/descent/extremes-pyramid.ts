import type { Interval } from "./height-field.ts";

/** Values a bucket of the lowest level, and buckets a bucket of the next. */
const branching = 16;

interface Level {
  lows: Float64Array;
  highs: Float64Array;
  count: number;
}

/**
 * The extremes of a long series that grows at its end: the lowest and highest value of any stretch
 * in logarithmic time. A million values take 1 MB beside the series itself, which is not copied.
 */
export class ExtremesPyramid {
  private series: Float64Array = new Float64Array(0);
  private count = 0;
  private readonly levels: Level[] = [];
  private low = Number.POSITIVE_INFINITY;
  private high = Number.NEGATIVE_INFINITY;

  /** Values seen. */
  get length(): number {
    return this.count;
  }

  /** The series as given last; only the first `length` values count. */
  get values(): Float64Array {
    return this.series;
  }

  /** Lowest and highest finite value; null when there is none. */
  get finiteRange(): Interval | null {
    return this.low <= this.high ? { low: this.low, high: this.high } : null;
  }

  /**
   * Follows the series: looks at what was added since the last call, or at everything when this is
   * another series (told by its values, not by its buffer: a growing series moves house).
   *
   * @param values kept, not copied; its first `count` values must not change afterwards
   */
  follow(values: Float64Array, count: number): void {
    if (!this.isContinuedBy(values, count)) this.clear();
    const from = this.count;
    this.series = values;
    this.count = count;
    this.raise(from);
    this.widenRange(from);
  }

  /** Lowest and highest of the values `first` ≤ i < `end`, infinities too; null when all are NaN. */
  extremesOf(first: number, end: number): Interval | null {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    let lows = this.series;
    let highs = this.series;
    let from = first;
    let to = end;
    for (let height = 0; from < to; height++) {
      const above = this.levels[height];
      const isTop = above === undefined || to - from <= branching;
      const innerFrom = isTop ? to : Math.min(to, Math.ceil(from / branching) * branching);
      const innerTo = isTop ? to : Math.max(innerFrom, Math.floor(to / branching) * branching);
      for (let i = from; i < to; i++) {
        if (i === innerFrom) i = innerTo;
        if (i >= to) break;
        if (lows[i] < low) low = lows[i];
        if (highs[i] > high) high = highs[i];
      }
      if (isTop) break;
      lows = above.lows;
      highs = above.highs;
      from = innerFrom / branching;
      to = innerTo / branching;
    }
    return low <= high ? { low, high } : null;
  }

  private isContinuedBy(values: Float64Array, count: number): boolean {
    if (count < this.count) return false;
    const isSameMemory =
      values.buffer === this.series.buffer && values.byteOffset === this.series.byteOffset;
    return isSameMemory || beginsAlike(values, this.series, this.count);
  }

  private clear(): void {
    this.count = 0;
    this.levels.length = 0;
    this.low = Number.POSITIVE_INFINITY;
    this.high = Number.NEGATIVE_INFINITY;
  }

  /** Looks at the stretches of the lowest level that changed; value by value only where it must. */
  private widenRange(from: number): void {
    const lowest = this.levels[0];
    const firstBucket = Math.floor(from / branching);
    const bucketCount = Math.ceil(this.count / branching);
    for (let bucket = firstBucket; bucket < bucketCount; bucket++) {
      const low = lowest ? lowest.lows[bucket] : Number.NEGATIVE_INFINITY;
      const high = lowest ? lowest.highs[bucket] : Number.POSITIVE_INFINITY;
      const areFinite = low - low === 0 && high - high === 0;
      if (areFinite) {
        this.widen(low, high);
      } else {
        const end = Math.min(this.count, (bucket + 1) * branching);
        for (let i = bucket * branching; i < end; i++) {
          const value = this.series[i];
          if (value - value !== 0) continue; // NaN and the infinities
          this.widen(value, value);
        }
      }
    }
  }

  private widen(low: number, high: number): void {
    if (low < this.low) this.low = low;
    if (high > this.high) this.high = high;
  }

  /** Brings the levels up to date after the values from `from` on were added. */
  private raise(from: number): void {
    let below: Level = { lows: this.series, highs: this.series, count: this.count };
    let firstChanged = from;
    for (let height = 0; below.count > branching; height++) {
      firstChanged = Math.floor(firstChanged / branching);
      const level = this.reserve(height, Math.ceil(below.count / branching));
      for (let bucket = firstChanged; bucket < level.count; bucket++) {
        fillBucket(level, bucket, below);
      }
      below = level;
    }
  }

  private reserve(height: number, count: number): Level {
    const old = this.levels[height];
    if (old && old.lows.length >= count) {
      old.count = count;
      return old;
    }
    const grown: Level = {
      lows: new Float64Array(count * 2),
      highs: new Float64Array(count * 2),
      count,
    };
    if (old) {
      grown.lows.set(old.lows);
      grown.highs.set(old.highs);
    }
    this.levels[height] = grown;
    return grown;
  }
}

/** NaN is never lower or higher, so that a bucket of nothing else keeps its impossible extremes. */
function fillBucket(level: Level, bucket: number, below: Level): void {
  const end = Math.min(below.count, (bucket + 1) * branching);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = bucket * branching; i < end; i++) {
    if (below.lows[i] < low) low = below.lows[i];
    if (below.highs[i] > high) high = below.highs[i];
  }
  level.lows[bucket] = low;
  level.highs[bucket] = high;
}

function beginsAlike(values: Float64Array, others: Float64Array, count: number): boolean {
  for (let i = 0; i < count; i++) {
    if (values[i] !== others[i] && !(Number.isNaN(values[i]) && Number.isNaN(others[i]))) {
      return false;
    }
  }
  return true;
}

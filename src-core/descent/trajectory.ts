/**
 * Consecutive iterates, copied out of a trajectory: what travels between worker, main process and
 * renderer. Row `i` is iterate `first + i`.
 */
export interface TrajectoryChunk {
  /** Step number of the first row; step 0 is the start. */
  readonly first: number;
  readonly count: number;
  /** Row-major [count, dimension]. */
  readonly points: Float64Array;
  /** J at each point, [count]. */
  readonly values: Float64Array;
  /** ∇J at each point, row-major [count, dimension]. */
  readonly gradients: Float64Array;
}

/**
 * Every iterate of a run, in flat arrays that grow: a million steps in two variables take 40 MB. They
 * grow by doubling, or at once to the most rows that there can be where that is known: what is moved
 * once leaves no smaller copies behind, and room that is not written to costs no memory.
 */
export class Trajectory {
  readonly dimension: number;
  private pointStore: Float64Array;
  private valueStore: Float64Array;
  private gradientStore: Float64Array;
  private readonly mostRows: number | null;
  private rowCount = 0;

  /**
   * @param capacity rows that there is room for at first
   * @param mostRows rows that there will be at most; null: unknown
   */
  constructor(dimension: number, capacity = 64, mostRows: number | null = null) {
    this.dimension = dimension;
    this.mostRows = mostRows;
    this.pointStore = new Float64Array(capacity * dimension);
    this.valueStore = new Float64Array(capacity);
    this.gradientStore = new Float64Array(capacity * dimension);
  }

  /** Number of iterates, the start included: steps + 1. */
  get length(): number {
    return this.rowCount;
  }

  /** Row-major [≥ length, dimension]; rows past `length` are not iterates. Replaced as it grows. */
  get points(): Float64Array {
    return this.pointStore;
  }

  /** J at each iterate, [≥ length]. */
  get values(): Float64Array {
    return this.valueStore;
  }

  /** ∇J at each iterate, row-major [≥ length, dimension]. */
  get gradients(): Float64Array {
    return this.gradientStore;
  }

  /**
   * Makes room for `rows` iterates in all, so that the arrays stay the same until then; what is
   * written there counts once it is committed.
   */
  claim(rows: number): void {
    this.reserve(rows);
  }

  /** The first `rows` rows, claimed and written, are iterates from now on. */
  commit(rows: number): void {
    this.rowCount = rows;
  }

  /** Copies one iterate to the end. */
  append(point: Float64Array, value: number, gradient: Float64Array): void {
    this.reserve(this.rowCount + 1);
    const offset = this.rowCount * this.dimension;
    for (let i = 0; i < this.dimension; i++) {
      this.pointStore[offset + i] = point[i];
      this.gradientStore[offset + i] = gradient[i];
    }
    this.valueStore[this.rowCount] = value;
    this.rowCount++;
  }

  /**
   * Copies the rows of a chunk to the end.
   *
   * @throws RangeError when the chunk does not continue where this trajectory ends, or when its
   *   arrays do not hold `count` rows
   */
  appendChunk(chunk: TrajectoryChunk): void {
    if (chunk.first !== this.rowCount) {
      throw new RangeError(`rows from ${chunk.first} do not continue ${this.rowCount} rows`);
    }
    const { count, points, values, gradients } = chunk;
    const isWhole = values.length === count && points.length === count * this.dimension;
    if (!isWhole || gradients.length !== points.length) {
      throw new RangeError(`a chunk of ${count} rows holds arrays of other lengths`);
    }
    this.reserve(this.rowCount + count);
    this.pointStore.set(points, this.rowCount * this.dimension);
    this.valueStore.set(values, this.rowCount);
    this.gradientStore.set(gradients, this.rowCount * this.dimension);
    this.rowCount += count;
  }

  /** Copies at most `count` rows from `first` on, none past the last; the copy's buffers may be transferred. */
  chunk(first: number, count: number): TrajectoryChunk {
    const end = Math.max(first, Math.min(this.rowCount, first + count));
    return {
      first,
      count: end - first,
      points: this.pointStore.slice(first * this.dimension, end * this.dimension),
      values: this.valueStore.slice(first, end),
      gradients: this.gradientStore.slice(first * this.dimension, end * this.dimension),
    };
  }

  /** The coordinates of one iterate, as a fresh array. */
  pointAt(step: number): number[] {
    return Array.from(this.pointStore.subarray(step * this.dimension, (step + 1) * this.dimension));
  }

  /** ∇J at one iterate, as a fresh array. */
  gradientAt(step: number): number[] {
    return Array.from(
      this.gradientStore.subarray(step * this.dimension, (step + 1) * this.dimension),
    );
  }

  private reserve(rows: number): void {
    const capacity = this.valueStore.length;
    if (rows <= capacity) return;
    const grown = Math.max(rows, this.mostRows ?? capacity * 2);
    this.pointStore = grow(this.pointStore, grown * this.dimension);
    this.valueStore = grow(this.valueStore, grown);
    this.gradientStore = grow(this.gradientStore, grown * this.dimension);
  }
}

function grow(old: Float64Array, length: number): Float64Array {
  const grown = new Float64Array(length);
  grown.set(old);
  return grown;
}

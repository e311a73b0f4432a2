import type { Trajectory } from "./trajectory.ts";

/** Two iterates count as the same when they differ by less than this, relative to their size. */
const sameness = 1e-12;
/**
 * A swing narrower than this, relative to its size, is no cycle but rounding at rest, or a swing
 * that dies away: next to {@link sameness} it leaves a drift of 10⁻⁶ of the width to be seen.
 */
const narrowest = 1e-6;

/**
 * Notices when iterates repeat with a period of two or more.
 *
 * Brent's algorithm: the newest iterate is compared with one remembered iterate, which is renewed
 * at every power of two, so a look takes constant time and finds any period. A rule with momentum
 * may pass through the same point twice; so a period counts only after it was followed once more,
 * iterate for iterate.
 */
export class CycleDetector {
  private anchor = 0;
  /** The step from which on every look matters: the anchor is to be renewed, or a period followed. */
  private nextAnchor = 0;
  private anchorFirst = Number.NaN;
  private nearby = 0;
  private window = 2;
  private period = 0;
  private confirmed = 0;

  /**
   * When {@link look} has anything to do: from step `lookFrom` on, and when the first coordinate
   * comes within `reach` of `watched`. Changes with every look.
   */
  get watch(): { readonly lookFrom: number; readonly watched: number; readonly reach: number } {
    return { lookFrom: this.nextAnchor, watched: this.anchorFirst, reach: this.nearby };
  }

  /**
   * Whether {@link look} has anything to do at a step. Nearly always it has not, and a run is
   * spared the look at the price of one subtraction.
   *
   * @param first the iterate's first coordinate
   */
  concerns(step: number, first: number): boolean {
    return step >= this.nextAnchor || Math.abs(first - this.anchorFirst) <= this.nearby;
  }

  /** Looks at the newest iterate, when that {@link concerns} it. Returns the period, or 0. */
  look(trajectory: Trajectory): number {
    const newest = trajectory.length - 1;
    if (newest === 0) this.anchorAt(trajectory, 0);
    if (this.period === 0) {
      this.seek(trajectory, newest);
      return 0;
    }
    this.confirm(trajectory, newest);
    return this.period > 0 && this.confirmed >= this.period ? this.period : 0;
  }

  private seek(trajectory: Trajectory, newest: number): void {
    const distance = newest - this.anchor;
    if (distance < 2) return;
    if (isSame(trajectory, newest, this.anchor)) {
      if (isWide(trajectory, this.anchor, newest)) {
        this.period = distance;
        this.confirmed = 1;
        this.nextAnchor = newest;
      } else {
        this.anchorAt(trajectory, newest);
      }
      return;
    }
    if (distance >= this.window) {
      this.window *= 2;
      this.anchorAt(trajectory, newest);
    }
  }

  private anchorAt(trajectory: Trajectory, step: number): void {
    this.anchor = step;
    this.nextAnchor = step + this.window;
    this.anchorFirst = trajectory.points[step * trajectory.dimension];
    this.nearby = 2 * sameness * Math.max(1, Math.abs(this.anchorFirst));
  }

  private confirm(trajectory: Trajectory, newest: number): void {
    if (isSame(trajectory, newest, newest - this.period)) {
      this.confirmed++;
      return;
    }
    // The point may be passed twice within one period: so the anchor stays for a longer one.
    this.period = 0;
    this.confirmed = 0;
    this.nextAnchor = this.anchor + this.window;
    this.seek(trajectory, newest);
  }
}

function isSame(trajectory: Trajectory, left: number, right: number): boolean {
  const { points, dimension } = trajectory;
  for (let i = 0; i < dimension; i++) {
    const a = points[left * dimension + i];
    const b = points[right * dimension + i];
    if (Math.abs(a - b) > sameness * Math.max(1, Math.abs(a), Math.abs(b))) return false;
  }
  return true;
}

function isWide(trajectory: Trajectory, first: number, last: number): boolean {
  const { points, dimension } = trajectory;
  for (let axis = 0; axis < dimension; axis++) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let row = first; row <= last; row++) {
      const coordinate = points[row * dimension + axis];
      if (coordinate < low) low = coordinate;
      if (coordinate > high) high = coordinate;
    }
    if (high - low > narrowest * Math.max(1, Math.abs(low), Math.abs(high))) return true;
  }
  return false;
}

/** So many updates may be made up for at once when the worker was busy: a quarter of a second's. */
const backlogSeconds = 0.25;

/** Says how many updates are due at so many a second. */
export class StepPacer {
  private readonly perSecond: number | null;
  private since: number;
  private count: number;

  /**
   * @param perSecond null: as many as there can be
   * @param now in milliseconds
   * @param isUnderway whether there was a pace before this one; else the first update is due at once
   */
  constructor(perSecond: number | null, now: number, isUnderway: boolean) {
    this.perSecond = perSecond;
    this.since = now;
    this.count = isUnderway ? 0 : -1;
  }

  /** Updates that are due now, `Infinity` when there is no pace. */
  due(now: number): number {
    if (this.perSecond === null) return Number.POSITIVE_INFINITY;
    return Math.floor(((now - this.since) / 1000) * this.perSecond) - this.count;
  }

  /** So many updates were made; what is left over of a long delay is let go. */
  made(steps: number, now: number): void {
    if (this.perSecond === null) return;
    this.count += steps;
    if (this.due(now) <= Math.max(1, backlogSeconds * this.perSecond)) return;
    this.since = now;
    this.count = 0;
  }

  /** How long until the next update is due, in milliseconds. */
  waitMs(now: number): number {
    if (this.perSecond === null) return 0;
    return Math.max(0, Math.ceil(this.since + ((this.count + 1) / this.perSecond) * 1000 - now));
  }
}

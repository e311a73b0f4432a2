/** No display shows more than one state in this time, in milliseconds. */
const displayMs = 16;

/**
 * Says when a frame may be handed out: never a second one before the first was taken in, and while
 * training goes on no more often than a display shows them, nor so often that making them takes
 * more than half of the time.
 */
export class FramePacer {
  private isUnderway = false;
  private notBefore = 0;

  /** The receiver has taken the last frame in. */
  taken(): void {
    this.isUnderway = false;
  }

  /**
   * Has a frame made and handed out if one may be.
   *
   * @param isMoving whether training goes on: a frame of where it rests does not wait
   */
  show(isMoving: boolean, emit: () => void): void {
    const begun = performance.now();
    if (this.isUnderway || (isMoving && begun < this.notBefore)) return;
    this.isUnderway = true;
    emit();
    const ended = performance.now();
    this.notBefore = Math.max(begun + displayMs, ended + (ended - begun));
  }

  /** How long to rest: as long as there is nothing to train, and no frame to be shown sooner. */
  waitAtMost(waitMs: number | null, hasFrame: boolean): number | null {
    if (!hasFrame || this.isUnderway) return waitMs;
    const frameMs = Math.max(0, Math.ceil(this.notBefore - performance.now()));
    return waitMs === null ? frameMs : Math.min(waitMs, frameMs);
  }
}

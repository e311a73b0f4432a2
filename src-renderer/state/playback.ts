/** The frames and the time that playback goes by; a test feeds its own. */
export interface FrameClock {
  /** Milliseconds from any origin. */
  now(): number;
  /** Asks for a call before the next frame; answers a handle for `cancel`. */
  request(callback: () => void): number;
  cancel(handle: number): void;
}

/** The document's playhead, as playback moves it. */
export interface PlaybackTarget {
  /** The iterate shown. */
  readonly playhead: number;
  readonly lastStep: number;
  /** Whether iterates are still coming: then the end is not the end. */
  readonly isGrowing: boolean;
  readonly stepsPerSecond: number;
  movePlayhead(step: number): void;
  playbackChanged(isPlaying: boolean): void;
}

/** The browser's own frames. */
export const displayClock: FrameClock = {
  now: () => performance.now(),
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
};

/**
 * Moves the playhead along with time. It asks for frames only while it plays, and goes on from
 * wherever the playhead is put meanwhile.
 */
export class Playback {
  private readonly target: PlaybackTarget;
  private readonly clock: FrameClock;
  private frame: number | null = null;
  private originMs = 0;
  private originStep = 0;
  private originSpeed = 0;
  /** Where playback itself put the playhead last. */
  private placed = 0;

  constructor(target: PlaybackTarget, clock: FrameClock = displayClock) {
    this.target = target;
    this.clock = clock;
  }

  /** Whether it is playing. */
  get isPlaying(): boolean {
    return this.frame !== null;
  }

  /** Plays from the playhead on; from the start when it stands at the end. */
  play(): void {
    if (this.isPlaying) return;
    const { target } = this;
    if (target.playhead >= target.lastStep && !target.isGrowing) target.movePlayhead(0);
    this.begin();
    this.frame = this.clock.request(this.advance);
    target.playbackChanged(true);
  }

  /** Stops where it is. */
  pause(): void {
    if (this.frame === null) return;
    this.clock.cancel(this.frame);
    this.frame = null;
    this.target.playbackChanged(false);
  }

  private readonly advance = (): void => {
    const { target } = this;
    if (target.playhead !== this.placed || target.stepsPerSecond !== this.originSpeed) this.begin();
    const elapsedMs = this.clock.now() - this.originMs;
    const reached = this.originStep + Math.floor((elapsedMs * this.originSpeed) / 1000);
    const step = Math.min(reached, target.lastStep);
    if (step !== this.placed) {
      this.placed = step;
      target.movePlayhead(step);
    }
    if (step >= target.lastStep && !target.isGrowing) {
      this.frame = null;
      target.playbackChanged(false);
      return;
    }
    // Time spent waiting for iterates to come is not caught up on.
    if (step >= target.lastStep) this.begin();
    this.frame = this.clock.request(this.advance);
  };

  private begin(): void {
    this.originMs = this.clock.now();
    this.originStep = this.target.playhead;
    this.originSpeed = this.target.stepsPerSecond;
    this.placed = this.target.playhead;
  }
}

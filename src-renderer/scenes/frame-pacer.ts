/** "moving": something turns, as many frames as possible; "still": one frame, as good as possible. */
export type FrameKind = "moving" | "still";

/** How long nothing must have moved before the good frame is drawn. */
const restDelayMs = 110;
/** A change this long after the last one is drawn well at once. */
const unhurriedMs = 400;
/** Longer pauses between frames are pauses, not slow frames. */
const longestIntervalMs = 300;

/**
 * Decides when to draw: only when something changed, at most once a display frame, and once more,
 * well, when the movement has ended. Nothing runs while the picture is at rest.
 */
export class FramePacer {
  readonly #draw: (kind: FrameKind) => void;
  readonly #measured: (intervalMs: number) => void;
  readonly #mustWait: (kind: FrameKind) => boolean;
  #frameRequest: number | null = null;
  #restTimer: ReturnType<typeof setTimeout> | null = null;
  #wanted: FrameKind = "still";
  #lastFrameMs = Number.NEGATIVE_INFINITY;
  #lastChangeMs = Number.NEGATIVE_INFINITY;
  #isMoving = false;

  /**
   * @param draw draws a frame
   * @param measured is told the time between frames while moving, in milliseconds
   * @param mustWait whether a frame of this kind could only be drawn by waiting for the last one;
   * it is then asked again at the next display frame
   */
  constructor(
    draw: (kind: FrameKind) => void,
    measured: (intervalMs: number) => void,
    mustWait: (kind: FrameKind) => boolean,
  ) {
    this.#draw = draw;
    this.#measured = measured;
    this.#mustWait = mustWait;
  }

  /** The view moves: draw soon, and well once it has come to rest. */
  moved(): void {
    this.#lastChangeMs = performance.now();
    this.#request("moving");
  }

  /** What is shown changed: draw well, unless changes come thick and fast. */
  changed(): void {
    const now = performance.now();
    const isHurried = now - this.#lastChangeMs < unhurriedMs;
    this.#lastChangeMs = now;
    this.#request(isHurried ? "moving" : "still");
  }

  /** Draw again as it is, well. */
  refresh(): void {
    this.#request("still");
  }

  /** Whether nothing more will be drawn until something moves or changes. */
  get isAtRest(): boolean {
    return this.#frameRequest === null && this.#restTimer === null;
  }

  /** Stops everything that is under way. */
  dispose(): void {
    if (this.#frameRequest !== null) cancelAnimationFrame(this.#frameRequest);
    if (this.#restTimer !== null) clearTimeout(this.#restTimer);
    this.#frameRequest = null;
    this.#restTimer = null;
  }

  #request(kind: FrameKind): void {
    if (this.#frameRequest === null || kind === "moving") this.#wanted = kind;
    this.#frameRequest ??= requestAnimationFrame((time) => this.#run(time));
  }

  #run(time: number): void {
    this.#frameRequest = null;
    const kind = this.#wanted;
    if (this.#mustWait(kind)) {
      this.#frameRequest = requestAnimationFrame((later) => this.#run(later));
      return;
    }
    const interval = time - this.#lastFrameMs;
    if (kind === "moving" && this.#isMoving && interval < longestIntervalMs) {
      this.#measured(interval);
    }
    this.#lastFrameMs = time;
    this.#isMoving = kind === "moving";
    this.#draw(kind);
    if (this.#restTimer !== null) clearTimeout(this.#restTimer);
    this.#restTimer = null;
    if (kind === "moving") this.#restTimer = setTimeout(() => this.#rest(), restDelayMs);
  }

  #rest(): void {
    this.#restTimer = null;
    this.refresh();
  }
}

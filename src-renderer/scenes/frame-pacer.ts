/** "moving": something turns, as many frames as possible; "still": one frame, as good as possible. */
export type FrameKind = "moving" | "still";

/** How long nothing must have moved before the good frame is drawn. */
const restDelayMs = 110;
/** A change this long after the last one is drawn well at once. */
const unhurriedMs = 400;
/** Longer pauses between frames are pauses, not slow frames. */
const longestIntervalMs = 300;

/** Who draws what a pacer asks for. */
export interface FrameMaker {
  /** Draws a frame; "behind": it is not to be seen yet, and is shown by `finish` once it is done. */
  draw(kind: FrameKind): "shown" | "behind";
  /** Shows the frame drawn behind if it is done; false while it is not. */
  finish(): boolean;
  /** Is told the time between frames while moving, in milliseconds. */
  measured(intervalMs: number): void;
  /**
   * Whether a frame of this kind could only be drawn by waiting for the last one; it is then asked
   * again at the next display frame.
   */
  mustWait(kind: FrameKind): boolean;
}

/**
 * Decides when to draw: only when something changed, at most once a display frame, and once more,
 * well, when the movement has ended. Nothing runs while the picture is at rest.
 */
export class FramePacer {
  readonly #maker: FrameMaker;
  #frameRequest: number | null = null;
  #restTimer: ReturnType<typeof setTimeout> | null = null;
  /** The frame to draw next; null: none. */
  #wanted: FrameKind | null = null;
  /** Whether a frame was drawn behind and is not shown yet. */
  #isBehind = false;
  #lastFrameMs = Number.NEGATIVE_INFINITY;
  #lastChangeMs = Number.NEGATIVE_INFINITY;
  #isMoving = false;

  /** @param maker draws, and is asked before; stays the caller's */
  constructor(maker: FrameMaker) {
    this.#maker = maker;
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

  /** Gives up everything that is under way; the next change is drawn as ever. */
  stop(): void {
    if (this.#frameRequest !== null) cancelAnimationFrame(this.#frameRequest);
    if (this.#restTimer !== null) clearTimeout(this.#restTimer);
    this.#frameRequest = null;
    this.#restTimer = null;
    this.#wanted = null;
    this.#isBehind = false;
    this.#isMoving = false;
  }

  #request(kind: FrameKind): void {
    if (this.#wanted === null || kind === "moving") this.#wanted = kind;
    this.#askForFrame();
  }

  #askForFrame(): void {
    this.#frameRequest ??= requestAnimationFrame((time) => this.#run(time));
  }

  #run(time: number): void {
    this.#frameRequest = null;
    // A good frame is finished before the next one is begun, or changes could keep it away for ever.
    if (this.#isBehind && this.#wanted !== "moving") this.#isBehind = !this.#maker.finish();
    else if (this.#wanted !== null && !this.#maker.mustWait(this.#wanted)) {
      this.#make(this.#wanted, time);
    }
    if (this.#isBehind || this.#wanted !== null) this.#askForFrame();
  }

  #make(kind: FrameKind, time: number): void {
    this.#wanted = null;
    const interval = time - this.#lastFrameMs;
    if (kind === "moving" && this.#isMoving && interval < longestIntervalMs) {
      this.#maker.measured(interval);
    }
    this.#lastFrameMs = time;
    this.#isMoving = kind === "moving";
    this.#isBehind = this.#maker.draw(kind) === "behind";
    if (this.#restTimer !== null) clearTimeout(this.#restTimer);
    this.#restTimer = null;
    if (kind === "moving") this.#restTimer = setTimeout(() => this.#rest(), restDelayMs);
  }

  #rest(): void {
    this.#restTimer = null;
    this.refresh();
  }
}

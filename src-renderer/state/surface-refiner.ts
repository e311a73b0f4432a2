import type { Objective } from "#core/objectives/objective.ts";
import { finerFieldOf, refinementOf, refineSurface } from "./surface-fields.ts";

/** How long a person must have done nothing. */
const quietMs = 350;
/** A slice of the work, where the page has nothing else to do. */
const sliceMs = 8;

/**
 * Refines the surface of the function that is shown while the page rests: never while a person
 * turns it, types, or a run is played. A function that is no longer shown is given up.
 */
export class SurfaceRefiner {
  private readonly isResting: () => boolean;
  private readonly refined: () => void;
  private objective: Objective | null = null;
  private work: Generator<void, void> | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private listening: AbortController | null = null;
  private lastInputMs = Number.NEGATIVE_INFINITY;

  /**
   * @param isResting whether nothing moves on the page; asked before each slice
   * @param refined is told when a finer surface is there
   */
  constructor(isResting: () => boolean, refined: () => void) {
    this.isResting = isResting;
    this.refined = refined;
  }

  /** Sees to this function from now on; nothing is left to do for one that has been judged. */
  follow(objective: Objective): void {
    if (this.objective === objective) return;
    this.stop();
    this.objective = objective;
    if (refinementOf(objective)) return;
    this.work = refineSurface(objective);
    this.listening = new AbortController();
    const { signal } = this.listening;
    for (const input of ["keydown", "pointerdown", "pointermove", "wheel"] as const) {
      addEventListener(input, this.noteInput, { signal, capture: true, passive: true });
    }
    this.later();
  }

  /** Gives up what is under way. */
  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.listening?.abort();
    this.listening = null;
    this.objective = null;
    this.work = null;
  }

  /** A pointer that only passes over the page needs no quiet. */
  private readonly noteInput = (event: Event): void => {
    if (event instanceof PointerEvent && event.type === "pointermove" && event.buttons === 0)
      return;
    this.lastInputMs = performance.now();
  };

  private later(waitMs = quietMs): void {
    this.timer = setTimeout(() => this.slice(), waitMs);
  }

  private slice(): void {
    this.timer = null;
    const { work } = this;
    if (!work) return;
    const begun = performance.now();
    if (begun - this.lastInputMs < quietMs || !this.isResting()) {
      this.later();
      return;
    }
    while (performance.now() - begun < sliceMs) {
      if (!work.next().done) continue;
      const { objective } = this;
      this.stop();
      this.objective = objective;
      if (objective && finerFieldOf(objective)) this.refined();
      return;
    }
    this.later(0);
  }
}

/** How long elements update in one task before what is left goes into the next, in milliseconds. */
const sliceMs = 12;

/** One place in the row of those that wait. */
type Turn = () => void;

/**
 * Shares the page's thread out: of many elements that update at once, as at a change of view, those
 * for which there is no time left in a task get a task of their own each, in their order. Input and
 * display come in between.
 */
class UpdateSlices {
  isOn = false;
  private readonly waiting: Turn[] = [];
  private readonly tasks = new MessageChannel();
  /** When this task began to update; null: it has not. */
  private begun: number | null = null;

  constructor() {
    this.tasks.port1.onmessage = () => this.nextTask();
  }

  /** Null: now. Else it settles when it is time. */
  turn(): Promise<void> | null {
    if (!this.isOn) return null;
    if (this.begun === null) {
      this.begun = performance.now();
      this.tasks.port2.postMessage(null);
      return null;
    }
    if (this.waiting.length === 0 && performance.now() - this.begun < sliceMs) return null;
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private nextTask(): void {
    const next = this.waiting.shift();
    if (!next) {
      this.begun = null;
      return;
    }
    this.begun = performance.now();
    this.tasks.port2.postMessage(null);
    next();
  }
}

const slices = new UpdateSlices();

/** From now on elements share the thread. A picture that is drawn for a file has no need of it. */
export function updateInSlices(): void {
  slices.isOn = true;
}

/** Null: an element may update now. Else a promise that settles when it may. */
export function updateTurn(): Promise<void> | null {
  return slices.turn();
}

import { roundToDecimals } from "#core/common/rounding.ts";
import { experimentOf } from "#core/session/session.ts";
import type { App } from "./app.ts";
import { sessionOf } from "./app-state.ts";
import { drawnRuns, shownObjective } from "./run-list.ts";

/** What of a run is taken hold of: the current point, or the start. */
export interface Grip {
  /** Place among the runs that are drawn. */
  readonly run: number;
  readonly what: "ball" | "start";
}

/** So many places from end to end of the domain can be dragged to: more digits say nothing. */
const places = 1000;

/** Drags so far, of all pictures: one that never came to its end is not one with the next. */
let dragCount = 0;

/**
 * Moves the start of a run by hand. The run follows at once; while it is held, its whole way is
 * shown from the start. One drag is one step of undo.
 */
export class StartDrag {
  private readonly app: App;
  private held: { readonly id: number; readonly gesture: string } | null = null;

  constructor(app: App) {
    this.app = app;
  }

  /** Takes hold of a run, which becomes the selected one. */
  grab({ run, what }: Grip): void {
    const { store, playback } = this.app;
    const id = drawnRuns(store.state)[run]?.id;
    if (id === undefined) return;
    playback.pause();
    dragCount += 1;
    this.held = { id, gesture: `drag ${dragCount}` };
    store.perform({ kind: "select-run", run: id });
    // The ball that is let go stays where it is let go: there the run begins.
    if (what === "ball") store.movePlayhead(0);
    store.patch({ dragged: id, hover: null });
  }

  /** The start is at this point of the plane now. */
  drag(point: readonly [number, number]): void {
    if (!this.held) return;
    const { store } = this.app;
    const { id, gesture } = this.held;
    store.perform({ kind: "move-start", run: id, point: this.rounded(point) }, gesture);
  }

  /** Lets go. */
  drop(): void {
    if (!this.held) return;
    this.held = null;
    this.app.store.patch({ dragged: null });
    this.app.store.endGesture();
  }

  /** Starts the selected run at a point, as one edit. */
  startAt(point: readonly [number, number]): void {
    const { store } = this.app;
    const { selected } = experimentOf(sessionOf(store.state));
    store.perform({ kind: "move-start", run: selected, point: this.rounded(point) });
    store.movePlayhead(0);
  }

  /** A point that the fields can show, of as many coordinates as the function has. */
  private rounded(point: readonly [number, number]): readonly number[] {
    const { domain } = shownObjective(this.app.store.state);
    return domain.map(({ low, high }, axis) => {
      const decimals = Math.max(0, Math.ceil(-Math.log10((high - low) / places)));
      return roundToDecimals(point[axis], Math.min(12, decimals));
    });
  }
}

import type { ScreenPoint } from "./camera-rig.ts";
import type { SceneGrip } from "./surface-picker.ts";

/** A point of the domain. */
export type PlanePoint = readonly [x: number, y: number];

/** What of a scene is under a place on its canvas, CSS pixels. */
export interface ScenePlaces {
  /** The point of the plane whose surface is seen there; null: none. */
  pick(at: ScreenPoint): PlanePoint | null;
  /** The point of the plane at a height of the scene; null: it is seen from beside. */
  pickLevel(height: number, at: ScreenPoint): PlanePoint | null;
  /** What can be taken hold of there; null: nothing. */
  gripAt(at: ScreenPoint): SceneGrip | null;
  /** The scene's height of what is taken hold of. */
  heightOf(grip: SceneGrip): number;
}

/** Who is told what the pointer does. */
export interface PointerEvents {
  /** The pointer is over this point of the plane, nothing being held; null: over none. */
  readonly onHovered?: (point: PlanePoint | null) => void;
  /** A ball or a start was taken hold of. */
  readonly onGrabbed?: (grip: SceneGrip) => void;
  /** What is held is over this point of the plane now. */
  readonly onDragged?: (point: PlanePoint) => void;
  readonly onDropped?: () => void;
}

/** Hovers over a scene, and takes hold of what is in it. */
export class ScenePointer {
  readonly #canvas: HTMLCanvasElement;
  readonly #places: ScenePlaces;
  readonly #events: PointerEvents;
  #hoverRequest: number | null = null;
  /** The scene's height at which what is held was taken hold of. */
  #heldHeight = 0;

  /** @param canvas shows the cursor; stays the caller's */
  constructor(canvas: HTMLCanvasElement, places: ScenePlaces, events: PointerEvents) {
    this.#canvas = canvas;
    this.#places = places;
    this.#events = events;
  }

  /** Takes hold of what is there; false: nothing is. */
  grab(at: ScreenPoint): boolean {
    const grip = this.#events.onGrabbed ? this.#places.gripAt(at) : null;
    if (!grip) return false;
    this.stop();
    this.#heldHeight = this.#places.heightOf(grip);
    this.#canvas.style.cursor = "grabbing";
    this.#events.onGrabbed?.(grip);
    return true;
  }

  /** Moves what is held; beside the surface, at the height where it was taken hold of. */
  drag(at: ScreenPoint): void {
    const point = this.#places.pick(at) ?? this.#places.pickLevel(this.#heldHeight, at);
    if (point) this.#events.onDragged?.(point);
  }

  /** Lets go. */
  drop(): void {
    this.#canvas.style.cursor = "";
    this.#events.onDropped?.();
  }

  /** At most one look a frame: a line of sight costs some hundred heights. */
  hover(at: ScreenPoint | null): void {
    this.stop();
    if (at === null) {
      this.#events.onHovered?.(null);
      return;
    }
    this.#hoverRequest = requestAnimationFrame(() => {
      this.#hoverRequest = null;
      const isGrip = this.#events.onGrabbed !== undefined && this.#places.gripAt(at) !== null;
      this.#canvas.style.cursor = isGrip ? "move" : "";
      this.#events.onHovered?.(isGrip ? null : this.#places.pick(at));
    });
  }

  /** Gives up a look that is still to come. */
  stop(): void {
    if (this.#hoverRequest !== null) cancelAnimationFrame(this.#hoverRequest);
    this.#hoverRequest = null;
  }
}

import type { ReactiveController, ReactiveControllerHost } from "lit";
import { SizeWatch } from "./size-controller.ts";

/** A picture on a canvas of its own. */
export interface PaintedPicture {
  resize(widthPx: number, heightPx: number, pixelRatio: number): void;
  dispose(): void;
}

/**
 * Keeps one picture in its host while that is connected, and paints it after updates of the host: at
 * most once a display frame, however often it updates, and never while nothing changes.
 */
export class PaintController<Picture extends PaintedPicture> implements ReactiveController {
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly make: (container: HTMLElement) => Picture;
  private readonly paint: (picture: Picture) => void;
  private readonly size = new SizeWatch(() => this.resized());
  private container: HTMLElement | null = null;
  private picture: Picture | null = null;
  private request: number | null = null;

  /**
   * @param make makes the picture in the host's `.picture` element
   * @param paint shows in it what there is to be shown now
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    make: (container: HTMLElement) => Picture,
    paint: (picture: Picture) => void,
  ) {
    this.host = host;
    this.make = make;
    this.paint = paint;
    host.addController(this);
  }

  /** The picture; null before it was painted for the first time. */
  get current(): Picture | null {
    return this.picture;
  }

  hostUpdated(): void {
    this.request ??= requestAnimationFrame(() => this.run());
  }

  hostDisconnected(): void {
    if (this.request !== null) cancelAnimationFrame(this.request);
    this.request = null;
    this.giveUp();
  }

  private run(): void {
    this.request = null;
    const container = this.host.shadowRoot?.querySelector<HTMLElement>(".picture") ?? null;
    if (container !== this.container) this.giveUp();
    if (!container) return;
    if (!this.picture) {
      this.container = container;
      this.picture = this.make(container);
      this.size.follow(container);
    }
    this.paint(this.picture);
  }

  private resized(): void {
    const { widthPx, heightPx, pixelRatio } = this.size;
    if (widthPx > 0 && heightPx > 0) this.picture?.resize(widthPx, heightPx, pixelRatio);
  }

  private giveUp(): void {
    this.size.stop();
    this.picture?.dispose();
    this.picture = null;
    this.container = null;
  }
}

/** Where an event happened, CSS pixels from the upper left corner of the element that listens. */
export function placeIn(event: MouseEvent): readonly [x: number, y: number] {
  const target = event.currentTarget;
  if (!(target instanceof Element)) return [0, 0];
  const { left, top } = target.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}

import type { PaintContext } from "./axis-text.ts";
import { ChartCanvas } from "./chart-canvas.ts";
import { type DrawnConnection, strongestConnections } from "./network-connections.ts";
import type { NetworkDrawingData, NetworkMark } from "./network-data.ts";
import { markAt } from "./network-hits.ts";
import { paintNetwork } from "./network-painter.ts";
import { type NetworkPlacement, placeNetwork } from "./network-placement.ts";
import type { PixelBox } from "./pixel-box.ts";

export type { LitPart, NetworkDrawingData, NetworkMark } from "./network-data.ts";

/** Paints a network into some room, for a screenshot. Leaves the context's state as it was. */
export function drawNetwork(context: PaintContext, room: PixelBox, data: NetworkDrawingData): void {
  paintNetwork(context, placeNetwork(data.sizes, room), strongestConnections(data), data);
}

/** The layers of a network as columns of neurons, with the weights as width and colour of lines. */
export class NetworkDrawing {
  private readonly canvas: ChartCanvas;
  private data: NetworkDrawingData | null = null;
  private placed: NetworkPlacement | null = null;
  private connections: readonly DrawnConnection[] = [];

  /**
   * @param container gets one canvas, which `dispose` takes away; gives the first size
   * @throws Error when there is no 2D canvas
   */
  constructor(container: HTMLElement) {
    this.canvas = new ChartCanvas(container, () => this.paint());
  }

  /** Shows a network. Paints at once; is laid out anew only when it has other layers. */
  show(data: NetworkDrawingData): void {
    const before = this.data;
    if (before?.sizes.join() !== data.sizes.join()) this.placed = null;
    if (before?.values !== data.values || this.placed === null) {
      this.connections = strongestConnections(data);
    }
    this.data = data;
    this.paint();
  }

  /** Takes a new size in CSS pixels, or a screen's other pixels, and paints at once. */
  resize(widthPx: number, heightPx: number, pixelRatio = devicePixelRatio): void {
    if (!this.canvas.resize(widthPx, heightPx, pixelRatio)) return;
    this.placed = null;
    this.paint();
  }

  /** What is at a place, CSS pixels from the container's upper left corner; null: nothing. */
  markAt(xPx: number, yPx: number): NetworkMark | null {
    return this.placed ? markAt(this.placed, this.connections, xPx, yPx) : null;
  }

  /** Where everything is, CSS pixels from the container's upper left corner; null before `show`. */
  get placement(): NetworkPlacement | null {
    return this.placed;
  }

  /** Takes the drawing away; it must not be used afterwards. */
  dispose(): void {
    this.canvas.dispose();
    this.data = null;
    this.placed = null;
  }

  private paint(): void {
    const { data, canvas } = this;
    if (!data) return;
    const { widthPx: width, heightPx: height } = canvas;
    this.placed ??= placeNetwork(data.sizes, { left: 0, top: 0, width, height });
    canvas.clear();
    paintNetwork(canvas.context, this.placed, this.connections, data);
  }
}

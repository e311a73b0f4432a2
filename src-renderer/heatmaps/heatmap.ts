import { ChartCanvas } from "../charts/chart-canvas.ts";
import type { PixelBox } from "../charts/pixel-box.ts";
import type { HeatmapCell, HeatmapData } from "./heatmap-data.ts";
import { paintHeatmap } from "./heatmap-painter.ts";
import { cellAt, cellBox, type HeatmapPlacement, placeHeatmap } from "./heatmap-placement.ts";

/** A matrix in colours that can be shown anew at every display frame. */
export class Heatmap {
  private readonly canvas: ChartCanvas;
  private data: HeatmapData | null = null;
  private placed: HeatmapPlacement | null = null;

  /**
   * @param container gets one canvas, which `dispose` takes away; gives the first size
   * @throws Error when there is no 2D canvas
   */
  constructor(container: HTMLElement) {
    this.canvas = new ChartCanvas(container, () => this.paint());
  }

  /** Shows a matrix. Paints at once; is laid out anew only when it has other rows or columns. */
  show(data: HeatmapData): void {
    const { data: before } = this;
    if (before?.rows !== data.rows || before.columns !== data.columns) this.placed = null;
    this.data = data;
    this.paint();
  }

  /** Takes a new size in CSS pixels, or a screen's other pixels, and paints at once. */
  resize(widthPx: number, heightPx: number, pixelRatio = devicePixelRatio): void {
    if (!this.canvas.resize(widthPx, heightPx, pixelRatio)) return;
    this.placed = null;
    this.paint();
  }

  /** The cell at a place, CSS pixels from the container's upper left corner; null: none. */
  cellAt(xPx: number, yPx: number): HeatmapCell | null {
    return this.placed && this.data ? cellAt(this.placed, this.data, xPx, yPx) : null;
  }

  /** Where a cell is, CSS pixels from the container's upper left corner; null before `show`. */
  boxOf(cell: HeatmapCell): PixelBox | null {
    return this.placed ? cellBox(this.placed, cell) : null;
  }

  /** Takes the heatmap away; it must not be used afterwards. */
  dispose(): void {
    this.canvas.dispose();
    this.data = null;
    this.placed = null;
  }

  private paint(): void {
    const { data, canvas } = this;
    if (!data) return;
    const { widthPx: width, heightPx: height } = canvas;
    this.placed ??= placeHeatmap(data, { left: 0, top: 0, width, height });
    canvas.clear();
    paintHeatmap(canvas.context, this.placed, data);
  }
}

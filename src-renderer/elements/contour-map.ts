import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type ContourMapData, drawContourMap } from "../charts/contour-map.ts";
import { type ColourBarContent, drawColourBar, placeColourBar } from "../scenes/colour-bar.ts";
import { textMeasure } from "../scenes/picture-canvas.ts";
import { baseStyles } from "../styles/shared.ts";
import { SizeController } from "./size-controller.ts";

/** Room around a map, CSS pixels. */
export interface MapMargins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The function as a map, with the descent on it; fills its own box, whatever that is. */
@customElement("contour-map")
export class ContourMap extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: relative;
        display: block;
      }

      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
    `,
  ];

  /** What the map shows; null: nothing yet. */
  @property({ attribute: false })
  data: ContourMapData | null = null;

  /** The colour bar beside a large map; null: none. */
  @property({ attribute: false })
  colourBar: ColourBarContent | null = null;

  /** Room that the map leaves free around itself, CSS pixels. */
  @property({ attribute: false })
  margins: MapMargins = { top: 0, right: 0, bottom: 0, left: 0 };

  private readonly size = new SizeController(this);

  protected override render(): unknown {
    return html`<canvas></canvas>`;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const canvas = this.renderRoot.querySelector("canvas");
    const context = canvas?.getContext("2d");
    const { widthPx, heightPx, pixelRatio } = this.size;
    if (!canvas || !context || widthPx < 1 || heightPx < 1) return;
    canvas.width = Math.round(widthPx * pixelRatio);
    canvas.height = Math.round(heightPx * pixelRatio);
    context.scale(pixelRatio, pixelRatio);
    const { top, right, bottom, left } = this.margins;
    const width = widthPx - left - right;
    const height = heightPx - top - bottom;
    if (this.data) drawContourMap(context, { x: left, y: top, width, height }, this.data);
    if (this.colourBar) this.drawBar(context, this.colourBar);
  }

  private drawBar(context: CanvasRenderingContext2D, content: ColourBarContent): void {
    const { widthPx, heightPx } = this.size;
    const place = placeColourBar(content, widthPx, heightPx, textMeasure(context));
    if (place) drawColourBar(context, content, place);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "contour-map": ContourMap;
  }
}

import { css, html, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import {
  type ContourMapData,
  drawContourMap,
  type MapPlacement,
  mapGripAt,
  mapPointAt,
  placeMap,
  type RunGrip,
} from "../charts/contour-map.ts";
import { type ColourBarContent, drawColourBar, placeColourBar } from "../scenes/colour-bar.ts";
import { textMeasure } from "../scenes/picture-canvas.ts";
import { baseStyles } from "../styles/shared.ts";
import { LiveElement } from "./live-element.ts";
import { SizeController } from "./size-controller.ts";

/** Room around a map, CSS pixels. */
export interface MapMargins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Something happened at a point of the plane; null: at none. */
export class MapPointEvent extends Event {
  readonly point: readonly [number, number] | null;

  constructor(
    type: "map-hovered" | "map-dragged" | "map-double-clicked",
    point: readonly [number, number] | null,
  ) {
    super(type);
    this.point = point;
  }
}

/** A ball or a start was taken hold of. */
export class MapGrabbedEvent extends Event {
  readonly grip: RunGrip;

  constructor(grip: RunGrip) {
    super("map-grabbed");
    this.grip = grip;
  }
}

/**
 * The function as a map, with the descents on it; fills its own box, whatever that is.
 *
 * @fires map-hovered - {@link MapPointEvent} when the pointer is over another point, or over none
 * @fires map-grabbed - {@link MapGrabbedEvent} when a ball or a start is taken hold of
 * @fires map-dragged - {@link MapPointEvent} while it is held
 * @fires map-dropped - when it is let go
 * @fires map-clicked - when the map is clicked, nothing being taken hold of
 * @fires map-double-clicked - {@link MapPointEvent}
 */
@customElement("contour-map")
export class ContourMap extends LiveElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: relative;
        display: block;
        touch-action: none;
      }

      :host(.small) {
        cursor: pointer;
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
  private isHolding = false;

  constructor() {
    super();
    this.addEventListener("pointermove", this.pointerMoved);
    this.addEventListener("pointerleave", this.pointerLeft);
    this.addEventListener("pointerdown", this.pointerPressed);
    this.addEventListener("pointerup", this.pointerReleased);
    this.addEventListener("pointercancel", this.pointerReleased);
    this.addEventListener("dblclick", this.doubleClicked);
  }

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
    if (this.data) drawContourMap(context, this.rect, this.data);
    if (this.colourBar) this.drawBar(context, this.colourBar);
  }

  private get rect(): { x: number; y: number; width: number; height: number } {
    const { top, right, bottom, left } = this.margins;
    const { widthPx, heightPx } = this.size;
    return { x: left, y: top, width: widthPx - left - right, height: heightPx - top - bottom };
  }

  private placement({ field }: ContourMapData): MapPlacement {
    return placeMap(this.rect, field.x, field.y);
  }

  private pointAt(event: MouseEvent): readonly [number, number] | null {
    const { data } = this;
    if (!data) return null;
    const [x, y] = this.pixelOf(event);
    return mapPointAt(this.placement(data), x, y);
  }

  private gripAt(event: MouseEvent): RunGrip | null {
    const { data } = this;
    if (!data) return null;
    const [x, y] = this.pixelOf(event);
    return mapGripAt(this.placement(data), data, x, y);
  }

  private pixelOf(event: MouseEvent): readonly [number, number] {
    const { left, top } = this.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  }

  private readonly pointerMoved = (event: PointerEvent): void => {
    if (this.isHolding) {
      this.dispatchEvent(new MapPointEvent("map-dragged", this.heldPoint(event)));
      return;
    }
    const isGrip = this.gripAt(event) !== null;
    this.style.cursor = isGrip ? "move" : "";
    this.dispatchEvent(new MapPointEvent("map-hovered", isGrip ? null : this.pointAt(event)));
  };

  /** Beside the map, what is held stays at its border. */
  private heldPoint(event: PointerEvent): readonly [number, number] | null {
    const { data } = this;
    if (!data) return null;
    const { plot, toDomainX, toDomainY } = this.placement(data);
    const [x, y] = this.pixelOf(event);
    const across = Math.min(plot.left + plot.width, Math.max(plot.left, x));
    const down = Math.min(plot.top + plot.height, Math.max(plot.top, y));
    return [toDomainX(across), toDomainY(down)];
  }

  private readonly pointerLeft = (): void => {
    if (!this.isHolding) this.dispatchEvent(new MapPointEvent("map-hovered", null));
  };

  private readonly pointerPressed = (event: PointerEvent): void => {
    const grip = event.button === 0 ? this.gripAt(event) : null;
    if (!grip) return;
    this.isHolding = true;
    this.setPointerCapture(event.pointerId);
    this.dispatchEvent(new MapGrabbedEvent(grip));
  };

  private readonly pointerReleased = (event: PointerEvent): void => {
    if (this.isHolding) {
      this.isHolding = false;
      this.dispatchEvent(new Event("map-dropped"));
    } else if (event.type === "pointerup" && event.button === 0) {
      this.dispatchEvent(new Event("map-clicked"));
    }
  };

  private readonly doubleClicked = (event: MouseEvent): void => {
    this.dispatchEvent(new MapPointEvent("map-double-clicked", this.pointAt(event)));
  };

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

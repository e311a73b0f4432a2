import { css, html, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { CurveChart, type CurveChartData, type RunGrip } from "../charts/curve-chart.ts";
import { baseStyles } from "../styles/shared.ts";
import { LiveElement } from "./live-element.ts";
import { SizeController } from "./size-controller.ts";

/** Something happened at an abscissa; null: at none. */
export class CurvePointEvent extends Event {
  readonly x: number | null;

  constructor(type: "curve-hovered" | "curve-dragged" | "curve-double-clicked", x: number | null) {
    super(type);
    this.x = x;
  }
}

/** A ball or a start was taken hold of. */
export class CurveGrabbedEvent extends Event {
  readonly grip: RunGrip;

  constructor(grip: RunGrip) {
    super("curve-grabbed");
    this.grip = grip;
  }
}

/**
 * A function of one variable with the descents on it; fills its own box.
 *
 * @fires curve-hovered - {@link CurvePointEvent} when the pointer is over another abscissa, or none
 * @fires curve-grabbed - {@link CurveGrabbedEvent} when a ball or a start is taken hold of
 * @fires curve-dragged - {@link CurvePointEvent} while it is held
 * @fires curve-dropped - when it is let go
 * @fires curve-double-clicked - {@link CurvePointEvent}
 */
@customElement("curve-view")
export class CurveView extends LiveElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: relative;
        display: block;
        min-width: 0;
        min-height: 0;
        touch-action: none;
      }

      .chart {
        position: absolute;
        inset: 0;
      }
    `,
  ];

  /** What the chart shows; null: nothing yet. */
  @property({ attribute: false })
  data: CurveChartData | null = null;

  private chart: CurveChart | null = null;
  private isHolding = false;
  private readonly size = new SizeController(this, () => this.resized());

  constructor() {
    super();
    this.addEventListener("pointermove", this.pointerMoved);
    this.addEventListener("pointerleave", this.pointerLeft);
    this.addEventListener("pointerdown", this.pointerPressed);
    this.addEventListener("pointerup", this.pointerReleased);
    this.addEventListener("pointercancel", this.pointerReleased);
    this.addEventListener("dblclick", this.doubleClicked);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.chart?.dispose();
    this.chart = null;
  }

  protected override render(): unknown {
    return html`<div class="chart" aria-hidden="true"></div>`;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const container = this.renderRoot.querySelector<HTMLElement>(".chart");
    if (!container || !this.data) return;
    this.chart ??= new CurveChart(container);
    this.chart.show(this.data);
  }

  private resized(): void {
    const { widthPx, heightPx, pixelRatio } = this.size;
    if (widthPx > 0 && heightPx > 0) this.chart?.resize(widthPx, heightPx, pixelRatio);
  }

  private placeOf(event: MouseEvent): readonly [number, number] {
    const { left, top } = this.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  }

  private readonly pointerMoved = (event: PointerEvent): void => {
    const place = this.placeOf(event);
    if (this.isHolding) {
      this.dispatchEvent(new CurvePointEvent("curve-dragged", this.heldAbscissa(place[0])));
      return;
    }
    const isGrip = this.chart?.gripAt(...place) != null;
    this.style.cursor = isGrip ? "move" : "";
    const x = isGrip ? null : (this.chart?.pointAt(...place)?.x ?? null);
    this.dispatchEvent(new CurvePointEvent("curve-hovered", x));
  };

  /** Beside the plot, what is held stays at its border. */
  private heldAbscissa(pixel: number): number | null {
    const placement = this.chart?.placement;
    if (!placement) return null;
    const { left, width } = placement.plot;
    return placement.toDomainX(Math.min(left + width, Math.max(left, pixel)));
  }

  private readonly pointerLeft = (): void => {
    if (!this.isHolding) this.dispatchEvent(new CurvePointEvent("curve-hovered", null));
  };

  private readonly pointerPressed = (event: PointerEvent): void => {
    const grip = event.button === 0 ? this.chart?.gripAt(...this.placeOf(event)) : null;
    if (!grip) return;
    this.isHolding = true;
    this.setPointerCapture(event.pointerId);
    this.dispatchEvent(new CurveGrabbedEvent(grip));
  };

  private readonly pointerReleased = (): void => {
    if (!this.isHolding) return;
    this.isHolding = false;
    this.dispatchEvent(new Event("curve-dropped"));
  };

  private readonly doubleClicked = (event: MouseEvent): void => {
    const x = this.chart?.pointAt(...this.placeOf(event))?.x ?? null;
    this.dispatchEvent(new CurvePointEvent("curve-double-clicked", x));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "curve-view": CurveView;
  }
}

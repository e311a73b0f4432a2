import type { Polylines } from "./ribbon.ts";
import { clipSegment } from "./segment-clipping.ts";
import type { SurfaceFrame } from "./surface-frame.ts";
import { createSurfacePoint, type SurfaceSampler } from "./surface-sampler.ts";

/** Lines and markers float this far above the surface along its normal, in units of the scene. */
export const liftAboveSurface = 0.035;
/** Distance between samples along a line, as a part of the longer side of the floor. */
const sampleSpacing = 1 / 100;
const longestSampling = 400;

/** Collects lines laid on the surface; storage grows and is reused. */
export class Draper {
  readonly #sampler: SurfaceSampler;
  readonly #frame: SurfaceFrame;
  readonly #point = createSurfacePoint();
  #points = new Float32Array(3 * 256);
  #starts = new Uint8Array(256);
  #count = 0;
  #startCount = 0;
  #isBroken = true;

  constructor(sampler: SurfaceSampler, frame: SurfaceFrame) {
    this.#sampler = sampler;
    this.#frame = frame;
  }

  /** The lines so far; views of the collector's own storage, valid until its next change. */
  get lines(): Polylines {
    return { points: this.#points, pointCount: this.#count, starts: this.#starts };
  }

  /** How many indices a ribbon of the lines so far has. */
  get ribbonIndexCount(): number {
    return 6 * (this.#count - this.#startCount);
  }

  /** Starts again with nothing. */
  clear(): void {
    this.#count = 0;
    this.#startCount = 0;
    this.#isBroken = true;
  }

  /**
   * Lays a straight step of the domain on the surface, as far as it is inside the domain and the
   * surface exists there. Every step is a line of its own, so that sharp turns stay clean.
   */
  addStep(fromX: number, fromY: number, toX: number, toY: number): void {
    const part = clipSegment(fromX, fromY, toX, toY, this.#frame.x, this.#frame.y);
    this.#isBroken = true;
    if (part === null) return;
    const { x, y, halfWidth, halfDepth } = this.#frame;
    const way = Math.hypot(
      (((toX - fromX) * (part.high - part.low)) / (x.high - x.low)) * 2 * halfWidth,
      (((toY - fromY) * (part.high - part.low)) / (y.high - y.low)) * 2 * halfDepth,
    );
    const spacing = sampleSpacing * 2 * Math.max(halfWidth, halfDepth);
    const sampleCount = Math.max(1, Math.min(longestSampling, Math.ceil(way / spacing)));
    for (let sample = 0; sample <= sampleCount; sample++) {
      const t = part.low + ((part.high - part.low) * sample) / sampleCount;
      this.#addPoint(fromX + (toX - fromX) * t, fromY + (toY - fromY) * t);
    }
  }

  #addPoint(x: number, y: number): void {
    const point = this.#point;
    if (!this.#sampler.sample(x, y, point)) {
      this.#isBroken = true;
      return;
    }
    if (this.#count === this.#starts.length) this.#grow();
    this.#starts[this.#count] = this.#isBroken ? 1 : 0;
    if (this.#isBroken) this.#startCount++;
    this.#isBroken = false;
    const at = this.#count * 3;
    this.#points[at] = point.x + point.normalX * liftAboveSurface;
    this.#points[at + 1] = point.y + point.normalY * liftAboveSurface;
    this.#points[at + 2] = point.z + point.normalZ * liftAboveSurface;
    this.#count++;
  }

  #grow(): void {
    const points = new Float32Array(this.#points.length * 2);
    points.set(this.#points);
    this.#points = points;
    const starts = new Uint8Array(this.#starts.length * 2);
    starts.set(this.#starts);
    this.#starts = starts;
  }
}

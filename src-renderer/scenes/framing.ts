import type { HeightField } from "#core/descent/height-field.ts";
import type { CameraPose } from "./camera-pose.ts";
import { CameraRig } from "./camera-rig.ts";
import type { Box } from "./label-layout.ts";
import { type SurfaceFrame, sceneX, sceneY, sceneZ } from "./surface-frame.ts";

/** A picture's size in CSS pixels, and what of it is left to something else at its right. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly rightCss?: number;
}

/** Points of a surface, row-major [count, 3], units of the scene. */
export type Silhouette = Float32Array<ArrayBuffer>;

/** So many points of the surface are looked at along each side. */
const pointsAlong = 34;
/** Between the surface and what stands over the picture, in CSS pixels. */
const distancePx = 10;
/** Covers reach as far right as a multiple of this, and shrink when they are this much shorter. */
const coverStepPx = 64;
/** At most this part of the picture's height is left free. */
const mostPart = 0.4;
const stepPx = 4;

/** The points of a surface, as it is cut, whose places on a picture tell what it covers. */
export function silhouetteOf(field: HeightField, frame: SurfaceFrame): Silhouette {
  const { columns, rows, values } = field;
  const points: number[] = [];
  for (const row of placesAlong(rows)) {
    for (const column of placesAlong(columns)) {
      const height = values[row * columns + column];
      if (!Number.isFinite(height)) continue;
      const x = field.x.low + ((field.x.high - field.x.low) * column) / (columns - 1);
      const y = field.y.low + ((field.y.high - field.y.low) * row) / (rows - 1);
      const shown = Math.min(frame.shown.high, Math.max(frame.shown.low, height));
      points.push(sceneX(frame, x), sceneY(frame, y), sceneZ(frame, shown));
    }
  }
  return Float32Array.from(points);
}

/**
 * How much of a picture has to be left free at its top, so that the surface lies under nothing that
 * stands there: found by projecting the surface, unzoomed and unmoved.
 *
 * @param pose from which it has to be clear; its zoom and pan do not count
 * @param covers what stands over the picture, in CSS pixels; only what is in its upper half counts
 * @returns CSS pixels, at most 0.4 of the height, also where that is not enough
 */
export function freeTop(
  silhouette: Silhouette,
  pose: CameraPose,
  size: PictureSize,
  covers: readonly Box[],
): number {
  const atTop = covers.filter(
    ({ x, y, width, height }) =>
      y + height < size.height * 0.5 && y + height > 0 && x < size.width && x + width > 0,
  );
  if (atTop.length === 0 || silhouette.length === 0) return 0;
  const rig = new CameraRig();
  const whole = { ...pose, zoom: 1, panX: 0, panY: 0 };
  const most = Math.floor((size.height * mostPart) / stepPx);
  const isClear = (steps: number): boolean => {
    const margins = { topCss: steps * stepPx, rightCss: size.rightCss ?? 0 };
    rig.look(whole, size.width, size.height, margins);
    return !isCovered(silhouette, rig, atTop);
  };
  // Clear with little means clear with more, but for a pixel or two: halving finds it.
  let [tooLittle, enough] = [-1, most];
  while (enough - tooLittle > 1) {
    const middle = (tooLittle + enough) >> 1;
    if (isClear(middle)) enough = middle;
    else tooLittle = middle;
  }
  return enough * stepPx;
}

/** Whether a point of the surface is seen under something, or nearly so. */
export function isCovered(
  silhouette: Silhouette,
  rig: CameraRig,
  covers: readonly Box[],
  distance: number = distancePx,
): boolean {
  for (let at = 0; at < silhouette.length; at += 3) {
    const { x, y } = rig.project(silhouette[at], silhouette[at + 1], silhouette[at + 2]);
    for (const box of covers) {
      const isOver =
        x > box.x - distance &&
        x < box.x + box.width + distance &&
        y > box.y - distance &&
        y < box.y + box.height + distance;
      if (isOver) return true;
    }
  }
  return false;
}

/**
 * Keeps a surface clear of what stands over its picture: for the pose that was chosen last, by name
 * or from a document. While a person turns, zooms or moves the picture, nothing of it changes.
 */
export class Framing {
  #silhouette: Silhouette = new Float32Array();
  #field: HeightField | null = null;
  #pose: CameraPose | null = null;
  #size: PictureSize = { width: 0, height: 0 };
  #covers: readonly Box[] = [];
  #from = 0;
  #to = 0;

  /** Takes the surface that is shown. */
  setSurface(field: HeightField, frame: SurfaceFrame): void {
    if (this.#field === field) return;
    this.#field = field;
    this.#silhouette = silhouetteOf(field, frame);
    this.#settle();
  }

  /** Takes the size of the picture, CSS pixels. */
  resize(width: number, height: number): void {
    this.#size = { width, height };
    this.#settle();
  }

  /**
   * Takes what stands over the picture, CSS pixels. A text that becomes a little longer or shorter,
   * as the numbers in a caption do, changes nothing.
   */
  setCovers(covers: readonly Box[]): void {
    this.#covers = covers.map((box, at) => steadyBox(box, this.#covers[at]));
    this.#settle();
  }

  /** Looks from a pose that was chosen; the picture may glide there. */
  look(pose: CameraPose, part: number): void {
    this.#from = this.topAt(part);
    this.#pose = pose;
    this.#to = this.#needed();
  }

  /**
   * What is to be left free at the top.
   *
   * @param part how much of the way to the pose chosen last is done, 0..1
   */
  topAt(part: number): number {
    return this.#from + (this.#to - this.#from) * part;
  }

  #settle(): void {
    this.#to = this.#needed();
    this.#from = this.#to;
  }

  #needed(): number {
    if (!this.#pose || this.#size.height < 1) return 0;
    return freeTop(this.#silhouette, this.#pose, this.#size, this.#covers);
  }
}

/** As far right as a whole step, unless it reached nearly as far before. */
function steadyBox(box: Box, before: Box | undefined): Box {
  const right = box.x + box.width;
  const last = before ? before.x + before.width : 0;
  const isSteady = last >= right && last - right < 2 * coverStepPx;
  const reach = isSteady ? last : Math.ceil(right / coverStepPx) * coverStepPx;
  return { ...box, width: reach - box.x };
}

/** Positions along a side, the first and the last among them. */
function placesAlong(count: number): number[] {
  const steps = Math.min(count, pointsAlong) - 1;
  return Array.from({ length: steps + 1 }, (_, at) => Math.round((at * (count - 1)) / steps));
}

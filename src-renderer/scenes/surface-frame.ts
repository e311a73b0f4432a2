import { quantileSorted, tickStep } from "d3-array";
import type { HeightField, Interval } from "#core/descent/height-field.ts";

/** Length of the longer side of the floor, in units of the scene. */
const longSide = 6;
/** No side of the floor is drawn shorter than this part of the longer one. */
const shortestSideRatio = 0.4;
/** From the lowest to the highest height shown, in units of the scene. */
const boxHeight = 3.6;
/** The floor lies this far below the lowest height, so that the map on it can be seen. */
const floorDrop = 1.16;
/** What the camera turns about, above the lowest height. */
const pivotHeight = 1.16;
const quantileSampleCount = 20_000;

/**
 * How a height field is laid into the scene's box: x to the right, y to the back, z up, the middle
 * of the domain and the pivot of the camera at the origin. Plain numbers; nothing of WebGL.
 */
export interface SurfaceFrame {
  readonly x: Interval;
  readonly y: Interval;
  /** The heights shown, rounded outwards to whole isolines; outliers beyond it are cut off. */
  readonly shown: Interval;
  /** Whether heights beyond `shown` exist, so that the surface has to be cut there. */
  readonly isCut: boolean;
  /** Half the floor's sides, in units of the scene. */
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly bottom: number;
  readonly top: number;
  readonly floor: number;
  /** Distance between isolines, in units of the function. */
  readonly isolineStep: number;
  /** Distance between the lines of the mesh, in units of the domain. */
  readonly meshStepX: number;
  readonly meshStepY: number;
}

/** Lays a height field into the scene's box, whatever its domain and range are. */
export function createSurfaceFrame(field: HeightField): SurfaceFrame {
  const width = field.x.high - field.x.low;
  const depth = field.y.high - field.y.low;
  const longest = Math.max(width, depth);
  const range = field.isRangeFixed ? field.range : withoutOutliers(field);
  const isolineStep = tickStep(range.low, range.high, 10);
  const shown = roundedOutwards(range, isolineStep);
  return {
    x: field.x,
    y: field.y,
    shown,
    isCut: field.range.low < shown.low || field.range.high > shown.high,
    halfWidth: (longSide / 2) * Math.max(shortestSideRatio, width / longest),
    halfDepth: (longSide / 2) * Math.max(shortestSideRatio, depth / longest),
    bottom: -pivotHeight,
    top: boxHeight - pivotHeight,
    floor: -pivotHeight - floorDrop,
    isolineStep,
    meshStepX: tickStep(field.x.low, field.x.high, 12),
    meshStepY: tickStep(field.y.low, field.y.high, 12),
  };
}

/** The scene's x of an abscissa. */
export function sceneX(frame: SurfaceFrame, x: number): number {
  return ((x - frame.x.low) / (frame.x.high - frame.x.low) - 0.5) * 2 * frame.halfWidth;
}

/** The scene's y of an ordinate. */
export function sceneY(frame: SurfaceFrame, y: number): number {
  return ((y - frame.y.low) / (frame.y.high - frame.y.low) - 0.5) * 2 * frame.halfDepth;
}

/** The scene's z of a height. */
export function sceneZ(frame: SurfaceFrame, height: number): number {
  const { low, high } = frame.shown;
  return frame.bottom + ((height - low) / (high - low)) * (frame.top - frame.bottom);
}

/** A pole or a steep corner must not flatten all the rest: far outliers are left out of the range. */
function withoutOutliers(field: HeightField): Interval {
  const stride = Math.ceil(field.values.length / quantileSampleCount);
  const sorted = Array.from(
    field.values.filter((value, index) => index % stride === 0 && Number.isFinite(value)).sort(),
  );
  let { low, high } = field.range;
  if (sorted.length > 0) {
    const lower = quantileSorted(sorted, 0.02) ?? low;
    const upper = quantileSorted(sorted, 0.98) ?? high;
    const spread = upper - lower;
    if (spread > 0 && high - upper > 4 * spread) high = upper + spread / 2;
    if (spread > 0 && lower - low > 4 * spread) low = lower - spread / 2;
  }
  const isFlat = !(high - low > Math.max(Math.abs(low), Math.abs(high)) * 1e-9);
  const margin = isFlat ? Math.max(Math.abs(low) * 0.5, 0.5) : 0;
  return { low: low - margin, high: high + margin };
}

function roundedOutwards(range: Interval, step: number): Interval {
  const slack = 1e-9;
  return {
    low: Math.floor(range.low / step + slack) * step,
    high: Math.ceil(range.high / step - slack) * step,
  };
}

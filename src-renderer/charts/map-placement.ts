import type { Interval } from "#core/descent/height-field.ts";
import type { PixelBox } from "./pixel-box.ts";

/** Where something is drawn, in the units of the drawing context. */
export interface MapRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A domain laid into pixels, x to the right, y up. */
export interface MapPlacement {
  /** The plot, without axes; as long on both axes for a unit, where the domain allows it. */
  readonly plot: PixelBox;
  readonly hasAxes: boolean;
  toPixelX(x: number): number;
  toPixelY(y: number): number;
  /** The inverse of `toPixelX`. */
  toDomainX(x: number): number;
  /** The inverse of `toPixelY`. */
  toDomainY(y: number): number;
}

/** Maps at least so wide and high have ticks, numbers and names. */
const axesFromPx = 300;
const margins = { left: 48, right: 16, top: 16, bottom: 44 };
/** Domains longer than this for their width are stretched: else they would be but a stripe. */
const longestSideRatio = 3;

/**
 * Lays a domain into a rectangle. A unit is as long to the right as upwards, so that the steepest
 * way crosses isolines at right angles here as it does in truth; only very long domains are
 * stretched to fill the rectangle.
 */
export function placeMap(rect: MapRect, domainX: Interval, domainY: Interval): MapPlacement {
  const hasAxes = Math.min(rect.width, rect.height) >= axesFromPx;
  const room = hasAxes ? withoutMargins(rect) : rect;
  const unitsWide = domainX.high - domainX.low;
  const unitsHigh = domainY.high - domainY.low;
  const isLong = Math.max(unitsWide / unitsHigh, unitsHigh / unitsWide) > longestSideRatio;
  const scale = Math.min(room.width / unitsWide, room.height / unitsHigh);
  const width = isLong ? room.width : unitsWide * scale;
  const height = isLong ? room.height : unitsHigh * scale;
  const left = room.x + (room.width - width) / 2;
  const top = room.y + (room.height - height) / 2;
  return {
    plot: { left, top, width, height },
    hasAxes,
    toPixelX: (x) => left + ((x - domainX.low) / unitsWide) * width,
    toPixelY: (y) => top + height - ((y - domainY.low) / unitsHigh) * height,
    toDomainX: (x) => domainX.low + ((x - left) / width) * unitsWide,
    toDomainY: (y) => domainY.low + ((top + height - y) / height) * unitsHigh,
  };
}

function withoutMargins(rect: MapRect): MapRect {
  return {
    x: rect.x + margins.left,
    y: rect.y + margins.top,
    width: rect.width - margins.left - margins.right,
    height: rect.height - margins.top - margins.bottom,
  };
}

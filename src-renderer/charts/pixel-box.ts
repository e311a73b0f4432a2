/** An upright rectangle in pixels. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A point in pixels, y downwards. */
export interface PixelPoint {
  readonly x: number;
  readonly y: number;
}

/** Whether two rectangles have more than an edge in common. */
export function overlaps(one: PixelBox, other: PixelBox): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

/** Whether all of a rectangle is inside another. */
export function isWithin(inner: PixelBox, outer: PixelBox): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.left + inner.width <= outer.left + outer.width &&
    inner.top + inner.height <= outer.top + outer.height
  );
}

/** Whether a point is inside a rectangle or on its edge. */
export function hasPoint({ left, top, width, height }: PixelBox, { x, y }: PixelPoint): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

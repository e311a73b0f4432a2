import type { HeightField, HeightFunction } from "#core/descent/height-field.ts";
import { type SurfaceFrame, sceneX, sceneY, sceneZ } from "./surface-frame.ts";
import type { MeshStride } from "./surface-mesh.ts";

/** A point on the surface and the direction away from it, in units of the scene. */
export interface SurfacePoint {
  x: number;
  y: number;
  z: number;
  normalX: number;
  normalY: number;
  normalZ: number;
}

/** Where the drawn surface is above a point of the domain. */
export interface SurfaceSampler {
  /**
   * Writes the surface's point above (x, y) to `target`: the higher of the exact height and the
   * drawn triangles, so that what lies there is never buried in a chord of the mesh.
   *
   * @returns false in a hole, outside the domain or where the surface is cut; `target` is then unusable
   */
  sample(x: number, y: number, target: SurfacePoint): boolean;
}

/** Fresh storage for a sampler's answer. */
export function createSurfacePoint(): SurfacePoint {
  return { x: 0, y: 0, z: 0, normalX: 0, normalY: 0, normalZ: 1 };
}

/** How far a height may lie beyond the range shown and still count as on the surface. */
const cutTolerance = 0.002;

/**
 * Reads positions off the drawn surface.
 *
 * @param strides the meshes that get drawn, as distances between the grid's lines they use
 */
export function createSurfaceSampler(
  field: HeightField,
  frame: SurfaceFrame,
  heightAt: HeightFunction,
  strides: readonly MeshStride[],
): SurfaceSampler {
  const { columns, rows, values } = field;
  const spacingX = (2 * frame.halfWidth) / (columns - 1);
  const spacingY = (2 * frame.halfDepth) / (rows - 1);
  const slack = cutTolerance * (frame.shown.high - frame.shown.low);
  const valueAt = (column: number, row: number): number =>
    values[Math.min(row, rows - 1) * columns + Math.min(column, columns - 1)] ?? Number.NaN;
  const columnOf = (x: number): number =>
    ((x - frame.x.low) / (frame.x.high - frame.x.low)) * (columns - 1);
  const rowOf = (y: number): number =>
    ((y - frame.y.low) / (frame.y.high - frame.y.low)) * (rows - 1);

  return {
    sample(x, y, target) {
      const column = columnOf(x);
      const row = rowOf(y);
      const edge = 1e-6;
      if (!(column >= -edge && row >= -edge)) return false;
      if (!(column <= columns - 1 + edge && row <= rows - 1 + edge)) return false;
      let height = heightAt(x, y);
      for (const stride of strides) {
        const drawn = triangleHeight(valueAt, columns, rows, column, row, stride);
        if (drawn > height || !Number.isFinite(height)) height = drawn;
      }
      if (!(height >= frame.shown.low - slack && height <= frame.shown.high + slack)) return false;
      target.x = sceneX(frame, x);
      target.y = sceneY(frame, y);
      target.z = sceneZ(frame, height);
      writeNormal(valueAt, column, row, columns, rows, frame, spacingX, spacingY, target);
      return true;
    },
  };
}

type ValueAt = (column: number, row: number) => number;

/** The height of the mesh's triangle; cells are split from their lower right to their upper left. */
function triangleHeight(
  valueAt: ValueAt,
  columns: number,
  rows: number,
  column: number,
  row: number,
  stride: MeshStride,
): number {
  const left = Math.max(
    0,
    Math.min(Math.floor(column / stride.columns) * stride.columns, columns - 2),
  );
  const front = Math.max(0, Math.min(Math.floor(row / stride.rows) * stride.rows, rows - 2));
  const right = Math.min(left + stride.columns, columns - 1);
  const back = Math.min(front + stride.rows, rows - 1);
  const u = (column - left) / (right - left);
  const v = (row - front) / (back - front);
  const lowerRight = valueAt(right, front);
  const upperLeft = valueAt(left, back);
  if (u + v <= 1) {
    const corner = valueAt(left, front);
    return corner + u * (lowerRight - corner) + v * (upperLeft - corner);
  }
  const corner = valueAt(right, back);
  return corner + (1 - u) * (upperLeft - corner) + (1 - v) * (lowerRight - corner);
}

function writeNormal(
  valueAt: ValueAt,
  column: number,
  row: number,
  columns: number,
  rows: number,
  frame: SurfaceFrame,
  spacingX: number,
  spacingY: number,
  target: SurfacePoint,
): void {
  const left = Math.max(0, Math.min(Math.floor(column), columns - 2));
  const front = Math.max(0, Math.min(Math.floor(row), rows - 2));
  const u = column - left;
  const v = row - front;
  const a = sceneZ(frame, valueAt(left, front));
  const b = sceneZ(frame, valueAt(left + 1, front));
  const c = sceneZ(frame, valueAt(left, front + 1));
  const d = sceneZ(frame, valueAt(left + 1, front + 1));
  const slopeX = ((b - a) * (1 - v) + (d - c) * v) / spacingX;
  const slopeY = ((c - a) * (1 - u) + (d - b) * u) / spacingY;
  const isKnown = Number.isFinite(slopeX) && Number.isFinite(slopeY);
  const length = isKnown ? Math.hypot(slopeX, slopeY, 1) : 1;
  target.normalX = isKnown ? -slopeX / length : 0;
  target.normalY = isKnown ? -slopeY / length : 0;
  target.normalZ = 1 / length;
}

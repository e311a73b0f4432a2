import { BufferAttribute, BufferGeometry } from "three";
import type { HeightField, Interval } from "#core/descent/height-field.ts";
import { type SurfaceFrame, sceneZ } from "./surface-frame.ts";

/** Cells a side of the mesh that is drawn while the picture moves on a slow machine. */
const coarseCellCount = 50;
/** Axes with more cells were refined because they need it … */
const mostPlainCells = 120;
/** … and stay so in motion, as long as there are no more cells than this in all. */
const mostCoarseCells = 40_000;
/** Smooth surfaces do with larger cells in motion, but with no fewer than this a side … */
const fewestCoarseCells = 25;
/** … and only where no height is missed by more than this part of the heights shown. */
const mostMissed = 0.005;
/** Heights beyond the range shown are kept finite, at most this many box heights away. */
const farthestOvershoot = 4;

/** The distances between the lines of the grid that a mesh uses. */
export interface MeshStride {
  readonly columns: number;
  readonly rows: number;
}

/** One height field as triangles, in full and (for slow machines in motion) coarser. */
export interface SurfaceMeshes {
  /**
   * Attributes: `position` (scene units), `normal`, `known` (1, or 0 at a hole). The index leaves
   * out every triangle with a hole.
   */
  readonly full: BufferGeometry;
  readonly coarse: BufferGeometry;
  /** The same with the holes' cells too, for the floor. */
  readonly fullFloor: BufferGeometry;
  readonly coarseFloor: BufferGeometry;
  /** Those of all meshes. */
  readonly strides: readonly MeshStride[];
  /** Frees the buffers of all of them. */
  dispose(): void;
}

/** Makes the triangles of a height field; the caller disposes of them. */
export function createSurfaceMeshes(field: HeightField, frame: SurfaceFrame): SurfaceMeshes {
  const position = new BufferAttribute(gridPositions(field, frame), 3);
  const normal = new BufferAttribute(gridNormals(field, position.array), 3);
  const known = new BufferAttribute(
    Float32Array.from(field.values, (value) => (Number.isFinite(value) ? 1 : 0)),
    1,
  );
  const fine = { columns: 1, rows: 1 };
  const stride = coarseStride(field, frame.shown);
  const isSame = stride.columns === 1 && stride.rows === 1;
  const hasHoles = field.values.some(Number.isNaN);
  const geometryOf = (index: Uint32Array): BufferGeometry => {
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", position);
    geometry.setAttribute("normal", normal);
    geometry.setAttribute("known", known);
    geometry.setIndex(new BufferAttribute(index, 1));
    return geometry;
  };
  const full = geometryOf(gridTriangles(field, fine, false));
  const coarse = isSame ? full : geometryOf(gridTriangles(field, stride, false));
  const fullFloor = hasHoles ? geometryOf(gridTriangles(field, fine, true)) : full;
  const coarseFloor = hasHoles && !isSame ? geometryOf(gridTriangles(field, stride, true)) : coarse;
  return {
    full,
    coarse,
    fullFloor,
    coarseFloor,
    strides: isSame ? [fine] : [fine, stride],
    dispose() {
      for (const geometry of new Set([full, coarse, fullFloor, coarseFloor])) geometry.dispose();
    },
  };
}

/**
 * Every second cell or so, where the surface is smooth every fourth; axes that were refined keep
 * their cells while there are not too many.
 */
function coarseStride(field: HeightField, shown: Interval): MeshStride {
  const { columns, rows } = field;
  const strideOf = (cells: number): number =>
    cells > mostPlainCells ? 1 : Math.max(1, Math.round(cells / coarseCellCount));
  const stride = { columns: strideOf(columns - 1), rows: strideOf(rows - 1) };
  for (;;) {
    const across = (columns - 1) / stride.columns;
    const up = (rows - 1) / stride.rows;
    if (across * up <= mostCoarseCells) break;
    if (across >= up) stride.columns *= 2;
    else stride.rows *= 2;
  }
  const wider = {
    columns: doubledStride(columns, stride.columns),
    rows: doubledStride(rows, stride.rows),
  };
  const candidates = [
    wider,
    { columns: wider.columns, rows: stride.rows },
    { columns: stride.columns, rows: wider.rows },
  ];
  return candidates.find((candidate) => isMetBy(field, shown, candidate)) ?? stride;
}

/** Twice the stride, unless that would leave too few cells. */
function doubledStride(lines: number, stride: number): number {
  return (lines - 1) / (stride * 2) >= fewestCoarseCells ? stride * 2 : stride;
}

/** Whether the triangles of a stride pass close enough to every sample; never where there are holes. */
function isMetBy(field: HeightField, shown: Interval, stride: MeshStride): boolean {
  const { columns, rows, values } = field;
  const tolerance = mostMissed * (shown.high - shown.low);
  const within = (height: number): number =>
    Number.isNaN(height) ? height : Math.min(shown.high, Math.max(shown.low, height));
  for (let row = 0; row < rows - 1; row++) {
    const front = row - (row % stride.rows);
    const back = Math.min(rows - 1, front + stride.rows);
    const v = (row - front) / (back - front);
    for (let column = 0; column < columns - 1; column++) {
      const left = column - (column % stride.columns);
      const right = Math.min(columns - 1, left + stride.columns);
      const u = (column - left) / (right - left);
      const frontRight = within(values[front * columns + right]);
      const backLeft = within(values[back * columns + left]);
      // The cell's two triangles, as gridTriangles splits it.
      const drawn =
        u + v <= 1
          ? within(values[front * columns + left]) * (1 - u - v) + frontRight * u + backLeft * v
          : within(values[back * columns + right]) * (u + v - 1) +
            frontRight * (1 - v) +
            backLeft * (1 - u);
      // A hole makes the comparison false, too.
      if (!(Math.abs(drawn - within(values[row * columns + column])) <= tolerance)) return false;
    }
  }
  return true;
}

function gridPositions(field: HeightField, frame: SurfaceFrame): Float32Array {
  const { columns, rows, values } = field;
  const positions = new Float32Array(columns * rows * 3);
  const overshoot = farthestOvershoot * (frame.top - frame.bottom);
  let offset = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const z = sceneZ(frame, values[row * columns + column] ?? Number.NaN);
      positions[offset++] = ((column / (columns - 1)) * 2 - 1) * frame.halfWidth;
      positions[offset++] = ((row / (rows - 1)) * 2 - 1) * frame.halfDepth;
      positions[offset++] = Number.isFinite(z)
        ? Math.min(frame.top + overshoot, Math.max(frame.bottom - overshoot, z))
        : frame.bottom;
    }
  }
  return positions;
}

/** Normals from central differences, one-sided at the borders. */
function gridNormals(field: HeightField, positions: ArrayLike<number>): Float32Array {
  const { columns, rows } = field;
  const normals = new Float32Array(columns * rows * 3);
  const at = (column: number, row: number, component: number): number =>
    positions[(row * columns + column) * 3 + component] ?? 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const left = Math.max(0, column - 1);
      const right = Math.min(columns - 1, column + 1);
      const front = Math.max(0, row - 1);
      const back = Math.min(rows - 1, row + 1);
      const slopeX =
        (at(right, row, 2) - at(left, row, 2)) / (at(right, row, 0) - at(left, row, 0));
      const slopeY =
        (at(column, back, 2) - at(column, front, 2)) / (at(column, back, 1) - at(column, front, 1));
      const length = Math.hypot(slopeX, slopeY, 1);
      const offset = (row * columns + column) * 3;
      normals[offset] = -slopeX / length;
      normals[offset + 1] = -slopeY / length;
      normals[offset + 2] = 1 / length;
    }
  }
  return normals;
}

/** Two triangles a cell, split from the lower right to the upper left corner. */
function gridTriangles(field: HeightField, stride: MeshStride, withHoles: boolean): Uint32Array {
  const { columns, rows, values } = field;
  const columnIndices = linesOfGrid(columns, stride.columns);
  const rowIndices = linesOfGrid(rows, stride.rows);
  const triangles = new Uint32Array((columnIndices.length - 1) * (rowIndices.length - 1) * 6);
  let count = 0;
  const add = (a: number, b: number, c: number): void => {
    // A sum with a hole is a hole.
    if (!withHoles && Number.isNaN(values[a] + values[b] + values[c])) return;
    triangles[count++] = a;
    triangles[count++] = b;
    triangles[count++] = c;
  };
  for (let row = 1; row < rowIndices.length; row++) {
    const front = (rowIndices[row - 1] ?? 0) * columns;
    const back = (rowIndices[row] ?? 0) * columns;
    for (let column = 1; column < columnIndices.length; column++) {
      const left = columnIndices[column - 1] ?? 0;
      const right = columnIndices[column] ?? 0;
      add(front + left, front + right, back + left);
      add(back + right, back + left, front + right);
    }
  }
  return triangles.slice(0, count);
}

/** Every `stride`-th line of a grid, and its last one. */
function linesOfGrid(count: number, stride: number): number[] {
  const lines: number[] = [];
  for (let line = 0; line < count - 1; line += stride) lines.push(line);
  lines.push(count - 1);
  return lines;
}

import { tickStep, ticks } from "d3-array";
import type { ScreenPoint } from "./camera-rig.ts";
import { floorGridCount } from "./floor-material.ts";
import { type SurfaceFrame, sceneX, sceneY, sceneZ } from "./surface-frame.ts";

/** A tick of an axis on the picture. */
export interface PlacedTick {
  readonly value: number;
  readonly at: ScreenPoint;
  /** Unit vector on the picture, away from the box. */
  readonly outward: ScreenPoint;
}

/** An axis on the picture. */
export interface PlacedAxis {
  readonly kind: "x" | "y" | "height";
  readonly from: ScreenPoint;
  readonly to: ScreenPoint;
  /** Finer to coarser choices of ticks; the layout takes the first that has room. */
  readonly tickChoices: readonly (readonly PlacedTick[])[];
}

/** Sends a point of the scene to the picture. */
export type Projection = (x: number, y: number, z: number) => ScreenPoint;

/** Axes shorter than this on the picture (seen end on) are left out. */
const shortestAxisPx = 48;
/** From this elevation on the box's top edges lie outside its floor's on the picture. */
const flatView = (82 * Math.PI) / 180;
const heightTickCount = 5;
const choiceFactors = [1, 0.5, 0.34, 0.2];

type Corner = readonly [x: number, y: number, z: number];

/**
 * Puts the axes where they can be read: x and y on the edges that face the viewer, at the floor
 * (seen from straight above at the box's top, which is farther out), the height on the silhouette.
 *
 * @param azimuthRadians direction from the middle to the camera
 * @param elevationRadians the camera's height above the horizon
 */
export function placeAxes(
  frame: SurfaceFrame,
  azimuthRadians: number,
  elevationRadians: number,
  project: Projection,
): readonly PlacedAxis[] {
  const nearX = Math.cos(azimuthRadians) >= 0 ? frame.halfWidth : -frame.halfWidth;
  const nearY = Math.sin(azimuthRadians) >= 0 ? frame.halfDepth : -frame.halfDepth;
  const axes: PlacedAxis[] = [];
  const keep = (axis: PlacedAxis): void => {
    const length = Math.hypot(axis.to.x - axis.from.x, axis.to.y - axis.from.y);
    if (length >= shortestAxisPx) axes.push(axis);
  };
  const level = elevationRadians > flatView ? frame.top : frame.floor;
  keep(
    placeAxis(
      "x",
      frame.x.low,
      frame.x.high,
      floorGridCount,
      project,
      (value) => [sceneX(frame, value), nearY, level],
      [0, nearY, 0],
    ),
  );
  keep(
    placeAxis(
      "y",
      frame.y.low,
      frame.y.high,
      floorGridCount,
      project,
      (value) => [nearX, sceneY(frame, value), level],
      [nearX, 0, 0],
    ),
  );
  const [edgeX, edgeY] = rightmostCorner(frame, project);
  const foot = project(edgeX, edgeY, frame.floor);
  const height = placeAxis(
    "height",
    frame.shown.low,
    frame.shown.high,
    heightTickCount,
    project,
    (value) => [edgeX, edgeY, sceneZ(frame, value)],
    [edgeX, edgeY, 0],
  );
  keep({ ...height, from: foot });
  return axes;
}

function placeAxis(
  kind: PlacedAxis["kind"],
  low: number,
  high: number,
  tickCount: number,
  project: Projection,
  place: (value: number) => Corner,
  away: Corner,
): PlacedAxis {
  const from = project(...place(low));
  const to = project(...place(high));
  const placeTick = (value: number): PlacedTick => {
    const corner = place(value);
    const at = project(...corner);
    const beyond = project(corner[0] + away[0] * 0.1, corner[1] + away[1] * 0.1, corner[2]);
    const outward = kind === "height" ? { x: 1, y: 0 } : directionOf(at, beyond, from, to);
    return { value, at, outward };
  };
  const seen = new Set<number>();
  const tickChoices: (readonly PlacedTick[])[] = [];
  for (const factor of choiceFactors) {
    const count = Math.max(1, Math.round(tickCount * factor));
    const step = tickStep(low, high, count);
    if (seen.has(step)) continue;
    seen.add(step);
    tickChoices.push(ticks(low, high, count).map(placeTick));
  }
  return { kind, from, to, tickChoices };
}

/**
 * Away from the box along the floor; but the less that leads away from the axis itself (seen from
 * low angles), the more square to the axis, downwards when in doubt.
 */
function directionOf(
  at: ScreenPoint,
  beyond: ScreenPoint,
  from: ScreenPoint,
  to: ScreenPoint,
): ScreenPoint {
  const away = unit(beyond.x - at.x, beyond.y - at.y);
  const along = unit(to.x - from.x, to.y - from.y);
  const across = along.x * away.y - along.y * away.x;
  const isDoubtful = Math.abs(across) < 0.05;
  const side = (isDoubtful ? along.x : across) >= 0 ? 1 : -1;
  const squareness = 1.2 * (1 - Math.abs(across));
  return unit(
    away.x * Math.abs(across) - along.y * side * squareness,
    away.y * Math.abs(across) + along.x * side * squareness,
  );
}

function unit(x: number, y: number): ScreenPoint {
  const length = Math.hypot(x, y);
  return length > 0 ? { x: x / length, y: y / length } : { x: 0, y: 1 };
}

function rightmostCorner(frame: SurfaceFrame, project: Projection): readonly [number, number] {
  let best: readonly [number, number] = [frame.halfWidth, frame.halfDepth];
  let bestX = Number.NEGATIVE_INFINITY;
  for (const x of [-frame.halfWidth, frame.halfWidth]) {
    for (const y of [-frame.halfDepth, frame.halfDepth]) {
      const seen = project(x, y, frame.top).x;
      if (seen > bestX) {
        bestX = seen;
        best = [x, y];
      }
    }
  }
  return best;
}

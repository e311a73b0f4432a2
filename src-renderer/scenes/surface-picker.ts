import type { CameraRig, ScreenPoint } from "./camera-rig.ts";
import type { SurfaceFrame } from "./surface-frame.ts";
import { createSurfacePoint, type SurfaceSampler } from "./surface-sampler.ts";
import type { RunGrips, ScenePlace } from "./trajectory-layer.ts";

/** Samples along a line of sight through the box of the surface. */
const sampleCount = 240;
/** Halvings of the interval in which the line of sight goes under the surface. */
const halvings = 24;
/** A grip is taken hold of within so many CSS pixels of its middle. */
const gripReachPx = 15;

/** What of a run is under the pointer. */
export interface SceneGrip {
  /** Place among the runs of the picture. */
  readonly run: number;
  readonly what: "ball" | "start";
}

/** The first point of the plane whose surface a line of sight meets; null: it meets none. */
export function pickSurface(
  rig: CameraRig,
  frame: SurfaceFrame,
  sampler: SurfaceSampler,
  place: ScreenPoint,
): readonly [number, number] | null {
  const { origin, direction } = rig.ray(place);
  const [near, far] = throughBox(frame, origin, direction);
  if (!(near < far)) return null;
  const point = createSurfacePoint();
  const at = (t: number): readonly [number, number, number] => [
    planeX(frame, origin.x + direction.x * t),
    planeY(frame, origin.y + direction.y * t),
    origin.z + direction.z * t,
  ];
  /** How far the line of sight is above the surface; NaN beside it or in a hole. */
  const above = (t: number): number => {
    const [x, y, z] = at(t);
    return sampler.sample(x, y, point) ? z - point.z : Number.NaN;
  };
  let before = Number.NaN;
  for (let sample = 0; sample <= sampleCount; sample++) {
    const t = near + ((far - near) * sample) / sampleCount;
    const now = above(t);
    if (before * now <= 0) {
      const [x, y] = at(crossing(above, t - (far - near) / sampleCount, t, before));
      return [x, y];
    }
    before = now;
  }
  return null;
}

/** The point of the plane that a line of sight meets at a height of the scene; null: never. */
export function pickLevel(
  rig: CameraRig,
  frame: SurfaceFrame,
  height: number,
  place: ScreenPoint,
): readonly [number, number] | null {
  const { origin, direction } = rig.ray(place);
  const t = (height - origin.z) / direction.z;
  if (!(t > 0)) return null;
  const x = planeX(frame, origin.x + direction.x * t);
  const y = planeY(frame, origin.y + direction.y * t);
  return [
    Math.min(frame.x.high, Math.max(frame.x.low, x)),
    Math.min(frame.y.high, Math.max(frame.y.low, y)),
  ];
}

/** The grip nearest to a place on the picture, within reach; of two, the one of the later run. */
export function pickGrip(
  rig: CameraRig,
  grips: readonly RunGrips[],
  place: ScreenPoint,
): SceneGrip | null {
  let best: SceneGrip | null = null;
  let bestDistance = gripReachPx;
  grips.forEach(({ ball, start }, run) => {
    for (const [what, middle] of [
      ["start", start],
      ["ball", ball],
    ] as const) {
      const distance = distanceTo(rig, middle, place);
      if (distance > bestDistance) continue;
      best = { run, what };
      bestDistance = distance;
    }
  });
  return best;
}

function distanceTo(rig: CameraRig, middle: ScenePlace | null, place: ScreenPoint): number {
  if (!middle) return Number.POSITIVE_INFINITY;
  const seen = rig.project(...middle);
  return Math.hypot(seen.x - place.x, seen.y - place.y);
}

/** Where a line goes under the surface between two of its places. */
function crossing(
  above: (t: number) => number,
  from: number,
  to: number,
  aboveFrom: number,
): number {
  let [low, high] = [from, to];
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2;
    if (aboveFrom * above(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

interface Line {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** The part of a line that is inside the box of the surface, as parameters. */
function throughBox(frame: SurfaceFrame, origin: Line, direction: Line): readonly [number, number] {
  let [near, far] = [0, Number.POSITIVE_INFINITY];
  const { halfWidth, halfDepth, bottom, top } = frame;
  const slack = 0.05;
  for (const [begin, way, low, high] of [
    [origin.x, direction.x, -halfWidth, halfWidth],
    [origin.y, direction.y, -halfDepth, halfDepth],
    [origin.z, direction.z, bottom - slack, top + slack],
  ] as const) {
    const [a, b] = [(low - begin) / way, (high - begin) / way];
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
  }
  return [near, far];
}

function planeX({ x, halfWidth }: SurfaceFrame, sceneX: number): number {
  return x.low + (sceneX / (2 * halfWidth) + 0.5) * (x.high - x.low);
}

function planeY({ y, halfDepth }: SurfaceFrame, sceneY: number): number {
  return y.low + (sceneY / (2 * halfDepth) + 0.5) * (y.high - y.low);
}

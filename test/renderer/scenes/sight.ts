import { Vector3 } from "three";
import type { HeightFunction } from "#core/descent/height-field.ts";
import { liftAboveSurface } from "../../../src-renderer/scenes/drape.ts";
import { type SurfaceFrame, sceneZ } from "../../../src-renderer/scenes/surface-frame.ts";
import {
  createSurfacePoint,
  type SurfaceSampler,
} from "../../../src-renderer/scenes/surface-sampler.ts";

/** What is looked at, and from where. */
export interface Sight {
  readonly frame: SurfaceFrame;
  readonly heightAt: HeightFunction;
  readonly sampler: SurfaceSampler;
  /** The camera's place in the scene. */
  readonly eye: Vector3;
}

/** How far a line of sight is followed at a time, in units of the scene. */
const stepLength = 0.02;

/**
 * Whether what lies on the surface above (x, y) is seen: nothing of the surface is between it and the
 * eye. Null where nothing can lie: outside the domain, in a hole, where the surface is cut.
 */
export function isSeen(
  { frame, heightAt, sampler, eye }: Sight,
  x: number,
  y: number,
): boolean | null {
  const point = createSurfacePoint();
  if (!sampler.sample(x, y, point)) return null;
  const at = new Vector3(point.x, point.y, point.z).addScaledVector(
    new Vector3(point.normalX, point.normalY, point.normalZ),
    liftAboveSurface,
  );
  const way = eye.clone().sub(at);
  const length = way.length();
  way.divideScalar(length);
  let wasAbove: boolean | null = null;
  for (let gone = 0; gone < length; gone += stepLength) {
    const over = overSurface(
      frame,
      heightAt,
      at.x + way.x * gone,
      at.y + way.y * gone,
      at.z + way.z * gone,
    );
    if (over === "outside") return true;
    if (over === "hole") wasAbove = null;
    else {
      if (wasAbove !== null && wasAbove !== over) return false;
      wasAbove = over;
    }
  }
  return true;
}

/** Whether a place of the scene is above the surface. */
function overSurface(
  frame: SurfaceFrame,
  heightAt: HeightFunction,
  x: number,
  y: number,
  z: number,
): boolean | "hole" | "outside" {
  const { halfWidth, halfDepth } = frame;
  if (Math.abs(x) > halfWidth || Math.abs(y) > halfDepth) return "outside";
  const across = frame.x.low + ((x / halfWidth + 1) / 2) * (frame.x.high - frame.x.low);
  const along = frame.y.low + ((y / halfDepth + 1) / 2) * (frame.y.high - frame.y.low);
  const height = sceneZ(frame, heightAt(across, along));
  if (!(height >= frame.bottom - 1e-3 && height <= frame.top + 1e-3)) return "hole";
  return z > height;
}

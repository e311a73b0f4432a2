import { Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { DescentRun } from "#core/descent/descent-run.ts";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import { catalogue, objectiveById } from "#core/objectives/catalogue.ts";
import type { Objective } from "#core/objectives/objective.ts";
import { angleFor, type Camera, viewingAngles } from "#core/session/session.ts";
import { CameraRig } from "../../../src-renderer/scenes/camera-rig.ts";
import { createSurfaceFrame } from "../../../src-renderer/scenes/surface-frame.ts";
import { createSurfaceSampler } from "../../../src-renderer/scenes/surface-sampler.ts";
import { planarPath } from "../../../src-renderer/state/planar-path.ts";
import { surfaceOf } from "../../../src-renderer/state/surface-fields.ts";
import { isSeen, type Sight } from "./sight.ts";

type Point = readonly [x: number, y: number];

/** Places along a path, this far from each other in units of the scene. */
const gap = 0.06;
const mostPlaces = 150;

function sightOf(objective: Objective, camera: Camera): Sight {
  const { field, heightAt } = surfaceOf(objective);
  const frame = createSurfaceFrame(field);
  const rig = new CameraRig();
  rig.look(camera, 1040, 752);
  return {
    frame,
    heightAt,
    sampler: createSurfaceSampler(field, frame, heightAt, [
      { columns: 1, rows: 1 },
      { columns: 2, rows: 2 },
    ]),
    eye: new Vector3().setFromMatrixPosition(rig.camera.matrix),
  };
}

/** The iterates of the suggested descent. */
function descentOf(objective: Objective): readonly Point[] {
  const run = new DescentRun(objective, suggestedRunSettings(objective));
  while (run.outcome === null) run.advance(10_000);
  const { points, count } = planarPath(run.trajectory, run.trajectory.length);
  return Array.from({ length: count }, (_, at) => [points[2 * at], points[2 * at + 1]] as const);
}

/** Places evenly along the path, as long as it is where the surface is shown. */
function placesAlong(path: readonly Point[], { frame }: Sight): readonly Point[] {
  const places: Point[] = [];
  const unitsX = (2 * frame.halfWidth) / (frame.x.high - frame.x.low);
  const unitsY = (2 * frame.halfDepth) / (frame.y.high - frame.y.low);
  let ahead = 0;
  path.forEach(([x, y], at) => {
    const [lastX, lastY] = path[at - 1] ?? [x, y];
    const length = Math.hypot((x - lastX) * unitsX, (y - lastY) * unitsY);
    for (; ahead <= length; ahead += gap) {
      const t = length > 0 ? ahead / length : 0;
      places.push([lastX + (x - lastX) * t, lastY + (y - lastY) * t]);
    }
    ahead -= length;
  });
  const shown = places.filter(([x, y]) => isShown(x, y, frame));
  const stride = Math.ceil(shown.length / mostPlaces);
  return shown.filter((_, at) => at % stride === 0);
}

function isShown(x: number, y: number, { x: across, y: along }: Sight["frame"]): boolean {
  return x >= across.low && x <= across.high && y >= along.low && y <= along.high;
}

/** Which part of the path is seen, of what can be. */
function seenPart(path: readonly Point[], sight: Sight): number {
  const seen = placesAlong(path, sight).flatMap(([x, y]) => isSeen(sight, x, y) ?? []);
  expect(seen.length).toBeGreaterThan(5);
  return seen.filter((is) => is).length / seen.length;
}

describe("the first angle", () => {
  it.each(catalogue.map(({ id }) => id))("shows start, goal and path on %s", (id) => {
    const objective = objectiveById(id) ?? expect.fail();
    const sight = sightOf(objective, angleFor("first", objective));
    const path = descentOf(objective);
    const goal = path.findLast(([x, y]) => isShown(x, y, sight.frame)) ?? expect.fail();
    expect(isSeen(sight, ...path[0])).toBe(true);
    expect(isSeen(sight, ...goal)).toBe(true);
    expect(seenPart(path, sight)).toBeGreaterThanOrEqual(0.9);
  });

  it("is needed: the textbook's hides the goals of Rosenbrock and Himmelblau", () => {
    for (const id of ["rosenbrock", "himmelblau"]) {
      const objective = objectiveById(id) ?? expect.fail();
      const hidden = [
        viewingAngles.first,
        { ...viewingAngles.first, azimuthDegrees: -54.3 },
      ].filter(
        (camera) =>
          isSeen(sightOf(objective, camera), ...(descentOf(objective).at(-1) ?? [0, 0])) === false,
      );
      expect(hidden).not.toHaveLength(0);
    }
  });
});

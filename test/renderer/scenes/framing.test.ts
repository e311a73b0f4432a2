import { describe, expect, it } from "vitest";
import { catalogue, objectiveById } from "#core/objectives/catalogue.ts";
import type { Objective } from "#core/objectives/objective.ts";
import { angleFor, type Camera } from "#core/session/session.ts";
import { CameraRig } from "../../../src-renderer/scenes/camera-rig.ts";
import { Framing, freeTop, silhouetteOf } from "../../../src-renderer/scenes/framing.ts";
import {
  createSurfaceFrame,
  sceneX,
  sceneY,
  sceneZ,
} from "../../../src-renderer/scenes/surface-frame.ts";
import { surfaceOf } from "../../../src-renderer/state/surface-fields.ts";

/** The picture in windows of these sizes, CSS pixels. */
const pictures = {
  "1280 × 720": { width: 880, height: 572 },
  "1440 × 900": { width: 1040, height: 752 },
} as const;
type PictureName = keyof typeof pictures;

/** Caption and tools as they stand over the picture; with several runs the caption has a legend. */
function coversOf(width: number, legendRows: number) {
  return [
    { x: 16, y: 8, width: legendRows > 0 ? 600 : 400, height: 74 + legendRows * 20 },
    { x: width - 490, y: 16, width: 474, height: 34 },
  ];
}

/** Every point of a surface as it is seen, and the corners of its floor. */
function seenOf(objective: Objective, pose: Camera, name: PictureName, topCss: number) {
  const { field } = surfaceOf(objective);
  const frame = createSurfaceFrame(field);
  const rig = new CameraRig();
  const { width, height } = pictures[name];
  rig.look(pose, width, height, { topCss, rightCss: 0 });
  const surface = Array.from(field.values.entries()).flatMap(([at, value]) => {
    if (!Number.isFinite(value)) return [];
    const x = sceneX(
      frame,
      field.x.low + ((at % field.columns) / (field.columns - 1)) * (field.x.high - field.x.low),
    );
    const y = sceneY(
      frame,
      field.y.low +
        (Math.floor(at / field.columns) / (field.rows - 1)) * (field.y.high - field.y.low),
    );
    return [
      rig.project(
        x,
        y,
        sceneZ(frame, Math.min(frame.shown.high, Math.max(frame.shown.low, value))),
      ),
    ];
  });
  const { halfWidth, halfDepth, floor } = frame;
  const corners = [-1, 1].flatMap((x) =>
    [-1, 1].map((y) => rig.project(x * halfWidth, y * halfDepth, floor)),
  );
  return { surface, corners };
}

function topFor(objective: Objective, pose: Camera, name: PictureName, legendRows = 0): number {
  const { field } = surfaceOf(objective);
  const size = pictures[name];
  const silhouette = silhouetteOf(field, createSurfaceFrame(field));
  return freeTop(silhouette, pose, size, coversOf(size.width, legendRows));
}

const names: readonly PictureName[] = ["1280 × 720", "1440 × 900"];
const cases = catalogue.flatMap(({ id }) =>
  names.flatMap((name) => [0, 2].map((legendRows) => ({ id, name, legendRows }))),
);

describe("the frame of a surface", () => {
  it.each(cases)(
    "keeps $id in $name clear of caption, $legendRows rows of legend, and tools",
    ({ id, name, legendRows }) => {
      const objective = objectiveById(id) ?? expect.fail();
      for (const angle of ["first", "second", "front"] as const) {
        const pose = angleFor(angle, objective);
        const top = topFor(objective, pose, name, legendRows);
        const { surface, corners } = seenOf(objective, pose, name, top);
        const { width, height } = pictures[name];
        for (const box of coversOf(width, legendRows)) {
          const under = surface.filter(
            ({ x, y }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
          );
          expect(under).toEqual([]);
        }
        for (const { x, y } of [...surface, ...corners]) {
          expect(x > 0 && x < width && y > 0 && y < height).toBe(true);
        }
      }
    },
  );

  it("leaves nothing free where nothing stands in the way", () => {
    const objective = objectiveById("rosenbrock") ?? expect.fail();
    expect(topFor(objective, angleFor("first", objective), "1440 × 900")).toBe(0);
    const { field } = surfaceOf(objective);
    const silhouette = silhouetteOf(field, createSurfaceFrame(field));
    const atBottom = [{ x: 0, y: 500, width: 1040, height: 200 }];
    const pose = angleFor("second", objective);
    expect(freeTop(silhouette, pose, pictures["1440 × 900"], atBottom)).toBe(0);
  });

  it("does not depend on zoom and pan, which stay the person's", () => {
    const objective = objectiveById("easom") ?? expect.fail();
    const pose = angleFor("first", objective);
    const whole = topFor(objective, pose, "1280 × 720");
    expect(whole).toBeGreaterThan(50);
    expect(topFor(objective, { ...pose, zoom: 5, panX: 0.2, panY: -0.1 }, "1280 × 720")).toBe(
      whole,
    );
  });
});

describe("framing", () => {
  const objective = objectiveById("valley") ?? expect.fail();
  const { field } = surfaceOf(objective);
  const first = angleFor("first", objective);
  const { width, height } = pictures["1280 × 720"];

  function framed(): Framing {
    const framing = new Framing();
    framing.setSurface(field, createSurfaceFrame(field));
    framing.resize(width, height);
    framing.look(first, 1);
    framing.setCovers(coversOf(width, 2));
    return framing;
  }

  it("goes with a glide from one pose to another", () => {
    const framing = framed();
    const before = framing.topAt(1);
    framing.look(angleFor("front", objective), 1);
    const [start, middle, end] = [0, 0.5, 1].map((part) => framing.topAt(part));
    expect(start).toBe(before);
    expect(end).toBeLessThan(before);
    expect(middle).toBeCloseTo((start + end) / 2, 9);
  });

  it("stays while the numbers of a caption become longer and shorter", () => {
    const framing = framed();
    const [caption, tools] = coversOf(width, 0);
    framing.setCovers([caption, tools]);
    const tops = [0, 7, -9, 14, -14, 20, -20].map((more) => {
      framing.setCovers([{ ...caption, width: caption.width + more }, tools]);
      return framing.topAt(1);
    });
    expect(new Set(tops.slice(3)).size).toBe(1);
  });
});

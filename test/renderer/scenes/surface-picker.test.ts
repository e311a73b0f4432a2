import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ViewingAngle, viewingAngles } from "#core/session/session.ts";
import { CameraRig, type ScreenPoint } from "../../../src-renderer/scenes/camera-rig.ts";
import { ScenePainter } from "../../../src-renderer/scenes/scene-painter.ts";
import type { PlanePoint } from "../../../src-renderer/scenes/scene-pointer.ts";
import {
  pickGrip,
  pickLevel,
  pickSurface,
  type SceneGrip,
} from "../../../src-renderer/scenes/surface-picker.ts";
import type { SurfacePicture } from "../../../src-renderer/scenes/surface-picture.ts";
import { createSurfacePoint } from "../../../src-renderer/scenes/surface-sampler.ts";
import { SurfaceScene } from "../../../src-renderer/scenes/surface-scene.ts";
import { chapterPath, chapterPicture, chapterScenePath } from "./chapter-picture.ts";

const width = 1040;
const height = 752;
/** How near to the point that was aimed at a picked one has to be, in units of the domain. */
const near = 0.02;

let painter: ScenePainter;
let rig: CameraRig;

beforeEach(() => {
  painter = new ScenePainter();
  rig = new CameraRig();
});

afterEach(() => {
  painter.dispose();
});

function look(angle: ViewingAngle, picture: SurfacePicture = chapterPicture()): void {
  painter.update(picture);
  rig.look(viewingAngles[angle], width, height);
}

/** Where a point of the surface is on the picture. */
function seen(x: number, y: number): ScreenPoint {
  const point = createSurfacePoint();
  if (!painter.sampler?.sample(x, y, point)) throw new Error(`no surface above ${x}, ${y}`);
  return rig.project(point.x, point.y, point.z);
}

function pick(at: ScreenPoint): readonly [number, number] | null {
  if (!painter.sampler) throw new Error("nothing is shown");
  return pickSurface(rig, painter.frame, painter.sampler, at);
}

describe("the point of the plane under a place on the picture", () => {
  it("is the one that is seen there, all over the domain from above", () => {
    look("top");
    for (let x = -2.9; x <= 2.9; x += 0.58) {
      for (let y = -2.9; y <= 2.9; y += 0.58) {
        const [foundX, foundY] = pick(seen(x, y)) ?? [Number.NaN, Number.NaN];
        expect(Math.hypot(foundX - x, foundY - y)).toBeLessThan(near);
      }
    }
  });

  it.each([
    ["first", 2.5, -1],
    ["first", 1.5, 0.5],
    // The border itself is the outline: half a pixel beyond it there is nothing to point at.
    ["first", 2.95, 1],
    ["second", -2, -1],
    ["front", 0.3, -2.9],
    ["side", -2.9, 1],
  ] as const)("is the one that is seen from the angle %s at (%d, %d)", (angle, x, y) => {
    look(angle);
    const [foundX, foundY] = pick(seen(x, y)) ?? [Number.NaN, Number.NaN];
    expect(Math.hypot(foundX - x, foundY - y)).toBeLessThan(near);
  });

  it.each(Object.keys(viewingAngles) as ViewingAngle[])(
    "is seen at that very place, wherever one points, from the angle %s",
    (angle) => {
      look(angle);
      let found = 0;
      for (let x = 10; x < width; x += 40) {
        for (let y = 10; y < height; y += 40) {
          const point = pick({ x, y });
          if (!point) continue;
          found++;
          const back = seen(...point);
          expect(Math.hypot(back.x - x, back.y - y)).toBeLessThan(0.5);
        }
      }
      expect(found).toBeGreaterThan(40);
    },
  );

  it("is none beside the surface", () => {
    look("first");
    expect(pick({ x: 2, y: 2 })).toBeNull();
    expect(pick({ x: width - 2, y: height - 2 })).toBeNull();
  });

  it("is none in a hole", () => {
    const heightAt = (x: number, y: number) => (x < 0 ? Number.NaN : x + y * y);
    look("top", pictureOf(heightAt));
    const [right] = pick(seen(1.5, 0)) ?? [Number.NaN];
    expect(right).toBeCloseTo(1.5, 1);
    const middle = seen(1.5, 0);
    const edge = seen(0.1, 0);
    const beyond = { x: edge.x - (middle.x - edge.x), y: middle.y };
    expect(pick(beyond)).toBeNull();
  });

  it("stays in the domain at the height that is held, beside the surface too", () => {
    look("first");
    const point = pickLevel(rig, painter.frame, painter.frame.bottom, { x: 2, y: height - 2 });
    expect(point?.every((coordinate) => Math.abs(coordinate) <= 3)).toBe(true);
  });
});

describe("what can be taken hold of", () => {
  const grip = (at: ScreenPoint) => pickGrip(rig, painter.grips(), at);

  it("is the ball at the playhead and the ring at the start", () => {
    look("first");
    const points = chapterPath(0.1, 17);
    expect(grip(seen(3, 1))).toEqual({ run: 0, what: "start" });
    expect(grip(seen(points[18], points[19]))).toEqual({ run: 0, what: "ball" });
  });

  it("is nothing a little further away", () => {
    look("first");
    const { x, y } = seen(3, 1);
    expect(grip({ x: x + 8, y })).not.toBeNull();
    expect(grip({ x: x + 60, y: y - 60 })).toBeNull();
  });

  it("is the ball where it stands on the start", () => {
    look("first", chapterPicture({ paths: [chapterScenePath({ playhead: 0 })] }));
    expect(grip(seen(3, 1))).toEqual({ run: 0, what: "ball" });
  });

  it("is the run that is meant, of several", () => {
    const points = Float64Array.of(-2, -2, -1, -1.5);
    const path = { points, values: new Float64Array(2), count: 2 };
    const other = chapterScenePath({ path, playhead: 1, colour: 1, next: null, gradient: null });
    look("top", chapterPicture({ paths: [chapterScenePath({ colour: 0 }), other] }));
    expect(grip(seen(-2, -2))).toEqual({ run: 1, what: "start" });
    expect(grip(seen(-1, -1.5))).toEqual({ run: 1, what: "ball" });
    expect(grip(seen(3, 1))).toEqual({ run: 0, what: "start" });
  });
});

describe("the pointer over the surface", () => {
  let canvas: HTMLCanvasElement;
  let overlay: HTMLCanvasElement;
  let scene: SurfaceScene;
  let hovered: (PlanePoint | null)[];
  let dragged: PlanePoint[];
  let grabbed: SceneGrip[];
  let drops: number;

  beforeEach(() => {
    canvas = document.createElement("canvas");
    overlay = document.createElement("canvas");
    canvas.style.cssText = "position: absolute; top: 0; left: 0";
    document.body.append(canvas, overlay);
    [hovered, dragged, grabbed, drops] = [[], [], [], 0];
    scene = new SurfaceScene({
      canvas,
      overlay,
      pose: viewingAngles.first,
      onHovered: (point) => hovered.push(point),
      onGrabbed: (grip) => grabbed.push(grip),
      onDragged: (point) => dragged.push(point),
      onDropped: () => {
        drops++;
      },
    });
    scene.resize(width, height, 1);
    scene.show(chapterPicture());
    look("first");
  });

  afterEach(() => {
    scene.dispose();
    canvas.remove();
    overlay.remove();
  });

  function point(type: string, { x, y }: ScreenPoint, more: PointerEventInit = {}): void {
    const { left, top } = canvas.getBoundingClientRect();
    const place = { clientX: left + x, clientY: top + y, pointerId: 1, bubbles: true };
    canvas.dispatchEvent(new PointerEvent(type, { ...place, ...more }));
  }

  it("says over which point of the plane it is, and when it leaves", async () => {
    point("pointermove", seen(2, -1));
    await expect.poll(() => hovered).toHaveLength(1);
    const [x, y] = hovered[0] ?? [Number.NaN, Number.NaN];
    expect(Math.hypot(x - 2, y + 1)).toBeLessThan(near);
    point("pointerleave", { x: 0, y: 0 });
    expect(hovered.at(-1)).toBeNull();
  });

  it("shows that a ball can be moved, and points at nothing there", async () => {
    point("pointermove", seen(3, 1));
    await expect.poll(() => canvas.style.cursor).toBe("move");
    expect(hovered).toEqual([null]);
  });

  it("takes hold of a start, moves it over the surface, lets it go; the picture does not turn", () => {
    const { pose } = scene;
    point("pointerdown", seen(3, 1), { button: 0, buttons: 1 });
    expect(grabbed).toEqual([{ run: 0, what: "start" }]);
    point("pointermove", seen(2, -1), { buttons: 1 });
    point("pointerup", seen(2, -1));
    const [x, y] = dragged.at(-1) ?? [Number.NaN, Number.NaN];
    expect(Math.hypot(x - 2, y + 1)).toBeLessThan(near);
    expect(drops).toBe(1);
    expect(scene.pose).toEqual(pose);
    point("pointermove", seen(1, 1));
    expect(dragged).toHaveLength(1);
  });

  it("moves on within the domain what is dragged beside the surface", () => {
    point("pointerdown", seen(3, 1), { button: 0, buttons: 1 });
    point("pointermove", { x: 3, y: 3 }, { buttons: 1 });
    point("pointerup", { x: 3, y: 3 });
    for (const coordinate of dragged.flat()) expect(Math.abs(coordinate)).toBeLessThanOrEqual(3);
  });

  it("turns the picture everywhere else", () => {
    const { azimuthDegrees } = scene.pose;
    point("pointerdown", seen(2, -2), { button: 0, buttons: 1 });
    point("pointermove", { x: 10, y: 10 }, { buttons: 1 });
    point("pointerup", { x: 10, y: 10 });
    expect(grabbed).toHaveLength(0);
    expect(scene.pose.azimuthDegrees).not.toBe(azimuthDegrees);
  });
});

function pictureOf(heightAt: (x: number, y: number) => number): SurfacePicture {
  const columns = 61;
  const domain = { low: -3, high: 3 };
  const at = (place: number) => -3 + (6 * place) / (columns - 1);
  const values = Float64Array.from({ length: columns * columns }, (_, index) =>
    heightAt(at(index % columns), at(Math.floor(index / columns))),
  );
  const finite = values.filter(Number.isFinite);
  const range = { low: Math.min(...finite), high: Math.max(...finite) };
  const field = { x: domain, y: domain, columns, rows: columns, values, range };
  return chapterPicture({ field, heightAt, paths: [] });
}

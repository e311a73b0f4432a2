import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sampleHeightField } from "#core/descent/height-field.ts";
import { viewingAngles } from "#core/session/session.ts";
import type { CameraPose } from "../../../src-renderer/scenes/camera-pose.ts";
import { CameraRig, type ScreenPoint } from "../../../src-renderer/scenes/camera-rig.ts";
import { type Box, boxesTouch } from "../../../src-renderer/scenes/label-layout.ts";
import { OverlayPlanner, runNamesOf } from "../../../src-renderer/scenes/label-overlay.ts";
import { drawCaption, planCaption } from "../../../src-renderer/scenes/picture-caption.ts";
import { textFont } from "../../../src-renderer/scenes/picture-fonts.ts";
import { runNameSizePx } from "../../../src-renderer/scenes/run-name-layout.ts";
import { ScenePainter } from "../../../src-renderer/scenes/scene-painter.ts";
import type { ScenePath, SurfacePicture } from "../../../src-renderer/scenes/surface-picture.ts";
import { createSurfacePoint } from "../../../src-renderer/scenes/surface-sampler.ts";
import { SurfaceScene } from "../../../src-renderer/scenes/surface-scene.ts";
import { runColour, themeTokens } from "../../../src-renderer/scenes/theme-tokens.ts";
import { chapterPath, chapterPicture, chapterScenePath } from "./chapter-picture.ts";

const size = { widthPx: 560, heightPx: 420, scale: 1 };
const domain = { low: -3, high: 3 };

let canvas: HTMLCanvasElement;
let overlay: HTMLCanvasElement;
let scene: SurfaceScene;

beforeEach(() => {
  canvas = document.createElement("canvas");
  overlay = document.createElement("canvas");
  document.body.append(canvas, overlay);
  scene = new SurfaceScene({ canvas, overlay, pose: viewingAngles.top });
  scene.resize(size.widthPx, size.heightPx, 1);
});

afterEach(() => {
  scene.dispose();
  canvas.remove();
  overlay.remove();
});

async function draw(picture: SurfacePicture): Promise<ImageData> {
  scene.show(picture);
  const png = await scene.toPng(size);
  const bitmap = await createImageBitmap(new Blob([png], { type: "image/png" }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  if (!context) throw new Error("no 2D context");
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

/** Pixels of a colour, give or take what smoothing does. */
function countOf({ data }: ImageData, colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const distance = Math.max(
      Math.abs(data[at] - red),
      Math.abs(data[at + 1] - green),
      Math.abs(data[at + 2] - blue),
    );
    if (distance <= 6) count++;
  }
  return count;
}

/** Pixels in which two pictures differ clearly. */
function differing(some: ImageData, others: ImageData): number {
  let count = 0;
  for (let at = 0; at < some.data.length; at += 4) {
    const difference =
      Math.abs(some.data[at] - others.data[at]) +
      Math.abs(some.data[at + 1] - others.data[at + 1]) +
      Math.abs(some.data[at + 2] - others.data[at + 2]);
    if (difference > 60) count++;
  }
  return count;
}

/** Pixels of a picture that another has not, in a colour, however bright: balls are rounded by light. */
function addedOf(picture: ImageData, bare: ImageData, colour: string): number {
  const wanted = unit([1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16)));
  let count = 0;
  for (let at = 0; at < picture.data.length; at += 4) {
    const seen = [picture.data[at], picture.data[at + 1], picture.data[at + 2]];
    const isNew = seen.some((part, index) => Math.abs(part - bare.data[at + index]) > 8);
    const distance = Math.hypot(...unit(seen).map((part, index) => part - wanted[index]));
    if (isNew && distance < 0.03) count++;
  }
  return count;
}

function unit(parts: readonly number[]): number[] {
  const length = Math.hypot(...parts);
  return parts.map((part) => part / length);
}

/** A descent from (−2.5, −2) in so many points, with nothing but its line. */
function plain(colour: number | null, start: "left" | "right", name = ""): ScenePath {
  const points = chapterPath(0.1, 17);
  const mirrored = points.map((coordinate) => -coordinate);
  const path = {
    points: start === "left" ? mirrored : points,
    values: new Float64Array(17),
    count: 17,
  };
  return chapterScenePath({ path, colour, name, playhead: 16, gradient: null, next: null });
}

/** No colour of cividis is near that of a run. */
const calm = { palette: "cividis" } as const;

describe("two runs on a surface", () => {
  it("are drawn each in its colour, and one alone in ink", async () => {
    const bare = await draw(chapterPicture({ ...calm, paths: [] }));
    const two = await draw(
      chapterPicture({ ...calm, paths: [plain(0, "left"), plain(4, "right")] }),
    );
    for (const place of [0, 4]) {
      const colour = runColour("light", place);
      expect(countOf(bare, colour)).toBeLessThan(10);
      expect(countOf(two, colour)).toBeGreaterThan(120);
    }
    const one = await draw(chapterPicture({ ...calm, paths: [plain(null, "left")] }));
    expect(countOf(one, runColour("light", 0))).toBeLessThan(10);
    expect(differing(one, bare)).toBeGreaterThan(300);
  });

  it("have balls in the colours of the theme, also after it has changed", async () => {
    const paths = [
      { ...plain(3, "right"), playhead: 0 },
      { ...plain(null, "left"), playhead: 0 },
    ];
    for (const theme of ["light", "dark", "light"] as const) {
      const other = theme === "light" ? "dark" : "light";
      const bare = await draw(chapterPicture({ ...calm, theme, paths: [] }));
      const balls = await draw(chapterPicture({ ...calm, theme, paths }));
      const added = (colour: string): number => addedOf(balls, bare, colour);
      expect(added(themeTokens[theme].water)).toBeGreaterThan(100);
      expect(added(runColour(theme, 3))).toBeGreaterThan(100);
      expect(added(runColour(theme, 3))).toBeGreaterThan(4 * added(runColour(other, 3)));
    }
  });

  it("are one again when the other is taken away", async () => {
    const one = chapterPicture({ ...calm, paths: [plain(0, "left")] });
    const before = await draw(one);
    await draw(chapterPicture({ ...calm, paths: [plain(0, "left"), plain(4, "right")] }));
    expect(differing(await draw(one), before)).toBe(0);
  });

  it("show all of their way while a start is dragged", async () => {
    const at = (changes: Partial<ScenePath>) =>
      draw(chapterPicture({ ...calm, paths: [{ ...plain(4, "right"), playhead: 0, ...changes }] }));
    const some = countOf(await at({}), runColour("light", 4));
    const whole = countOf(await at({ showsWhole: true }), runColour("light", 4));
    expect(whole).toBeGreaterThan(some + 60);
  });

  it("have the selected one's ball larger", async () => {
    const at = (isSelected: boolean) =>
      draw(chapterPicture({ ...calm, paths: [{ ...plain(4, "right"), playhead: 0, isSelected }] }));
    const colour = runColour("light", 4);
    expect(countOf(await at(true), colour)).toBeGreaterThan(countOf(await at(false), colour));
  });

  it("have an arrow for what the rule remembers", async () => {
    const at = (velocity: readonly [number, number] | null) =>
      draw(
        chapterPicture({ ...calm, paths: [{ ...plain(null, "right"), playhead: 3, velocity }] }),
      );
    const violet = runColour("light", 4);
    expect(countOf(await at(null), violet)).toBeLessThan(10);
    expect(countOf(await at([6, 2]), violet)).toBeGreaterThan(40);
  });
});

describe("the names of runs", () => {
  /** Names as they stand in a picture, and what else is in it. */
  function planned(
    paths: readonly ScenePath[],
    {
      pose = viewingAngles.top as CameraPose,
      widthPx = size.widthPx,
      heightPx = size.heightPx,
    } = {},
  ) {
    const painter = new ScenePainter();
    const picture = chapterPicture({ paths });
    painter.update(picture);
    const rig = new CameraRig();
    rig.look(pose, widthPx, heightPx);
    const runNames = runNamesOf(picture, painter.grips());
    const { frame, sampler } = painter;
    const content = {
      ...{ frame, names: picture.names, name: "J", palette: picture.palette, theme: picture.theme },
      ...{ shown: frame.shown, formatNumber: picture.formatNumber, hasColourBar: true },
      ...{ keepClear: [], runNames, runShapes: painter.shapes() },
    } as const;
    const { runNames: placed, axes } = new OverlayPlanner().plan(content, pose, rig);
    const point = createSurfacePoint();
    const seen = (x: number, y: number) => {
      if (!sampler?.sample(x, y, point)) return null;
      return rig.project(point.x, point.y, point.z);
    };
    const onPaths = paths.flatMap(({ path: { points }, playhead }) =>
      Array.from({ length: playhead * 20 + 1 }, (_, at) => {
        const [step, part] = [Math.floor(at / 20), (at % 20) / 20];
        const next = Math.min(step + 1, playhead);
        const between = (axis: number) =>
          points[step * 2 + axis] * (1 - part) + points[next * 2 + axis] * part;
        return seen(between(0), between(1));
      }),
    );
    const balls = paths.map(({ path: { points }, playhead }) =>
      seen(points[playhead * 2], points[playhead * 2 + 1]),
    );
    const measure = document.createElement("canvas").getContext("2d");
    if (!measure) throw new Error("no canvas");
    measure.font = textFont(runNameSizePx, 560);
    const boxes = placed.map(({ text, x, y }) => {
      const { width } = measure.measureText(text);
      return { x, y: y - 6, width, height: 12 };
    });
    painter.dispose();
    return { placed, balls, onPaths, boxes, axes };
  }

  function isIn({ x, y, width, height }: Box, at: ScreenPoint): boolean {
    return at.x > x && at.x < x + width && at.y > y && at.y < y + height;
  }

  it("stand beside their balls", () => {
    const paths = [
      { ...plain(0, "left", "η = 1"), playhead: 0 },
      { ...plain(1, "right", "η = 0.1"), playhead: 4 },
    ];
    const { placed, balls, boxes } = planned(paths);
    expect(placed.map(({ text, colour }) => [text, colour])).toEqual([
      ["η = 1", 0],
      ["η = 0.1", 1],
    ]);
    boxes.forEach(({ x, y, width, height }, place) => {
      const ball = balls[place];
      expect(Math.abs(x + width / 2 - (ball?.x ?? 0))).toBeLessThan(width / 2 + 30);
      expect(Math.abs(y + height / 2 - (ball?.y ?? 0))).toBeLessThan(40);
    });
  });

  it.each(["first", "second", "top", "front"] as const)(
    "lie on no path, ball, axis or other name, seen from the %s angle",
    (angle) => {
      const paths = Array.from({ length: 9 }, (_, colour): ScenePath => {
        const points = chapterPath(0.04 + 0.11 * colour, 17);
        if (colour % 2 === 1) for (let at = 0; at < points.length; at += 2) points[at] *= -0.9;
        const path = { points, values: new Float64Array(17), count: 17 };
        const name = `Run number ${colour}`;
        return {
          ...plain(colour, "right", name),
          path,
          playhead: 2 + colour,
          isSelected: colour === 4,
        };
      });
      const shown = planned(paths, { pose: viewingAngles[angle], widthPx: 1000, heightPx: 720 });
      const { placed, boxes, axes, onPaths, balls } = shown;
      expect(placed.length).toBeGreaterThan(3);
      expect(placed.map(({ text }) => text)).toContain("Run number 4");
      boxes.forEach((box, at) => {
        expect(onPaths.filter((point) => point && isIn(box, point))).toEqual([]);
        expect(balls.filter((ball) => ball && isIn(box, ball))).toEqual([]);
        for (const other of boxes.slice(at + 1)) expect(boxesTouch(box, other, 0)).toBe(false);
        for (const label of axes.labels) expect(boxesTouch(box, label.box, 0)).toBe(false);
      });
    },
  );

  it("never cover one another where balls meet", () => {
    const paths = [0, 1, 2, 3, 4, 5, 6].map((place) => plain(place, "left", `η = ${place}`));
    const { placed, boxes } = planned(paths);
    expect(placed.length).toBeGreaterThanOrEqual(3);
    boxes.forEach((box, at) => {
      for (const other of boxes.slice(at + 1)) expect(boxesTouch(box, other, 0)).toBe(false);
    });
  });

  it("are left out for a single run, and for one that left the domain", () => {
    const far = { points: Float64Array.of(40, 40), values: new Float64Array(1), count: 1 };
    const gone = { ...plain(1, "left", "η = 2"), path: far, playhead: 0 };
    expect(planned([plain(null, "left")]).placed).toEqual([]);
    expect(
      planned([{ ...plain(0, "left", "η = 1") }, gone]).placed.map(({ text }) => text),
    ).toEqual(["η = 1"]);
  });
});

describe("the legend", () => {
  const legend = [0, 1, 2, 3, 4, 5].map((colour) => ({ name: `η = 0.${colour + 1}`, colour }));
  const caption = { tex: "", detail: [{ text: "6 runs", strong: true }], legend };

  it.each([800, 240])("stays in a picture %i wide, its entries apart", async (widthPx) => {
    const context = document.createElement("canvas").getContext("2d");
    if (!context) throw new Error("no canvas");
    const { legend: placed, box } = await planCaption(context, caption, { widthPx, heightPx: 600 });
    expect(placed.map(({ name, colour }) => ({ name, colour }))).toEqual(legend);
    for (const { x, y } of placed) {
      expect(x).toBeGreaterThanOrEqual(box.x);
      expect(x).toBeLessThan(widthPx);
      expect(y).toBeLessThan(box.y + box.height);
    }
    const places = placed.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(legend.length);
    if (widthPx === 240) expect(new Set(placed.map(({ y }) => y)).size).toBeGreaterThan(1);
  });

  it.each([1040, 480, 240])(
    "with what became of the runs has columns in a picture %i wide",
    async (widthPx) => {
      const context = document.createElement("canvas").getContext("2d");
      if (!context) throw new Error("no canvas");
      const told = legend.map((entry) => ({
        ...entry,
        account: "Nesterov · arrived, 12,345 steps",
      }));
      const plan = await planCaption(
        context,
        { ...caption, legend: told },
        { widthPx, heightPx: 600 },
      );
      const columns = new Set(plan.legend.map(({ x }) => x));
      expect(columns.size).toBe({ 1040: 2, 480: 1, 240: 1 }[widthPx]);
      expect(new Set(plan.legend.map(({ x, y }) => `${x} ${y}`)).size).toBe(legend.length);
      for (const { x, accountPx } of plan.legend) expect(x + accountPx).toBeLessThan(widthPx);
      expect(plan.box.x + plan.box.width).toBeLessThanOrEqual(widthPx);
    },
  );

  it("has a mark in each run's colour beside its name", async () => {
    const surface = document.createElement("canvas");
    surface.width = 800;
    surface.height = 200;
    const context = surface.getContext("2d");
    if (!context) throw new Error("no canvas");
    const plan = await planCaption(context, caption, { widthPx: 800, heightPx: 600 });
    await drawCaption(context, plan, "light", 1);
    for (const { x, y, colour } of plan.legend) {
      const mark = context.getImageData(Math.ceil(x) + 2, Math.round(y) - 1, 8, 2);
      expect(countOf(mark, runColour("light", colour))).toBeGreaterThan(6);
    }
  });
});

/** Where a point of a picture's surface is on it. */
function seen(picture: SurfacePicture, x: number, y: number): { x: number; y: number } {
  const painter = new ScenePainter();
  painter.update(picture);
  const rig = new CameraRig();
  rig.look(viewingAngles.top, size.widthPx, size.heightPx);
  const point = createSurfacePoint();
  const isThere = painter.sampler?.sample(x, y, point);
  painter.dispose();
  if (!isThere) throw new Error(`no surface above ${x}, ${y}`);
  return rig.project(point.x, point.y, point.z);
}

function chroma({ data, width }: ImageData, x: number, y: number): number {
  const at = (Math.round(y) * width + Math.round(x)) * 4;
  const colours = [data[at], data[at + 1], data[at + 2]];
  return Math.max(...colours) - Math.min(...colours);
}

describe("the cross-hair", () => {
  it("is two lines through the point, and goes away with it", async () => {
    const bare = chapterPicture({ paths: [] });
    const without = await draw(bare);
    const withHair = await draw({ ...bare, crossHair: [1, -1] });
    expect(differing(withHair, without)).toBeGreaterThan(200);
    expect(differing(await draw({ ...bare, crossHair: null }), without)).toBe(0);
  });

  it("lies on the new surface when the function changes under a pointer at rest", async () => {
    const crossHair = [1, -1] as const;
    const flat = () => 0.5;
    const heightAt = (x: number, y: number) => 6 - x * x - y;
    const next = chapterPicture({
      field: sampleHeightField(heightAt, domain, domain, 101, 101),
      heightAt,
      paths: [],
      crossHair,
    });
    scene.setPose(viewingAngles.first);
    const field = sampleHeightField(flat, domain, domain, 101, 101);
    await draw(chapterPicture({ field, heightAt: flat, paths: [], crossHair }));
    const kept = await draw(next);
    await draw({ ...next, crossHair: null });
    expect(differing(kept, await draw({ ...next, crossHair: [1, -1] }))).toBe(0);
  });
});

describe("where a function is not defined", () => {
  it("there is no surface, and elsewhere there is", async () => {
    const heightAt = (x: number, y: number) => Math.log(x) + y * y;
    const field = sampleHeightField(heightAt, domain, domain, 101, 101);
    const picture = chapterPicture({ field, heightAt, paths: [] });
    const image = await draw(picture);
    const [near, far] = [seen(picture, 0.5, 0), seen(picture, 2.5, 0)];
    const perUnit = (far.x - near.x) / 2;
    const zero = near.x - 0.5 * perUnit;
    let [inHole, onSurface, looks] = [0, 0, 0];
    for (let distance = 0.5; distance <= 2.5; distance += 0.1) {
      for (let y = -1.5; y <= 1.5; y += 0.25) {
        looks++;
        const row = near.y - y * perUnit;
        if (chroma(image, zero - distance * perUnit, row) > 40) inHole++;
        if (chroma(image, zero + distance * perUnit, row) > 40) onSurface++;
      }
    }
    expect(inHole).toBe(0);
    expect(onSurface).toBeGreaterThan(looks * 0.8);
  });
});

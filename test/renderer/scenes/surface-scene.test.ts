import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ViewingAngle, viewingAngles } from "#core/session/session.ts";
import { SurfaceScene } from "../../../src-renderer/scenes/surface-scene.ts";
import { themeTokens } from "../../../src-renderer/scenes/theme-tokens.ts";
import { WebGlUnavailableError } from "../../../src-renderer/scenes/webgl-context.ts";
import { chapterPicture, chapterScenePath } from "./chapter-picture.ts";

let canvas: HTMLCanvasElement;
let overlay: HTMLCanvasElement;
let scene: SurfaceScene;

beforeEach(() => {
  canvas = document.createElement("canvas");
  overlay = document.createElement("canvas");
  document.body.append(canvas, overlay);
  scene = new SurfaceScene({ canvas, overlay, pose: viewingAngles.first });
  scene.resize(520, 376, 1);
});

afterEach(() => {
  scene.dispose();
  canvas.remove();
  overlay.remove();
});

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until nothing has been drawn for a while; returns the frames drawn. */
async function settled(): Promise<number> {
  let frames = -1;
  while (frames !== scene.framesDrawn || !scene.isAtRest) {
    frames = scene.framesDrawn;
    await wait(350);
  }
  return frames;
}

async function decode(png: Uint8Array<ArrayBuffer>): Promise<ImageData> {
  const bitmap = await createImageBitmap(new Blob([png], { type: "image/png" }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  if (!context) throw new Error("no 2D context");
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

type ColourTest = (red: number, green: number, blue: number) => boolean;

function countPixels({ data }: ImageData, matches: ColourTest): number {
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (matches(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) count++;
  }
  return count;
}

const isReddish: ColourTest = (red, green, blue) => red > 120 && green < 90 && blue < 60;
const isBluish: ColourTest = (red, green, blue) => blue > 150 && red < 110 && green < 170;
const isInk: ColourTest = (red, green, blue) => red < 40 && green < 44 && blue < 48;
const size = { widthPx: 520, heightPx: 376, scale: 1 };

describe("the loss surface", () => {
  it.each(Object.keys(viewingAngles) as ViewingAngle[])(
    "shows red heights, blue hollows and the path from the angle %s",
    async (angle) => {
      scene.setPose(viewingAngles[angle]);
      scene.show(chapterPicture());
      const withPath = await decode(await scene.toPng(size));
      expect(countPixels(withPath, isReddish)).toBeGreaterThan(500);
      expect(countPixels(withPath, isBluish)).toBeGreaterThan(500);
      scene.show(chapterPicture({ paths: [] }));
      const without = await decode(await scene.toPng(size));
      let differing = 0;
      for (let at = 0; at < without.data.length; at += 4) {
        const difference =
          Math.abs((without.data[at] ?? 0) - (withPath.data[at] ?? 0)) +
          Math.abs((without.data[at + 2] ?? 0) - (withPath.data[at + 2] ?? 0));
        if (difference > 60) differing++;
      }
      expect(differing).toBeGreaterThan(120);
    },
  );

  it("draws nothing while nothing changes", async () => {
    scene.show(chapterPicture());
    expect(await settled()).toBeGreaterThan(0);
    const framesInHalfASecond = async (): Promise<number> => {
      const before = scene.framesDrawn;
      await wait(500);
      return scene.framesDrawn - before;
    };
    await expect.poll(framesInHalfASecond, { timeout: 5000 }).toBe(0);
  });

  it("draws anew for other areas to keep clear, not for the same ones", async () => {
    scene.show(chapterPicture());
    scene.setKeepClear([{ x: 0, y: 0, width: 90, height: 40 }]);
    const frames = await settled();
    scene.setKeepClear([{ x: 0, y: 0, width: 90, height: 40 }]);
    expect(await settled()).toBe(frames);
    scene.setKeepClear([{ x: 0, y: 0, width: 90, height: 50 }]);
    expect(await settled()).toBe(frames + 1);
  });

  it("comes to rest at full quality after a turn", async () => {
    scene.show(chapterPicture());
    const frames = await settled();
    scene.turn(20, 0);
    expect(await settled()).toBeGreaterThanOrEqual(frames + 2);
    // Drawn at twice the size behind it: the canvas has one pixel for one of the display.
    expect(canvas.width).toBe(520);
    expect(overlay.style.visibility).toBe("visible");
  });

  it("turns with the pointer and zooms with the wheel", async () => {
    scene.show(chapterPicture());
    const { azimuthDegrees, zoom } = scene.pose;
    const at = { pointerId: 1, button: 0, buttons: 1, bubbles: true };
    canvas.dispatchEvent(new PointerEvent("pointerdown", { ...at, clientX: 100, clientY: 100 }));
    canvas.dispatchEvent(new PointerEvent("pointermove", { ...at, clientX: 160, clientY: 100 }));
    canvas.dispatchEvent(new PointerEvent("pointerup", { ...at, clientX: 160, clientY: 100 }));
    expect(scene.pose.azimuthDegrees).toBeLessThan(azimuthDegrees);
    canvas.dispatchEvent(new WheelEvent("wheel", { deltaY: -100, clientX: 100, clientY: 100 }));
    expect(scene.pose.zoom).toBeGreaterThan(zoom);
  });

  it("comes back by itself when its context was lost", async () => {
    scene.show(chapterPicture());
    await settled();
    const before = await decode(await scene.toPng(size));
    const extension = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context");
    const frames = scene.framesDrawn;
    const restored = new Promise((resolve) =>
      canvas.addEventListener("webglcontextrestored", resolve, { once: true }),
    );
    extension?.loseContext();
    await wait(50);
    await expect(scene.toPng(size)).rejects.toThrow(/lost/);
    extension?.restoreContext();
    await restored;
    await settled();
    expect(scene.framesDrawn).toBeGreaterThan(frames);
    const after = await decode(await scene.toPng(size));
    expect(countPixels(after, isReddish)).toBe(countPixels(before, isReddish));
  });

  it("refuses a canvas that cannot have WebGL 2", () => {
    const taken = document.createElement("canvas");
    taken.getContext("2d");
    expect(() => new SurfaceScene({ canvas: taken, overlay })).toThrow(WebGlUnavailableError);
  });

  it("stands holes, a run that left the domain, and no path at all", async () => {
    const points = Float64Array.of(0, 0, 2, 2, 40, 9, Number.NaN, 1);
    const path = { points, values: new Float64Array(4), count: 4 };
    const stray = chapterScenePath({ path, playhead: 2, gradient: [1, 0], next: null });
    scene.show(chapterPicture({ paths: [stray] }));
    scene.show(chapterPicture({ paths: [] }));
    expect(countPixels(await decode(await scene.toPng(size)), isReddish)).toBeGreaterThan(500);
  });
});

describe("a picture file", () => {
  it.each([1, 2, 4])("has exactly the size asked for at scale %d", async (scale) => {
    scene.show(chapterPicture());
    const image = await decode(await scene.toPng({ widthPx: 400, heightPx: 250, scale }));
    expect([image.width, image.height]).toEqual([400 * scale, 250 * scale]);
  });

  it("carries the formula and the line under it on paper", async () => {
    scene.show(chapterPicture());
    const image = await decode(await scene.toPng({ widthPx: 800, heightPx: 500, scale: 1 }));
    const caption = new OffscreenCanvas(800, 500).getContext("2d");
    caption?.putImageData(image, 0, 0);
    const formula = caption?.getImageData(0, 14, 300, 40);
    const detail = caption?.getImageData(0, 58, 300, 20);
    expect(formula && countPixels(formula, isInk)).toBeGreaterThan(60);
    expect(detail && countPixels(detail, (red) => red < 150)).toBeGreaterThan(60);
    expect([...image.data.subarray(0, 3)]).toEqual([0xfc, 0xfb, 0xf8]);
  });

  it("is drawn on the theme's paper, also when the canvas has no size", async () => {
    scene.resize(0, 0, 1);
    scene.show(chapterPicture({ theme: "dark" }));
    const image = await decode(await scene.toPng({ widthPx: 300, heightPx: 200, scale: 2 }));
    const packed = (image.data[0] ?? 0) * 65536 + (image.data[1] ?? 0) * 256 + (image.data[2] ?? 0);
    expect(`#${packed.toString(16).padStart(6, "0")}`).toBe(themeTokens.dark.paper);
    expect(countPixels(image, isReddish)).toBeGreaterThan(300);
  });
});

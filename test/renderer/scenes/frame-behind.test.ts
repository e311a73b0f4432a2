import { Camera, Mesh, PlaneGeometry, Scene, ShaderMaterial, WebGLRenderer } from "three";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FrameBehind } from "../../../src-renderer/scenes/frame-behind.ts";
import { type FrameKind, FramePacer } from "../../../src-renderer/scenes/frame-pacer.ts";

let renderer: WebGLRenderer;
let behind: FrameBehind;

const scene = new Scene();
const camera = new Camera();

/** Each pixel has a colour that says where it is. */
const material = new ShaderMaterial({
  vertexShader: "void main() { gl_Position = vec4(position.xy, 0.0, 1.0); }",
  fragmentShader:
    "void main() { gl_FragColor = vec4(mod(gl_FragCoord.xy * 37.0, 256.0) / 255.0, 0.4, 1.0); }",
});
const sheet = new Mesh(new PlaneGeometry(2, 2), material);
sheet.frustumCulled = false;
scene.add(sheet);

beforeEach(() => {
  renderer = new WebGLRenderer({ antialias: false, preserveDrawingBuffer: true });
  behind = new FrameBehind(renderer);
});

afterEach(() => {
  behind.dispose();
  renderer.dispose();
  renderer.forceContextLoss();
});

function pixels(): Uint8Array {
  const context = renderer.getContext();
  const { width, height } = renderer.domElement;
  const read = new Uint8Array(width * height * 4);
  context.readPixels(0, 0, width, height, context.RGBA, context.UNSIGNED_BYTE, read);
  return read;
}

describe("a frame that is drawn behind the canvas", () => {
  it("leaves the canvas alone until it is shown, and then has the very pixels", () => {
    const size = { width: 61, height: 47 };
    renderer.setSize(size.width, size.height, false);
    renderer.render(scene, camera);
    const direct = pixels();
    renderer.setSize(20, 10, false);
    behind.draw(size, size, () => renderer.render(scene, camera));
    expect(behind.isWaiting).toBe(true);
    expect(renderer.domElement.width).toBe(20);
    expect(renderer.getRenderTarget()).toBeNull();
    behind.show();
    expect(behind.isWaiting).toBe(false);
    expect([renderer.domElement.width, renderer.domElement.height]).toEqual([61, 47]);
    expect(pixels()).toEqual(direct);
  });

  it("is shown at half its size as the mean of each four pixels", () => {
    const size = { width: 64, height: 40 };
    behind.draw(size, size, () => renderer.render(scene, camera));
    behind.show();
    const whole = pixels();
    behind.draw(size, { width: 32, height: 20 }, () => renderer.render(scene, camera));
    behind.show();
    expect([renderer.domElement.width, renderer.domElement.height]).toEqual([32, 20]);
    const half = pixels();
    const missed = Array.from(half, (shown, index) => {
      const [channel, pixel] = [index % 4, Math.floor(index / 4)];
      const [column, row] = [2 * (pixel % 32), 2 * Math.floor(pixel / 32)];
      const at = (x: number, y: number): number =>
        whole[((row + y) * 64 + column + x) * 4 + channel];
      return Math.abs(shown - (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4);
    });
    expect(new Set(whole).size).toBeGreaterThan(60);
    expect(Math.max(...missed)).toBeLessThanOrEqual(1);
  });

  it("keeps no texture of what was shown or forgotten", () => {
    const size = { width: 30, height: 30 };
    behind.draw(size, size, () => renderer.render(scene, camera));
    behind.show();
    const { textures } = renderer.info.memory;
    for (let time = 0; time < 3; time++) {
      behind.draw({ width: 30 + time, height: 30 }, size, () => renderer.render(scene, camera));
      if (time === 1) behind.forget();
      else behind.show();
    }
    expect(renderer.info.memory.textures).toBe(textures);
  });
});

describe("the pacer of frames", () => {
  const nextFrames = async (count: number): Promise<void> => {
    for (let frame = 0; frame < count; frame++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  };

  it("finishes a good frame before it begins another, and gives one up when something moves", async () => {
    const done: string[] = [];
    let isDone = false;
    const pacer = new FramePacer({
      draw(kind: FrameKind) {
        done.push(kind);
        return kind === "still" ? "behind" : "shown";
      },
      finish() {
        if (isDone) done.push("finish");
        return isDone;
      },
      measured: () => undefined,
      mustWait: () => false,
    });
    pacer.refresh();
    await nextFrames(3);
    expect(done).toEqual(["still"]);
    expect(pacer.isAtRest).toBe(false);
    pacer.refresh();
    await nextFrames(3);
    expect(done).toEqual(["still"]);
    isDone = true;
    await nextFrames(4);
    expect(done).toEqual(["still", "finish", "still", "finish"]);
    expect(pacer.isAtRest).toBe(true);
    isDone = false;
    pacer.refresh();
    await nextFrames(2);
    pacer.moved();
    await nextFrames(2);
    expect(done.slice(4)).toEqual(["still", "moving"]);
    pacer.stop();
    expect(pacer.isAtRest).toBe(true);
  });
});

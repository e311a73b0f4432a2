import { Color, type Object3D, Scene, Vector2, type WebGLRenderer } from "three";
import type { CameraPose } from "./camera-pose.ts";
import type { CameraRig, Tile } from "./camera-rig.ts";
import "./shader-colour.ts";
import { createSurfaceFrame, type SurfaceFrame } from "./surface-frame.ts";
import { SurfaceLayer, type SurfaceQuality } from "./surface-layer.ts";
import type { SurfacePicture } from "./surface-picture.ts";
import { createSurfaceSampler, type SurfaceSampler } from "./surface-sampler.ts";
import { themeTokens } from "./theme-tokens.ts";
import { TrajectoryLayer } from "./trajectory-layer.ts";

/** One frame to paint. */
export interface FrameOrder {
  readonly rig: CameraRig;
  readonly pose: CameraPose;
  /** The part of the picture to paint, in pixels of the target. */
  readonly tile: Tile;
  /** Pixels of the target in a CSS pixel. */
  readonly pixelRatio: number;
  readonly quality: SurfaceQuality;
  /** Something to paint over all of it; stays the caller's. */
  readonly over?: Object3D;
}

const emptyField = {
  x: { low: 0, high: 1 },
  y: { low: 0, high: 1 },
  columns: 2,
  rows: 2,
  values: new Float64Array(4),
  range: { low: 0, high: 1 },
};

/** Keeps the scene's objects in step with a picture and paints them; knows no canvas. */
export class ScenePainter {
  readonly #scene = new Scene();
  readonly #surface = new SurfaceLayer();
  readonly #trajectory = new TrajectoryLayer();
  readonly #viewport = new Vector2();
  readonly #paper = new Color();
  #picture: SurfacePicture | null = null;
  #frame: SurfaceFrame = createSurfaceFrame(emptyField);
  #strides: readonly number[] = [1];
  #sampler: SurfaceSampler | null = null;
  #pathCount = 0;

  constructor() {
    this.#scene.matrixWorldAutoUpdate = false;
    this.#scene.background = this.#paper;
    this.#scene.add(this.#surface.group, this.#trajectory.group);
  }

  /** How the current field is laid into the scene. */
  get frame(): SurfaceFrame {
    return this.#frame;
  }

  /** Brings the scene's objects up to date; does only what differs from the last picture. */
  update(picture: SurfacePicture): void {
    const last = this.#picture;
    this.#picture = picture;
    const hasNewField = last?.field !== picture.field;
    if (hasNewField) {
      const { frame, strides } = this.#surface.setField(picture.field);
      this.#frame = frame;
      this.#strides = strides;
    }
    if (hasNewField || last?.heightAt !== picture.heightAt || !this.#sampler) {
      this.#sampler = createSurfaceSampler(
        picture.field,
        this.#frame,
        picture.heightAt,
        this.#strides,
      );
      this.#layPath(picture, this.#sampler);
    } else if (
      last.path?.points !== picture.path?.points ||
      this.#pathCount !== (picture.path?.count ?? 0)
    ) {
      this.#layPath(picture, this.#sampler);
    }
    this.#trajectory.setPlace(picture);
    if (last?.theme !== picture.theme || last.palette !== picture.palette) {
      this.#surface.setColours(picture.theme, picture.palette);
      this.#trajectory.setColours(picture.theme);
      this.#paper.set(themeTokens[picture.theme].paper);
    }
  }

  /** Paints a frame to the renderer's current target. */
  paint(renderer: WebGLRenderer, order: FrameOrder): void {
    const { rig, pose, tile, pixelRatio } = order;
    rig.showTile(tile, pixelRatio);
    this.#surface.prepare(order.quality, pixelRatio, (pose.azimuthDegrees * Math.PI) / 180);
    this.#trajectory.showExtras(order.quality.hasExtras);
    this.#trajectory.setScreen({
      viewport: this.#viewport.set(tile.width, tile.height),
      pixelRatio,
      cssPerUnit: rig.cssPerUnit,
    });
    if (order.over) this.#scene.add(order.over);
    renderer.render(this.#scene, rig.camera);
    if (order.over) this.#scene.remove(order.over);
  }

  /** Frees every buffer, texture and program. */
  dispose(): void {
    this.#surface.dispose();
    this.#trajectory.dispose();
  }

  #layPath(picture: SurfacePicture, sampler: SurfaceSampler): void {
    this.#pathCount = picture.path?.count ?? 0;
    this.#trajectory.setPath(picture.path, sampler, this.#frame);
  }
}

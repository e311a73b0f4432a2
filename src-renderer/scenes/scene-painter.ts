import { Color, type Object3D, Scene, Vector2, type WebGLRenderer } from "three";
import type { CameraPose } from "./camera-pose.ts";
import type { CameraRig, Tile } from "./camera-rig.ts";
import { CrossHairLayer } from "./cross-hair-layer.ts";
import type { RunShape } from "./run-shape.ts";
import "./shader-colour.ts";
import { createSurfaceFrame, type SurfaceFrame } from "./surface-frame.ts";
import { SurfaceLayer, type SurfaceQuality } from "./surface-layer.ts";
import type { MeshStride } from "./surface-mesh.ts";
import type { SurfacePicture } from "./surface-picture.ts";
import { createSurfaceSampler, type SurfaceSampler } from "./surface-sampler.ts";
import { type ThemeName, themeTokens } from "./theme-tokens.ts";
import { type RunGrips, TrajectoryLayer } from "./trajectory-layer.ts";

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
  /** One a run, kept for later pictures. */
  readonly #trajectories: PathLayer[] = [];
  readonly #crossHair = new CrossHairLayer();
  readonly #viewport = new Vector2();
  readonly #paper = new Color();
  #picture: SurfacePicture | null = null;
  #frame: SurfaceFrame = createSurfaceFrame(emptyField);
  #strides: readonly MeshStride[] = [{ columns: 1, rows: 1 }];
  #sampler: SurfaceSampler | null = null;

  constructor() {
    this.#scene.matrixWorldAutoUpdate = false;
    this.#scene.background = this.#paper;
    this.#scene.add(this.#surface.group, this.#crossHair.group);
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
    const isNewGround = hasNewField || last?.heightAt !== picture.heightAt || !this.#sampler;
    if (isNewGround) {
      const { field, heightAt } = picture;
      this.#sampler = createSurfaceSampler(field, this.#frame, heightAt, this.#strides);
    }
    this.#layPaths(picture, isNewGround);
    if (this.#sampler) this.#crossHair.lay(picture.crossHair, this.#sampler, this.#frame);
    const { theme, palette } = picture;
    if (last?.theme !== theme || last.palette !== palette) {
      this.#surface.setColours(theme, palette);
      this.#crossHair.setColours(theme);
      this.#paper.set(themeTokens[theme].paper);
    }
  }

  /** Where the surface is above a point of the domain; null before the first picture. */
  get sampler(): SurfaceSampler | null {
    return this.#sampler;
  }

  /** Where balls and starts of the picture's runs are, in its order. */
  grips(): readonly RunGrips[] {
    return (this.#picture?.paths ?? []).map(({ playhead }, place) =>
      this.#layerAt(place).layer.grips(playhead),
    );
  }

  /** What is drawn of the picture's runs, in its order; valid until the next change. */
  shapes(): readonly RunShape[] {
    return this.#trajectories.map(({ layer }) => layer.shape);
  }

  /** Paints a frame to the renderer's current target. */
  paint(renderer: WebGLRenderer, order: FrameOrder): void {
    const { rig, pose, tile, pixelRatio } = order;
    rig.showTile(tile, pixelRatio);
    this.#surface.prepare(order.quality, pixelRatio, (pose.azimuthDegrees * Math.PI) / 180);
    const screen = {
      viewport: this.#viewport.set(tile.width, tile.height),
      // All that has a size on the screen is drawn as in a larger picture that is shown smaller.
      pixelRatio: pixelRatio * rig.markScale,
      cssPerUnit: rig.cssPerUnit / rig.markScale,
    };
    for (const { layer } of this.#trajectories) {
      layer.showExtras(order.quality.hasExtras);
      layer.setScreen(screen);
    }
    this.#crossHair.setScreen(screen);
    if (order.over) this.#scene.add(order.over);
    renderer.render(this.#scene, rig.camera);
    if (order.over) this.#scene.remove(order.over);
  }

  /** Frees every buffer, texture and program. */
  dispose(): void {
    this.#surface.dispose();
    for (const { layer } of this.#trajectories) layer.dispose();
    this.#crossHair.dispose();
  }

  /** Lays each path that is another than before; a longer one under the same array is another. */
  #layPaths(picture: SurfacePicture, isNewGround: boolean): void {
    const { paths, theme } = picture;
    while (this.#trajectories.length > paths.length) this.#removeLayer();
    paths.forEach((scenePath, place) => {
      const entry = this.#layerAt(place);
      const { path, colour } = scenePath;
      if (isNewGround || entry.points !== path.points || entry.count !== path.count) {
        if (this.#sampler) entry.layer.setPath(path, this.#sampler, this.#frame);
        entry.points = path.points;
        entry.count = path.count;
      }
      if (entry.theme !== theme || entry.colour !== colour) {
        entry.layer.setColours(theme, colour);
        entry.theme = theme;
        entry.colour = colour;
      }
      entry.layer.setPlace(scenePath);
      entry.layer.setOrder(scenePath.isSelected ? paths.length : place);
    });
  }

  #layerAt(place: number): PathLayer {
    const known = this.#trajectories[place];
    if (known) return known;
    const layer = new TrajectoryLayer();
    const made: PathLayer = { layer, points: null, count: 0, theme: null, colour: null };
    this.#trajectories[place] = made;
    this.#scene.add(layer.group);
    return made;
  }

  #removeLayer(): void {
    const removed = this.#trajectories.pop();
    if (!removed) return;
    this.#scene.remove(removed.layer.group);
    removed.layer.dispose();
  }
}

/** A run's layer and what it was last laid out from. */
interface PathLayer {
  readonly layer: TrajectoryLayer;
  points: Float64Array | null;
  count: number;
  theme: ThemeName | null;
  colour: number | null;
}

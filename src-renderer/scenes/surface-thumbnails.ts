import { WebGLRenderer } from "three";
import type { CameraPose } from "./camera-pose.ts";
import { CameraRig } from "./camera-rig.ts";
import { stillQuality } from "./quality-governor.ts";
import { ScenePainter } from "./scene-painter.ts";
import type { SurfacePicture } from "./surface-picture.ts";
import { WebGlUnavailableError } from "./webgl-context.ts";

/** Sharper than the screen, as a picture at rest is. */
const supersampling = 2;
/** Lines and balls are drawn at this part of their usual size, and all of it a little nearer. */
const part = 0.6;
const nearer = 1.12;

/** Draws small surfaces, any number of them, with one WebGL context; each onto a canvas of its own. */
export class SurfaceThumbnails {
  readonly #canvas = document.createElement("canvas");
  readonly #renderer: WebGLRenderer;
  readonly #painter = new ScenePainter();
  readonly #rig = new CameraRig();

  /** @throws WebGlUnavailableError when there is no WebGL 2 */
  constructor() {
    const context = this.#canvas.getContext("webgl2", {
      alpha: false,
      antialias: false,
      stencil: true,
    });
    if (!context) throw new WebGlUnavailableError();
    this.#renderer = new WebGLRenderer({ canvas: this.#canvas, context });
    this.#renderer.setPixelRatio(1);
  }

  /**
   * Draws a picture without texts onto a 2D canvas.
   *
   * @param place where on it, in its own pixels
   * @param pixelRatio pixels of the canvas in a CSS pixel
   */
  draw(
    context: CanvasRenderingContext2D,
    place: {
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    },
    pixelRatio: number,
    picture: SurfacePicture,
    pose: CameraPose,
  ): void {
    const width = Math.max(1, Math.round(place.width));
    const height = Math.max(1, Math.round(place.height));
    const tile = { x: 0, y: 0, width: width * supersampling, height: height * supersampling };
    this.#renderer.setSize(tile.width, tile.height, false);
    this.#painter.update(picture);
    const near = { ...pose, zoom: pose.zoom * nearer };
    this.#rig.look(near, width / (pixelRatio * part), height / (pixelRatio * part));
    this.#painter.paint(this.#renderer, {
      rig: this.#rig,
      pose: near,
      tile,
      pixelRatio: pixelRatio * supersampling * part,
      quality: stillQuality,
    });
    context.imageSmoothingQuality = "high";
    context.drawImage(this.#canvas, place.x, place.y, width, height);
  }

  /** Gives everything back. */
  dispose(): void {
    this.#painter.dispose();
    this.#renderer.setSize(1, 1, false);
    this.#renderer.dispose();
  }
}

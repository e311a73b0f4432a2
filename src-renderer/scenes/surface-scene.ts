import { WebGLRenderer } from "three";
import { viewingAngles } from "#core/session/session.ts";
import type { CameraPose } from "./camera-pose.ts";
import { CameraRig, type ScreenPoint } from "./camera-rig.ts";
import { FrameBehind, type PixelSize } from "./frame-behind.ts";
import { type FrameKind, FramePacer } from "./frame-pacer.ts";
import { Framing } from "./framing.ts";
import { GpuFence } from "./gpu-fence.ts";
import { type Box, isSameBoxes } from "./label-layout.ts";
import {
  drawOverlay,
  type OverlayContent,
  type OverlayLayout,
  OverlayPlanner,
  runNamesOf,
} from "./label-overlay.ts";
import { LabelSprites } from "./label-sprites.ts";
import { composePicture, type PictureOptions } from "./picture-composer.ts";
import { loadPictureFonts, numberCharacters } from "./picture-fonts.ts";
import { listenForOrbit } from "./pointer-orbit.ts";
import { PoseControl } from "./pose-control.ts";
import {
  isSoftwareRenderer,
  type MotionQuality,
  QualityGovernor,
  stillQuality,
} from "./quality-governor.ts";
import { ScenePainter } from "./scene-painter.ts";
import {
  type PlanePoint,
  type PointerEvents,
  type ScenePlaces,
  ScenePointer,
} from "./scene-pointer.ts";
import { pickGrip, pickLevel, pickSurface, type SceneGrip } from "./surface-picker.ts";
import type { SurfacePicture } from "./surface-picture.ts";
import { createContext } from "./webgl-context.ts";

/** What a scene draws on and whom it tells. */
export interface SurfaceSceneOptions extends PointerEvents {
  /** Gets the WebGL context and the pointer events; its drawing buffer is the scene's. */
  readonly canvas: HTMLCanvasElement;
  /** A canvas exactly over it, for texts; lets pointer events through. */
  readonly overlay: HTMLCanvasElement;
  readonly pose?: CameraPose;
  /** Whether nothing may glide; asked each time. */
  readonly isMotionReduced?: () => boolean;
  /** A person or a glide changed the pose. */
  readonly onPoseChanged?: (pose: CameraPose) => void;
  readonly onContextLost?: () => void;
  readonly onContextRestored?: () => void;
}

const degreesPerPixel = 0.36;
/** Most pixels of a drawing buffer: beyond it, supersampling costs more than it shows. */
const mostPixels = 16_000_000;

/** The loss surface with the descent on it, drawn when something changed and never else. */
export class SurfaceScene {
  readonly #canvas: HTMLCanvasElement;
  readonly #overlay: HTMLCanvasElement;
  readonly #overlayContext: CanvasRenderingContext2D | null;
  readonly #renderer: WebGLRenderer;
  readonly #painter = new ScenePainter();
  readonly #planner = new OverlayPlanner();
  readonly #sprites = new LabelSprites();
  readonly #rig = new CameraRig();
  readonly #framing = new Framing();
  readonly #poseControl: PoseControl;
  readonly #pacer: FramePacer;
  readonly #pointer: ScenePointer;
  readonly #fence: GpuFence;
  /** Where the processor draws, good frames are drawn behind the canvas; else null. */
  readonly #behind: FrameBehind | null;
  readonly #governor: QualityGovernor;
  readonly #options: SurfaceSceneOptions;
  readonly #closing = new AbortController();
  #picture: SurfacePicture | null = null;
  #waitingPicture: SurfacePicture | null = null;
  #loadedTexts = "";
  #keepClear: readonly Box[] = [];
  #widthCss = 0;
  #heightCss = 0;
  #devicePixelRatio = 1;
  #framesDrawn = 0;
  #exports: Promise<unknown> = Promise.resolve();
  #exportCount = 0;
  /** Draws the labels of the frame that is drawn behind. */
  #drawLabelsBehind: (() => void) | null = null;

  /** @throws WebGlUnavailableError when there is no WebGL 2 */
  constructor(options: SurfaceSceneOptions) {
    this.#options = options;
    this.#canvas = options.canvas;
    this.#overlay = options.overlay;
    this.#overlayContext = options.overlay.getContext("2d");
    const context = createContext(options.canvas);
    this.#renderer = new WebGLRenderer({ canvas: options.canvas, context });
    this.#renderer.setPixelRatio(1);
    const isSoftware = isSoftwareRenderer(context);
    this.#governor = new QualityGovernor(isSoftware);
    this.#fence = new GpuFence(context);
    this.#behind = isSoftware ? new FrameBehind(this.#renderer) : null;
    this.#pacer = new FramePacer({
      draw: (kind) => this.#draw(kind),
      finish: () => this.#finish(),
      measured: (intervalMs) => this.#governor.measured(intervalMs),
      mustWait: (kind) => this.#isSlowNow(kind) && !this.#fence.isPassed,
    });
    this.#poseControl = new PoseControl(options.pose ?? viewingAngles.first, (pose) => {
      this.#pacer.moved();
      options.onPoseChanged?.(pose);
    });
    this.#framing.look(this.pose, 1);
    this.#pointer = new ScenePointer(options.canvas, this.#places(), options);
    options.overlay.style.pointerEvents = "none";
    options.canvas.style.touchAction = "none";
    this.#listen();
  }

  /** How many frames WebGL has drawn so far. */
  get framesDrawn(): number {
    return this.#framesDrawn;
  }

  /** Whether the picture stands as well as it can be, and nothing more is to be drawn. */
  get isAtRest(): boolean {
    return this.#pacer.isAtRest;
  }

  /** Whether its WebGL context was lost and has not come back. */
  get isContextLost(): boolean {
    return this.#renderer.getContext().isContextLost();
  }

  /** Where the picture is looked at from now. */
  get pose(): CameraPose {
    return this.#poseControl.pose;
  }

  /** Shows a picture; cheap when only the playhead differs from the last one. */
  show(picture: SurfacePicture): void {
    if (this.#exportCount > 0) {
      // A file under way must not get half of one picture and half of the next.
      this.#waitingPicture = picture;
      return;
    }
    this.#loadFonts(picture);
    this.#picture = picture;
    this.#painter.update(picture);
    this.#framing.setSurface(picture.field, this.#painter.frame);
    this.#pacer.changed();
  }

  /** Looks from another pose, gliding there if asked to and allowed. */
  setPose(pose: CameraPose, { animate = false }: { animate?: boolean } = {}): void {
    this.#framing.look(pose, this.#poseControl.glidePart);
    this.#poseControl.set(pose, animate && !(this.#options.isMotionReduced?.() ?? false));
  }

  /** Turns by degrees: round the picture, and over it. */
  turn(azimuthDegrees: number, elevationDegrees: number): void {
    this.#poseControl.turn(azimuthDegrees, elevationDegrees);
  }

  /** Zooms by a factor, at a place in CSS pixels (by default the middle). */
  zoomBy(factor: number, at?: ScreenPoint): void {
    this.#poseControl.zoom(factor, at);
  }

  /** Moves the picture by CSS pixels, right and down. */
  pan(dx: number, dy: number): void {
    this.#poseControl.pan(dx, dy);
  }

  /** Areas over the picture, in CSS pixels, that labels keep away from (the map, buttons). */
  setKeepClear(areas: readonly Box[]): void {
    if (isSameBoxes(areas, this.#keepClear)) return;
    this.#keepClear = areas;
    this.#framing.setCovers(areas);
    this.#pacer.refresh();
  }

  /** Takes the size of the picture, CSS pixels; 0 while it is hidden. Sets the canvases' own size. */
  resize(widthCss: number, heightCss: number, devicePixelRatio: number): void {
    this.#widthCss = widthCss;
    this.#heightCss = heightCss;
    this.#devicePixelRatio = devicePixelRatio;
    for (const canvas of [this.#canvas, this.#overlay]) {
      canvas.style.width = `${widthCss}px`;
      canvas.style.height = `${heightCss}px`;
    }
    this.#poseControl.resize(widthCss, heightCss);
    this.#framing.resize(widthCss, heightCss);
    this.#pacer.moved();
  }

  /**
   * Draws the picture as a PNG file for a size of its own, whatever size the canvas has.
   *
   * @throws Error when nothing is shown yet, the context is lost or there is no memory for the size
   */
  async toPng(options: PictureOptions): Promise<Uint8Array<ArrayBuffer>> {
    this.#exportCount++;
    const composed = this.#exports.then(() => this.#compose(options));
    this.#exports = composed.catch(() => undefined);
    try {
      return await composed;
    } finally {
      this.#exportCount--;
      const waiting = this.#waitingPicture;
      if (this.#exportCount === 0 && waiting && !this.#closing.signal.aborted) {
        this.#waitingPicture = null;
        this.show(waiting);
      }
    }
  }

  /** Gives up all that is under way, as while nobody sees it; the next change is drawn as ever. */
  pause(): void {
    this.#pointer.stop();
    this.#pacer.stop();
    this.#poseControl.stop();
    this.#behind?.forget();
    this.#drawLabelsBehind = null;
  }

  /**
   * Gives everything back: listeners, buffers, textures, programs, the memory of both canvases. The
   * context itself goes with its canvas, which another scene may take over.
   */
  dispose(): void {
    this.#closing.abort();
    this.pause();
    this.#painter.dispose();
    this.#sprites.dispose();
    this.#fence.dispose();
    this.#behind?.dispose();
    this.#renderer.setSize(1, 1, false);
    this.#renderer.dispose();
    this.#overlay.width = 1;
    this.#overlay.height = 1;
  }

  #listen(): void {
    const { signal } = this.#closing;
    const { canvas, onContextLost, onContextRestored } = this.#options;
    listenForOrbit(
      canvas,
      {
        turn: (dx, dy) => this.turn(-dx * degreesPerPixel, dy * degreesPerPixel),
        pan: (dx, dy) => this.pan(dx, dy),
        zoom: (factor, at) => this.zoomBy(factor, at),
        grab: (at) => this.#pointer.grab(at),
        drag: (at) => this.#pointer.drag(at),
        drop: () => this.#pointer.drop(),
        hover: (at) => this.#pointer.hover(at),
      },
      signal,
    );
    canvas.addEventListener(
      "webglcontextlost",
      (event) => {
        event.preventDefault();
        onContextLost?.();
      },
      { signal },
    );
    canvas.addEventListener(
      "webglcontextrestored",
      () => {
        this.#pacer.refresh();
        onContextRestored?.();
      },
      { signal },
    );
  }

  /** The point of the plane whose surface is seen at a place on the canvas (CSS pixels), or null. */
  pick(at: ScreenPoint): PlanePoint | null {
    const { sampler, frame } = this.#painter;
    if (!sampler || this.#widthCss < 1) return null;
    this.#look();
    return pickSurface(this.#rig, frame, sampler, at);
  }

  /** What can be taken hold of at a place on the canvas (CSS pixels), or null. */
  gripAt(at: ScreenPoint): SceneGrip | null {
    if (this.#widthCss < 1) return null;
    this.#look();
    return pickGrip(this.#rig, this.#painter.grips(), at);
  }

  /** Turns the camera to the pose, clear of what stands over the picture. */
  #look(): void {
    const topCss = this.#framing.topAt(this.#poseControl.glidePart);
    this.#poseControl.leaveFree(topCss);
    this.#rig.look(this.pose, this.#widthCss, this.#heightCss, { topCss, rightCss: 0 });
  }

  #places(): ScenePlaces {
    return {
      pick: (at) => this.pick(at),
      pickLevel: (height, at) => pickLevel(this.#rig, this.#painter.frame, height, at),
      gripAt: (at) => this.gripAt(at),
      heightOf: ({ run, what }) => this.#painter.grips()[run]?.[what]?.[2] ?? 0,
    };
  }

  #loadFonts({ names }: SurfacePicture): void {
    const texts = numberCharacters + names.x + names.y + names.height;
    if (texts === this.#loadedTexts) return;
    this.#loadedTexts = texts;
    void loadPictureFonts(document.fonts, texts).then(() => {
      if (this.#closing.signal.aborted) return;
      this.#planner.forgetWidths();
      this.#sprites.forgetTexts();
      this.#pacer.refresh();
    });
  }

  #draw(kind: FrameKind): "shown" | "behind" {
    const picture = this.#picture;
    if (!picture || this.#widthCss < 1 || this.#heightCss < 1) return "shown";
    const quality = this.#qualityOf(kind);
    this.#look();
    const inFrame = quality.labels === "in-frame";
    const content = this.#overlayContent(picture, !inFrame);
    const layout = this.#planner.plan(content, this.pose, this.#rig);
    this.#sprites.mesh.visible = inFrame;
    if (inFrame) {
      const ratio = this.#devicePixelRatio * quality.resolution;
      this.#sprites.show(layout, content, ratio);
    }
    const drawLabels = (): void => {
      this.#showOverlay(!inFrame);
      if (!inFrame) this.#drawOverlay(layout, content);
    };
    if (kind === "still" && this.#behind && !this.isContextLost) {
      this.#behind.draw(this.#bufferFor(quality), this.#canvasFor(kind), () =>
        this.#paint(quality),
      );
      this.#fence.mark();
      this.#drawLabelsBehind = drawLabels;
      return "behind";
    }
    this.#behind?.forget();
    if (!this.isContextLost) this.#drawSurface(kind);
    drawLabels();
    return "shown";
  }

  /** Shows the frame that was drawn behind, once nothing has to wait for it. */
  #finish(): boolean {
    if (!this.#fence.isPassed) return false;
    if (this.isContextLost) this.#behind?.forget();
    else {
      this.#behind?.show();
      this.#fence.mark();
      this.#framesDrawn++;
    }
    this.#drawLabelsBehind?.();
    this.#drawLabelsBehind = null;
    return true;
  }

  #drawSurface(kind: FrameKind): void {
    const { width, height } = this.#canvasFor(kind);
    if (this.#isOtherSize(kind)) this.#renderer.setSize(width, height, false);
    this.#paint(this.#qualityOf(kind));
    this.#fence.mark();
    this.#framesDrawn++;
  }

  #paint(quality: MotionQuality): void {
    const { width, height, pixelRatio } = this.#bufferFor(quality);
    this.#painter.paint(this.#renderer, {
      rig: this.#rig,
      pose: this.pose,
      tile: { x: 0, y: 0, width, height },
      pixelRatio,
      quality,
      over: this.#sprites.mesh,
    });
  }

  #qualityOf(kind: FrameKind): MotionQuality {
    return kind === "still" ? stillQuality : this.#governor.quality;
  }

  #bufferFor({ resolution }: MotionQuality): PixelSize & { readonly pixelRatio: number } {
    const pixelRatio = this.#boundedRatio(this.#devicePixelRatio * resolution);
    return {
      width: Math.max(1, Math.round(this.#widthCss * pixelRatio)),
      height: Math.max(1, Math.round(this.#heightCss * pixelRatio)),
      pixelRatio,
    };
  }

  /** Whether the page's thread would have to wait for what is still being drawn. */
  #isSlowNow(kind: FrameKind): boolean {
    return this.#isOtherSize(kind) || this.#behind?.isWaiting === true;
  }

  /** The canvas's own size; what is drawn behind it comes to it as one pixel for one of the display. */
  #canvasFor(kind: FrameKind): PixelSize {
    const quality = this.#qualityOf(kind);
    return this.#bufferFor(
      kind === "still" && this.#behind ? { ...quality, resolution: 1 } : quality,
    );
  }

  #isOtherSize(kind: FrameKind): boolean {
    const { width, height } = this.#canvasFor(kind);
    return this.#canvas.width !== width || this.#canvas.height !== height;
  }

  #boundedRatio(ratio: number): number {
    const largest = Math.sqrt(mostPixels / (this.#widthCss * this.#heightCss));
    return Math.min(ratio, Math.max(largest, this.#devicePixelRatio * 0.5));
  }

  #showOverlay(isVisible: boolean): void {
    const visibility = isVisible ? "visible" : "hidden";
    if (this.#overlay.style.visibility !== visibility) this.#overlay.style.visibility = visibility;
  }

  #drawOverlay(layout: OverlayLayout, content: OverlayContent): void {
    const context = this.#overlayContext;
    if (!context) return;
    const ratio = this.#devicePixelRatio;
    const width = Math.max(1, Math.round(this.#widthCss * ratio));
    const height = Math.max(1, Math.round(this.#heightCss * ratio));
    if (this.#overlay.width !== width) this.#overlay.width = width;
    if (this.#overlay.height !== height) this.#overlay.height = height;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.#widthCss, this.#heightCss);
    drawOverlay(context, layout, content);
  }

  #overlayContent(picture: SurfacePicture, hasRunNames: boolean): OverlayContent {
    const { frame } = this.#painter;
    return {
      frame,
      names: picture.names,
      name: picture.names.height,
      palette: picture.palette,
      theme: picture.theme,
      shown: frame.shown,
      formatNumber: picture.formatNumber,
      hasColourBar: picture.hasColourBar,
      keepClear: this.#keepClear,
      runNames: hasRunNames ? runNamesOf(picture, this.#painter.grips()) : [],
      runShapes: this.#painter.shapes(),
    };
  }

  async #compose(options: PictureOptions): Promise<Uint8Array<ArrayBuffer>> {
    const picture = this.#picture;
    if (!picture) throw new Error("there is no picture to save yet");
    if (this.isContextLost) {
      throw new Error("the graphics context is lost at the moment");
    }
    return composePicture(this.#renderer, this.#painter, picture, this.pose, options);
  }
}

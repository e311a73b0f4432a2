import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Camera } from "#core/session/session.ts";
import { clampPose, isSamePose } from "../scenes/camera-pose.ts";
import type { Box } from "../scenes/label-layout.ts";
import type { SceneGrip } from "../scenes/surface-picker.ts";
import type { SurfacePicture } from "../scenes/surface-picture.ts";
import { type PlanePoint, SurfaceScene, WebGlUnavailableError } from "../scenes/surface-scene.ts";
import { SizeWatch } from "./size-controller.ts";

/** What the scene's owner is told. */
export interface SceneEvents {
  /** A person turned the picture. */
  turned(camera: Camera): void;
  /** There is no WebGL at all. */
  unavailable(): void;
  /** The pointer is over this point of the plane; null: over none. */
  hovered(point: PlanePoint | null): void;
  /** A ball or a start was taken hold of, is dragged, is let go. */
  grabbed(grip: SceneGrip): void;
  dragged(point: PlanePoint): void;
  dropped(): void;
  /** The context was lost, or is back. */
  contextChanged(isLost: boolean): void;
}

/** Longer than the scene glides from one camera to another. */
const glideMs = 260;
const reducedMotion = "(prefers-reduced-motion: reduce)";

/**
 * Keeps one scene while its host is connected: makes its canvases, gives it its size, and takes all
 * of it away again.
 */
export class SurfaceSceneController implements ReactiveController {
  private readonly events: SceneEvents;
  private container: HTMLElement | null = null;
  private scene: SurfaceScene | null = null;
  private hasFailed = false;
  private shownKey: readonly unknown[] = [];
  private camera: Camera | null = null;
  /** Runs while the picture glides to another camera. */
  private gliding: ReturnType<typeof setTimeout> | null = null;

  private readonly size = new SizeWatch(() => this.takeSize());

  constructor(host: ReactiveControllerHost, events: SceneEvents) {
    host.addController(this);
    this.events = events;
  }

  /** How many frames WebGL has drawn. */
  get framesDrawn(): number {
    return this.scene?.framesDrawn ?? 0;
  }

  /** Whether nothing more of it is to be drawn until something moves or changes. */
  get isAtRest(): boolean {
    return this.scene?.isAtRest ?? true;
  }

  /** The scene, or null while there is none. */
  get current(): SurfaceScene | null {
    return this.scene;
  }

  hostDisconnected(): void {
    this.size.stop();
    this.endGlide();
    this.scene?.dispose();
    this.scene = null;
    this.container?.replaceChildren();
    this.container = null;
    this.shownKey = [];
  }

  /** Draws into this element from now on. */
  attach(container: HTMLElement, camera: Camera): void {
    if (this.container === container || this.hasFailed) return;
    this.container = container;
    this.camera = camera;
    const canvas = document.createElement("canvas");
    const overlay = document.createElement("canvas");
    container.replaceChildren(canvas, overlay);
    try {
      this.scene = new SurfaceScene({
        canvas,
        overlay,
        pose: camera,
        isMotionReduced: () => matchMedia(reducedMotion).matches,
        onPoseChanged: (pose) => this.poseChanged(pose),
        onHovered: (point) => this.events.hovered(point),
        onGrabbed: (grip) => this.events.grabbed(grip),
        onDragged: (point) => this.events.dragged(point),
        onDropped: () => this.events.dropped(),
        onContextLost: () => this.events.contextChanged(true),
        onContextRestored: () => this.events.contextChanged(false),
      });
    } catch (error) {
      if (!(error instanceof WebGlUnavailableError)) throw error;
      this.hasFailed = true;
      container.replaceChildren();
      this.events.unavailable();
      return;
    }
    this.size.follow(container);
    this.takeSize();
  }

  /**
   * Shows a picture; nothing happens when its key equals that of the picture shown.
   *
   * @param key what the picture is made from, one by one
   */
  show(key: readonly unknown[], make: () => SurfacePicture): void {
    const { shownKey } = this;
    const isShown =
      key.length === shownKey.length &&
      key.every((part, index) => Object.is(part, shownKey[index]));
    if (!this.scene || isShown) return;
    this.shownKey = key;
    this.scene.show(make());
  }

  /** Looks from a camera that did not come from the scene itself. */
  look(camera: Camera): void {
    if (!this.scene || camera === this.camera) return;
    this.camera = camera;
    this.endGlide();
    this.gliding = setTimeout(() => this.glided(), glideMs);
    this.scene.setPose(camera, { animate: true });
  }

  /** Areas that labels keep away from, CSS pixels in the picture. */
  keepClear(areas: readonly Box[]): void {
    this.scene?.setKeepClear(areas);
  }

  private poseChanged(pose: Camera): void {
    // What lies between two cameras is no one's choice: the document has the goal already.
    if (this.gliding !== null) return;
    this.camera = pose;
    this.events.turned(pose);
  }

  /** The glide is over: where someone interrupted it, the picture is seen from elsewhere. */
  private glided(): void {
    this.gliding = null;
    const { scene, camera } = this;
    if (scene && camera && !isSamePose(scene.pose, clampPose(camera))) this.poseChanged(scene.pose);
  }

  private endGlide(): void {
    if (this.gliding !== null) clearTimeout(this.gliding);
    this.gliding = null;
  }

  private takeSize(): void {
    const { container, scene } = this;
    if (!container || !scene) return;
    const { clientWidth, clientHeight } = container;
    if (clientWidth > 0 && clientHeight > 0) {
      scene.resize(clientWidth, clientHeight, devicePixelRatio);
    }
  }
}

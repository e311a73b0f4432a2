import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Camera } from "#core/session/session.ts";
import { clampPose, isSamePose } from "../scenes/camera-pose.ts";
import type { Box } from "../scenes/label-layout.ts";
import type { PlanePoint } from "../scenes/scene-pointer.ts";
import type { SceneGrip } from "../scenes/surface-picker.ts";
import type { SurfacePicture } from "../scenes/surface-picture.ts";
import { SurfaceScene } from "../scenes/surface-scene.ts";
import { WebGlUnavailableError } from "../scenes/webgl-context.ts";
import type { SceneKeeper, SceneLink, StandingScene } from "./scene-keeper.ts";
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

/** Keeps the scene of a controller whose host went, for the next one. */
export type KeptScene = SceneKeeper<SurfaceSceneController>;

/**
 * Keeps one scene while its host is connected: makes its canvases, gives it its size, and takes all
 * of it away again, or hands it to a keeper.
 */
export class SurfaceSceneController implements ReactiveController {
  private readonly events: SceneEvents;
  private container: HTMLElement | null = null;
  private standing: StandingScene<SurfaceSceneController> | null = null;
  private keeper: KeptScene | null = null;
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

  private get scene(): SurfaceScene | null {
    return this.standing?.scene ?? null;
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
    const { standing, keeper } = this;
    this.standing = null;
    if (standing && keeper) keeper.keep(standing);
    else standing?.scene.dispose();
    this.container?.replaceChildren();
    this.container = null;
    this.shownKey = [];
  }

  /**
   * Draws into this element from now on.
   *
   * @param keeper has a scene perhaps, and gets it when the host goes; stays the caller's
   */
  attach(container: HTMLElement, camera: Camera, keeper: KeptScene | null = null): void {
    if (this.container === container || this.hasFailed) return;
    this.container = container;
    this.camera = camera;
    this.keeper = keeper;
    this.standing = keeper?.take() ?? this.made(camera);
    const { standing } = this;
    if (!standing) {
      this.hasFailed = true;
      container.replaceChildren();
      this.events.unavailable();
      return;
    }
    // What was kept stands as it was left, which is no turn of a person's.
    standing.scene.setPose(camera);
    standing.link.owner = this;
    container.replaceChildren(standing.canvas, standing.overlay);
    this.size.follow(container);
    this.takeSize();
  }

  /** A new scene with canvases of its own; null where there is no WebGL. */
  private made(pose: Camera): StandingScene<SurfaceSceneController> | null {
    const canvas = document.createElement("canvas");
    const overlay = document.createElement("canvas");
    const link: SceneLink<SurfaceSceneController> = { owner: null };
    const tell = (say: (events: SceneEvents) => void): void => {
      if (link.owner) say(link.owner.events);
    };
    try {
      const scene = new SurfaceScene({
        canvas,
        overlay,
        pose,
        isMotionReduced: () => matchMedia(reducedMotion).matches,
        onPoseChanged: (changed) => link.owner?.poseChanged(changed),
        onHovered: (point) => tell((events) => events.hovered(point)),
        onGrabbed: (grip) => tell((events) => events.grabbed(grip)),
        onDragged: (point) => tell((events) => events.dragged(point)),
        onDropped: () => tell((events) => events.dropped()),
        onContextLost: () => tell((events) => events.contextChanged(true)),
        onContextRestored: () => tell((events) => events.contextChanged(false)),
      });
      return { scene, canvas, overlay, link };
    } catch (error) {
      if (!(error instanceof WebGlUnavailableError)) throw error;
      return null;
    }
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

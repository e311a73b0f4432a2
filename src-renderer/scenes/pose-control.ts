import { blendPoses, type CameraPose, clampPose, isSamePose } from "./camera-pose.ts";
import { homeOf, panOfPixels, type ScreenPoint } from "./camera-rig.ts";

const transitionMs = 180;

/** The pose as people change it: at once, step by step, or gliding to another one. */
export class PoseControl {
  readonly #changed: (pose: CameraPose) => void;
  #pose: CameraPose;
  #widthCss = 1;
  #heightCss = 1;
  #topCss = 0;
  #glideRequest: number | null = null;
  #glidePart = 1;

  /** @param changed is told of every new pose, also of those between */
  constructor(pose: CameraPose, changed: (pose: CameraPose) => void) {
    this.#pose = clampPose(pose);
    this.#changed = changed;
  }

  /** The pose now. */
  get pose(): CameraPose {
    return this.#pose;
  }

  /** How much of the way to the pose set last is done, 0..1; 1 where nothing glides. */
  get glidePart(): number {
    return this.#glidePart;
  }

  /** What of the picture is left free at its top, which panning and zooming at a place depend on. */
  leaveFree(topCss: number): void {
    this.#topCss = topCss;
  }

  /** The picture's size, which panning and zooming at a place depend on. */
  resize(widthCss: number, heightCss: number): void {
    this.#widthCss = widthCss;
    this.#heightCss = heightCss;
  }

  /** Takes a pose, at once or gliding there, ease-out. */
  set(pose: CameraPose, isAnimated: boolean): void {
    this.stop();
    const goal = clampPose(pose);
    if (!isAnimated || isSamePose(goal, this.#pose)) {
      this.#take(goal);
      return;
    }
    const from = this.#pose;
    let start: number | null = null;
    this.#glidePart = 0;
    const glide = (time: number): void => {
      start ??= time;
      const t = Math.min(1, (time - start) / transitionMs);
      this.#glideRequest = t < 1 ? requestAnimationFrame(glide) : null;
      this.#glidePart = 1 - (1 - t) ** 3;
      this.#take(t < 1 ? blendPoses(from, goal, this.#glidePart) : goal);
    };
    this.#glideRequest = requestAnimationFrame(glide);
  }

  /** Turns the camera round the picture and over it, in degrees. */
  turn(azimuthDegrees: number, elevationDegrees: number): void {
    const pose = this.#pose;
    this.#change({
      ...pose,
      azimuthDegrees: pose.azimuthDegrees + azimuthDegrees,
      elevationDegrees: pose.elevationDegrees + elevationDegrees,
    });
  }

  /** Moves the picture by CSS pixels, right and down. */
  pan(dx: number, dy: number): void {
    const pose = this.#pose;
    const perPixel = panOfPixels(1, pose.zoom, this.#room);
    this.#change({ ...pose, panX: pose.panX + dx * perPixel, panY: pose.panY - dy * perPixel });
  }

  /** Zooms by a factor; what is at the place (by default the middle) stays there. */
  zoom(factor: number, at?: ScreenPoint): void {
    const pose = this.#pose;
    const { zoom } = clampPose({ ...pose, zoom: pose.zoom * factor });
    const home = homeOf(this.#widthCss, this.#heightCss, this.#topCss);
    const place = at ?? home;
    const panAt = (pixels: number, power: number): number => panOfPixels(pixels, power, this.#room);
    const dx = place.x - home.x;
    const dy = home.y - place.y;
    this.#change({
      ...pose,
      zoom,
      panX: pose.panX + panAt(dx, zoom) - panAt(dx, pose.zoom),
      panY: pose.panY + panAt(dy, zoom) - panAt(dy, pose.zoom),
    });
  }

  /** Ends a glide where it is. */
  stop(): void {
    if (this.#glideRequest !== null) cancelAnimationFrame(this.#glideRequest);
    this.#glideRequest = null;
    this.#glidePart = 1;
  }

  get #room(): { readonly width: number; readonly height: number } {
    return { width: this.#widthCss, height: this.#heightCss - this.#topCss };
  }

  #change(pose: CameraPose): void {
    this.stop();
    this.#take(clampPose(pose));
  }

  #take(pose: CameraPose): void {
    if (isSamePose(pose, this.#pose)) return;
    this.#pose = pose;
    this.#changed(pose);
  }
}

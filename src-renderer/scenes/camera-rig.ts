import { Matrix4, PerspectiveCamera, Vector3 } from "three";
import type { CameraPose } from "./camera-pose.ts";

/** A place on the picture, CSS pixels from its upper left corner. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** A part of a picture, in the pixels of its buffer. */
export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The picture for which the numbers below were found; others are fitted by its smaller ratio. */
const referenceWidth = 1040;
const referenceHeight = 752;
const referenceFocalPx = 1445;
const referenceDistance = 17.7;
/** The pivot stands a little above the middle: perspective needs more room at the bottom. */
const liftPx = 45;
/** From here on upwards the camera steps back, until the view from the top is nearly a map. */
const flatteningFrom = 50;
const flatteningFactor = 3;
/** Half the scene's depth, generously. */
const sceneRadius = 8;

/** Pictures whose shorter side is this long have marks of full size, in CSS pixels. */
const fullMarksPx = 320;
/** No smaller: they would not be seen. */
const leastMarkScale = 0.4;

const noMargins = { topCss: 0, rightCss: 0 } as const;

const right = new Vector3();
const up = new Vector3();
const towards = new Vector3();
const basis = new Matrix4();

/** Turns poses into the camera, and places of the scene into places on the picture. */
export class CameraRig {
  readonly camera = new PerspectiveCamera();
  #widthCss = 1;
  #heightCss = 1;
  #focal = 1;
  #distance = 1;
  #centreX = 0;
  #centreY = 0;
  #cssPerUnit = 1;

  constructor() {
    this.camera.matrixAutoUpdate = false;
  }

  /** CSS pixels in a unit of the scene, at the pivot. */
  get cssPerUnit(): number {
    return this.#cssPerUnit;
  }

  /**
   * How large balls, rings, arrows and lines are, of their usual size: in a picture that is smaller
   * than any view is, such as the one in a map's corner, they would hide the surface.
   */
  get markScale(): number {
    const shorter = Math.min(this.#widthCss, this.#heightCss);
    return Math.max(leastMarkScale, Math.min(1, shorter / fullMarksPx));
  }

  /** Horizontal direction towards the camera and its height: a unit vector; a view, do not keep. */
  get direction(): Readonly<Vector3> {
    return towards.set(basis.elements[8], basis.elements[9], basis.elements[10]);
  }

  /**
   * Looks from a pose at a picture of a size in CSS pixels.
   *
   * @param margins what is left to something else, at the picture's top and right
   */
  look(
    pose: CameraPose,
    widthCss: number,
    heightCss: number,
    margins: { readonly topCss: number; readonly rightCss: number } = noMargins,
  ): void {
    const roomWidth = widthCss - margins.rightCss;
    const roomHeight = heightCss - margins.topCss;
    const scale = fittingScale(roomWidth, roomHeight);
    const stepBack = backwardsFactor(pose.elevationDegrees);
    this.#widthCss = widthCss;
    this.#heightCss = heightCss;
    this.#distance = referenceDistance * stepBack;
    this.#focal = referenceFocalPx * scale * stepBack * pose.zoom;
    this.#cssPerUnit = this.#focal / this.#distance;
    const panUnit = referenceHeight * scale * pose.zoom;
    this.#centreX = roomWidth / 2 + pose.panX * panUnit;
    this.#centreY = margins.topCss + roomHeight / 2 - liftPx * scale - pose.panY * panUnit;
    this.#place(pose);
    this.showTile({ x: 0, y: 0, width: widthCss, height: heightCss }, 1);
  }

  /** Narrows the camera to one part of the picture, given in pixels of `pixelRatio` to a CSS pixel. */
  showTile(tile: Tile, pixelRatio: number): void {
    const { camera } = this;
    const near = this.#distance - sceneRadius;
    const toNear = near / this.#focal;
    const left = (tile.x / pixelRatio - this.#centreX) * toNear;
    const top = (this.#centreY - tile.y / pixelRatio) * toNear;
    const width = (tile.width / pixelRatio) * toNear;
    const height = (tile.height / pixelRatio) * toNear;
    camera.projectionMatrix.makePerspective(
      left,
      left + width,
      top,
      top - height,
      near,
      this.#distance + sceneRadius,
    );
    camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
  }

  /** Where a point of the scene is on the whole picture. */
  project(x: number, y: number, z: number): ScreenPoint {
    const e = this.camera.matrixWorldInverse.elements;
    const seenX = e[0] * x + e[4] * y + e[8] * z + e[12];
    const seenY = e[1] * x + e[5] * y + e[9] * z + e[13];
    const depth = -(e[2] * x + e[6] * y + e[10] * z + e[14]);
    return {
      x: this.#centreX + (this.#focal * seenX) / depth,
      y: this.#centreY - (this.#focal * seenY) / depth,
    };
  }

  /** The line of sight through a place on the picture: where it begins, and its direction. */
  ray(place: ScreenPoint): { readonly origin: Vector3; readonly direction: Vector3 } {
    const e = this.camera.matrix.elements;
    const dx = (place.x - this.#centreX) / this.#focal;
    const dy = (this.#centreY - place.y) / this.#focal;
    const direction = new Vector3(
      e[0] * dx + e[4] * dy - e[8],
      e[1] * dx + e[5] * dy - e[9],
      e[2] * dx + e[6] * dy - e[10],
    );
    return { origin: new Vector3().setFromMatrixPosition(this.camera.matrix), direction };
  }

  /** The picture's size in CSS pixels. */
  get size(): { readonly width: number; readonly height: number } {
    return { width: this.#widthCss, height: this.#heightCss };
  }

  #place(pose: CameraPose): void {
    const azimuth = (pose.azimuthDegrees * Math.PI) / 180;
    const elevation = (pose.elevationDegrees * Math.PI) / 180;
    const [sinA, cosA] = [Math.sin(azimuth), Math.cos(azimuth)];
    const [sinE, cosE] = [Math.sin(elevation), Math.cos(elevation)];
    right.set(-sinA, cosA, 0);
    up.set(-sinE * cosA, -sinE * sinA, cosE);
    towards.set(cosE * cosA, cosE * sinA, sinE);
    const { camera } = this;
    basis.makeBasis(right, up, towards);
    camera.matrix
      .copy(basis)
      .setPosition(
        towards.x * this.#distance,
        towards.y * this.#distance,
        towards.z * this.#distance,
      );
    camera.matrixWorld.copy(camera.matrix);
    camera.matrixWorldInverse.copy(camera.matrix).invert();
  }
}

/** How many CSS pixels of a picture stand for one of the reference picture at zoom 1. */
export function fittingScale(widthCss: number, heightCss: number): number {
  return Math.min(widthCss / referenceWidth, heightCss / referenceHeight);
}

/**
 * By what a move of so many CSS pixels changes the pan of a pose.
 *
 * @param room width and height of the picture without its margins
 */
export function panOfPixels(
  pixels: number,
  zoom: number,
  room: { readonly width: number; readonly height: number },
): number {
  return pixels / (referenceHeight * fittingScale(room.width, room.height) * zoom);
}

/** The middle of the picture for a pose without pan, in CSS pixels: what zooming leaves in place. */
export function homeOf(widthCss: number, heightCss: number, topCss: number): ScreenPoint {
  const room = heightCss - topCss;
  return { x: widthCss / 2, y: topCss + room / 2 - liftPx * fittingScale(widthCss, room) };
}

function backwardsFactor(elevationDegrees: number): number {
  const t = Math.max(0, (elevationDegrees - flatteningFrom) / (90 - flatteningFrom));
  return 1 + (flatteningFactor - 1) * t * t * (3 - 2 * t);
}

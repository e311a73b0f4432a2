import { Group, Mesh } from "three";
import type { HeightField } from "#core/descent/height-field.ts";
import type { ColourMap } from "#core/session/session.ts";
import { FloorMaterial } from "./floor-material.ts";
import type { MotionQuality } from "./quality-governor.ts";
import { createSurfaceFrame, type SurfaceFrame } from "./surface-frame.ts";
import { SurfaceMaterial } from "./surface-material.ts";
import { createSurfaceMeshes, type MeshStride, type SurfaceMeshes } from "./surface-mesh.ts";
import type { ThemeName } from "./theme-tokens.ts";

/** The parts of a frame's quality that concern the surface. */
export type SurfaceQuality = Pick<MotionQuality, "mesh" | "hasExtras">;

/** The surface and the floor beneath it. */
export class SurfaceLayer {
  readonly group = new Group();
  readonly #material = new SurfaceMaterial();
  readonly #floorMaterial = new FloorMaterial(this.#material.palette);
  readonly #surface = new Mesh(undefined, this.#material);
  readonly #floor = new Mesh(undefined, this.#floorMaterial);
  #meshes: SurfaceMeshes | null = null;

  constructor() {
    for (const mesh of [this.#surface, this.#floor]) {
      mesh.frustumCulled = false;
      mesh.matrixAutoUpdate = false;
      mesh.visible = false;
      this.group.add(mesh);
    }
    this.#floor.renderOrder = 1;
  }

  /** Shows another field; returns how it is laid into the scene and which meshes get drawn. */
  setField(field: HeightField): { frame: SurfaceFrame; strides: readonly MeshStride[] } {
    const frame = createSurfaceFrame(field);
    this.#meshes?.dispose();
    this.#meshes = createSurfaceMeshes(field, frame);
    this.#surface.geometry = this.#meshes.full;
    this.#floor.geometry = this.#meshes.fullFloor;
    this.#surface.visible = true;
    this.#floor.visible = true;
    this.#material.setFrame(frame);
    this.#floorMaterial.setFrame(frame);
    return { frame, strides: this.#meshes.strides };
  }

  /** Sets the theme and the colours of heights. */
  setColours(theme: ThemeName, palette: ColourMap): void {
    this.#material.setColours(theme, palette);
    this.#floorMaterial.setColours(theme);
  }

  /** Chooses how fine the surface is, how wide its lines are, and where the light comes from. */
  prepare({ mesh, hasExtras }: SurfaceQuality, pixelRatio: number, azimuthRadians: number): void {
    this.#material.showMesh(hasExtras);
    if (this.#meshes) {
      this.#surface.geometry = this.#meshes[mesh];
      this.#floor.geometry = this.#meshes[mesh === "full" ? "fullFloor" : "coarseFloor"];
    }
    this.#material.setPixelSize(pixelRatio);
    this.#floorMaterial.setPixelSize(pixelRatio);
    this.#material.setLight(azimuthRadians);
  }

  /** Frees buffers and programs. */
  dispose(): void {
    this.#meshes?.dispose();
    this.#material.dispose();
    this.#floorMaterial.dispose();
  }
}

import { Group, Mesh } from "three";
import { Draper } from "./drape.ts";
import { MarkerGeometry } from "./marker-geometry.ts";
import { MarkerMaterial } from "./marker-material.ts";
import { RibbonGeometry, RibbonMaterial, type ScreenScale } from "./ribbon.ts";
import type { SurfaceFrame } from "./surface-frame.ts";
import { createSurfacePoint, type SurfaceSampler } from "./surface-sampler.ts";
import { type ThemeName, themeTokens } from "./theme-tokens.ts";

/** Where somebody points on the surface or on the map: two lines across the surface, and a ring. */
export class CrossHairLayer {
  readonly group = new Group();
  readonly #lines = new RibbonGeometry();
  readonly #ring = new MarkerGeometry();
  readonly #linePaint = new RibbonMaterial({ widthPx: 1.2, opacity: 0.8, pass: "seen" });
  readonly #ringPaint = new MarkerMaterial({
    shape: "ring",
    radiusPx: 4.5,
    strokePx: 1.6,
    opacity: 1,
    pass: "seen",
  });
  #shown: readonly [number, number] | null = null;
  /** The surface that the lines were laid on. */
  #ground: SurfaceSampler | null = null;

  constructor() {
    for (const mesh of [
      new Mesh(this.#lines, this.#linePaint),
      new Mesh(this.#ring, this.#ringPaint),
    ]) {
      mesh.frustumCulled = false;
      mesh.matrixAutoUpdate = false;
      mesh.renderOrder = 5.5;
      this.group.add(mesh);
    }
  }

  /** Lays the lines through a point of the plane; null takes them away. */
  lay(point: readonly [number, number] | null, sampler: SurfaceSampler, frame: SurfaceFrame): void {
    this.group.visible = point !== null;
    if (!point) this.#shown = null;
    if (!point || (point === this.#shown && sampler === this.#ground)) return;
    this.#shown = point;
    this.#ground = sampler;
    const [x, y] = point;
    const draper = new Draper(sampler, frame);
    draper.addStep(frame.x.low, y, frame.x.high, y);
    draper.addStep(x, frame.y.low, x, frame.y.high);
    this.#lines.setPolylines(draper.lines);
    const place = createSurfacePoint();
    const isOn = sampler.sample(x, y, place);
    this.#ring.setMarkers(
      Float32Array.of(place.x, place.y, place.z),
      Float32Array.of(place.normalX, place.normalY, place.normalZ),
      isOn ? 1 : 0,
    );
  }

  /** Sets the theme's colours. */
  setColours(theme: ThemeName): void {
    const { ink, field } = themeTokens[theme];
    this.#linePaint.setColour(ink);
    this.#ringPaint.setColours(ink, field);
  }

  /** Keeps widths and sizes the same on the screen. */
  setScreen(screen: ScreenScale): void {
    this.#linePaint.setScreen(screen);
    this.#ringPaint.setScreen(screen);
  }

  /** Frees every buffer and program. */
  dispose(): void {
    this.#lines.dispose();
    this.#ring.dispose();
    this.#linePaint.dispose();
    this.#ringPaint.dispose();
  }
}

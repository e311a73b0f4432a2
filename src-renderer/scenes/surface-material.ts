import {
  DataTexture,
  DoubleSide,
  NearestFilter,
  RGBAFormat,
  ShaderMaterial,
  Vector2,
  Vector3,
} from "three";
import type { ColourMap } from "#core/session/session.ts";
import { paletteBytes } from "./palette.ts";
import { uniformColour } from "./shader-colour.ts";
import type { SurfaceFrame } from "./surface-frame.ts";
import { type ThemeName, themeTokens } from "./theme-tokens.ts";

/** So many colours that none is seen to jump; unfiltered, since filtering costs a processor much. */
const paletteSize = 1024;
/** The light stands this far to the left of the viewer, and this far from straight above. */
const lightTurn = -0.9;
const lightSpread = 0.75;
const isolineOpacity: Readonly<Record<ThemeName, number>> = { light: 0.36, dark: 0.42 };
const meshOpacity: Readonly<Record<ThemeName, number>> = { light: 0.1, dark: 0.14 };

/** Coverage of a line of `width` pixels along the whole numbers of `coordinate`. */
export const lineCoverageGlsl = /* glsl */ `
  float lineCoverage(float coordinate, float width) {
    float footprint = fwidth(coordinate);
    float distance = abs(fract(coordinate - 0.5) - 0.5) / max(footprint, 1e-6);
    float line = clamp(width * 0.5 + 0.5 - distance, 0.0, 1.0);
    return footprint < 1e-5 ? 0.0 : line * clamp(1.7 - 2.2 * width * footprint, 0.0, 1.0);
  }`;

const vertexShader = /* glsl */ `
  uniform vec3 lightDirection;
  uniform vec2 heightSpan;
  uniform vec2 isolines;
  uniform vec2 meshScale;
  uniform vec2 meshOffset;
  varying vec2 vMesh;
  varying vec2 vHeight;
  varying vec2 vLight;

  float lightOn(vec3 direction) {
    float sky = 0.5 + 0.5 * direction.z;
    float sun = max(dot(direction, lightDirection), 0.0);
    return pow(0.52 + 0.2 * sky + 0.42 * sun, 0.4545);
  }

  void main() {
    float t = (position.z - heightSpan.x) / heightSpan.y;
    vHeight = vec2(t, t * isolines.x + isolines.y);
    vMesh = position.xy * meshScale + meshOffset;
    vLight = vec2(lightOn(normal), lightOn(-normal));
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }`;

const fragmentShader = /* glsl */ `
  uniform sampler2D palette;
  uniform vec2 isolines;
  uniform vec3 ink;
  uniform float isolineOpacity;
  uniform float meshOpacity;
  uniform float pixelSize;
  varying vec2 vMesh;
  varying vec2 vHeight;
  varying vec2 vLight;
  ${lineCoverageGlsl}

  void main() {
    #ifdef IS_CUT
      if (vHeight.x < -0.001 || vHeight.x > 1.001) discard;
    #endif
    vec3 colour = texture2D(palette, vec2(vHeight.x, 0.5)).rgb;
    colour *= gl_FrontFacing ? vLight.x : vLight.y;
    float cover = lineCoverage(vHeight.y, 1.5 * pixelSize) * isolineOpacity;
    if (vHeight.y - isolines.y < 0.12) cover = 0.0;
    if (meshOpacity > 0.0) {
      float mesh = max(lineCoverage(vMesh.x, pixelSize), lineCoverage(vMesh.y, pixelSize));
      cover = max(cover, mesh * meshOpacity);
    }
    gl_FragColor = vec4(mix(colour, ink, cover), 1.0);
  }`;

/** The matte surface: palette by height, one hemisphere and one directional light, isolines, mesh. */
export class SurfaceMaterial extends ShaderMaterial {
  readonly #palette: DataTexture;
  #meshOpacity = 0;

  constructor() {
    const palette = createPaletteTexture();
    super({
      vertexShader,
      fragmentShader,
      side: DoubleSide,
      polygonOffset: true,
      polygonOffsetFactor: 2,
      polygonOffsetUnits: 4,
      uniforms: {
        lightDirection: { value: new Vector3(0, 0, 1) },
        heightSpan: { value: new Vector2(0, 1) },
        isolines: { value: new Vector2(1, 0) },
        meshScale: { value: new Vector2(1, 1) },
        meshOffset: { value: new Vector2() },
        palette: { value: palette },
        ink: { value: uniformColour("#000000") },
        isolineOpacity: { value: 0 },
        meshOpacity: { value: 0 },
        pixelSize: { value: 1 },
      },
    });
    this.#palette = palette;
  }

  /** The palette as a texture of one row, shared with the floor. */
  get palette(): DataTexture {
    return this.#palette;
  }

  /** Sets where heights, isolines and mesh lines lie. */
  setFrame(frame: SurfaceFrame): void {
    const { uniforms } = this;
    const { low, high } = frame.shown;
    uniforms.heightSpan?.value.set(frame.bottom, frame.top - frame.bottom);
    uniforms.isolines?.value.set((high - low) / frame.isolineStep, low / frame.isolineStep);
    const meshCountX = (frame.x.high - frame.x.low) / frame.meshStepX;
    const meshCountY = (frame.y.high - frame.y.low) / frame.meshStepY;
    uniforms.meshScale?.value.set(
      meshCountX / (2 * frame.halfWidth),
      meshCountY / (2 * frame.halfDepth),
    );
    uniforms.meshOffset?.value.set(
      frame.x.low / frame.meshStepX + meshCountX / 2,
      frame.y.low / frame.meshStepY + meshCountY / 2,
    );
    if (frame.isCut !== "IS_CUT" in this.defines) {
      this.defines = frame.isCut ? { IS_CUT: "" } : {};
      this.needsUpdate = true;
    }
  }

  /** Sets the theme's ink and the colours of heights. */
  setColours(theme: ThemeName, palette: ColourMap): void {
    const { uniforms } = this;
    uniforms.ink?.value.set(themeTokens[theme].ink);
    if (uniforms.isolineOpacity) uniforms.isolineOpacity.value = isolineOpacity[theme];
    this.#meshOpacity = meshOpacity[theme];
    this.#palette.image.data?.set(paletteBytes(palette, paletteSize));
    this.#palette.needsUpdate = true;
  }

  /** Sets the pixels of the drawing buffer in a CSS pixel, so that lines stay one CSS pixel wide. */
  setPixelSize(pixelRatio: number): void {
    if (this.uniforms.pixelSize) this.uniforms.pixelSize.value = Math.max(1, pixelRatio);
  }

  /** Shows or leaves out the faint mesh, which takes half of the time of a fragment. */
  showMesh(isShown: boolean): void {
    if (this.uniforms.meshOpacity) {
      this.uniforms.meshOpacity.value = isShown ? this.#meshOpacity : 0;
    }
  }

  /** Lets the light come from above the viewer's left shoulder, so that shape reads at every angle. */
  setLight(azimuthRadians: number): void {
    const from = azimuthRadians + lightTurn;
    this.uniforms.lightDirection?.value
      .set(Math.cos(from) * lightSpread, Math.sin(from) * lightSpread, 1)
      .normalize();
  }

  /** Frees the program and the palette. */
  override dispose(): void {
    this.#palette.dispose();
    super.dispose();
  }
}

function createPaletteTexture(): DataTexture {
  const texture = new DataTexture(paletteBytes("turbo", paletteSize), paletteSize, 1, RGBAFormat);
  texture.magFilter = NearestFilter;
  texture.minFilter = NearestFilter;
  texture.needsUpdate = true;
  return texture;
}

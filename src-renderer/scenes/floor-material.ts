import { tickStep } from "d3-array";
import { type DataTexture, DoubleSide, ShaderMaterial, Vector2 } from "three";
import { uniformColour } from "./shader-colour.ts";
import type { SurfaceFrame } from "./surface-frame.ts";
import { lineCoverageGlsl } from "./surface-material.ts";
import { type ThemeName, themeTokens } from "./theme-tokens.ts";

/** Lines of the floor's grid, about as many as the axes have ticks. */
export const floorGridCount = 6;

const vertexShader = /* glsl */ `
  attribute float known;
  uniform float floorHeight;
  uniform vec2 heightSpan;
  uniform vec2 isolines;
  uniform vec2 gridScale;
  uniform vec2 gridOffset;
  varying vec2 vGrid;
  varying vec3 vHeight;

  void main() {
    float t = (position.z - heightSpan.x) / heightSpan.y;
    vHeight = vec3(t, t * isolines.x + isolines.y, known);
    vGrid = position.xy * gridScale + gridOffset;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position.xy, floorHeight, 1.0);
  }`;

const fragmentShader = /* glsl */ `
  uniform sampler2D palette;
  uniform vec2 isolines;
  uniform vec3 gridColour;
  uniform float pixelSize;
  varying vec2 vGrid;
  varying vec3 vHeight;
  ${lineCoverageGlsl}

  void main() {
    float grid = max(lineCoverage(vGrid.x, pixelSize), lineCoverage(vGrid.y, pixelSize));
    float above = vHeight.y - isolines.y;
    float isoline = lineCoverage(vHeight.y, 1.5 * pixelSize);
    float fine = lineCoverage(4.0 * above, 1.2 * pixelSize);
    if (above > 0.12 && above < 0.6) isoline = max(isoline, fine);
    bool isKnown = vHeight.z > 0.999 && vHeight.x < 1.001 && above > 0.12;
    if (!isKnown) isoline = 0.0;
    float cover = max(grid, isoline);
    if (cover < 0.01) discard;
    float finest = above < 0.6 ? 4.0 : 1.0;
    float level = floor(above * finest + 0.5) / (finest * isolines.x);
    vec3 isolineColour = texture2D(palette, vec2(level, 0.5)).rgb;
    gl_FragColor = vec4(mix(gridColour, isolineColour, isoline), cover);
  }`;

/**
 * The map under the surface: the grid, and the isolines in the colours of their heights. In the
 * lowest step two more lines, at a quarter and a half, show where the hollows are.
 */
export class FloorMaterial extends ShaderMaterial {
  /** @param palette the surface's palette; stays the caller's */
  constructor(palette: DataTexture) {
    super({
      vertexShader,
      fragmentShader,
      side: DoubleSide,
      transparent: true,
      depthWrite: false,
      uniforms: {
        floorHeight: { value: 0 },
        heightSpan: { value: new Vector2(0, 1) },
        isolines: { value: new Vector2(1, 0) },
        gridScale: { value: new Vector2(1, 1) },
        gridOffset: { value: new Vector2() },
        palette: { value: palette },
        gridColour: { value: uniformColour("#000000") },
        pixelSize: { value: 1 },
      },
    });
  }

  /** Sets where the floor, its grid and its isolines lie. */
  setFrame(frame: SurfaceFrame): void {
    const { uniforms } = this;
    const { low, high } = frame.shown;
    const stepX = tickStep(frame.x.low, frame.x.high, floorGridCount);
    const stepY = tickStep(frame.y.low, frame.y.high, floorGridCount);
    const countX = (frame.x.high - frame.x.low) / stepX;
    const countY = (frame.y.high - frame.y.low) / stepY;
    if (uniforms.floorHeight) uniforms.floorHeight.value = frame.floor;
    uniforms.heightSpan?.value.set(frame.bottom, frame.top - frame.bottom);
    uniforms.isolines?.value.set((high - low) / frame.isolineStep, low / frame.isolineStep);
    uniforms.gridScale?.value.set(countX / (2 * frame.halfWidth), countY / (2 * frame.halfDepth));
    uniforms.gridOffset?.value.set(
      frame.x.low / stepX + countX / 2,
      frame.y.low / stepY + countY / 2,
    );
  }

  /** Sets the pixels of the drawing buffer in a CSS pixel, so that lines stay one CSS pixel wide. */
  setPixelSize(pixelRatio: number): void {
    if (this.uniforms.pixelSize) this.uniforms.pixelSize.value = Math.max(1, pixelRatio);
  }

  /** Sets the theme's grid colour. */
  setColours(theme: ThemeName): void {
    this.uniforms.gridColour?.value.set(themeTokens[theme].hairline);
  }
}

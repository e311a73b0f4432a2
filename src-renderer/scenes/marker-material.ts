import { DoubleSide, GreaterDepth, LessEqualDepth, ShaderMaterial, Vector2 } from "three";
import type { ScreenScale } from "./ribbon.ts";
import { markReach, type RunMark, runMarks } from "./run-marks.ts";
import { uniformColour } from "./shader-colour.ts";

/** How a marker looks; sizes in CSS pixels. */
export interface MarkerStyle {
  readonly shape: "ring" | "ball";
  readonly radiusPx: number;
  /** Width of a ring's line. */
  readonly strokePx: number;
  readonly opacity: number;
  readonly pass: "seen" | "hidden";
}

/** Markers are pulled towards the camera by this much, so that a steep wall cuts none in half. */
const ringPull = 0.1;

const vertexShader = /* glsl */ `
  attribute vec3 centre;
  attribute vec3 outward;
  uniform vec2 viewport;
  uniform float radius;
  uniform float unitsPerPixel;
  uniform float pull;
  varying vec2 vPlace;

  void main() {
    #ifdef IS_BALL
      float reach = radius + 1.0;
    #else
      float reach = radius * REACH + 1.0;
    #endif
    #ifdef IS_BALL
      vec3 middle = centre + outward * radius * unitsPerPixel * 0.8;
      float towards = max(pull, 1.2 * radius * unitsPerPixel);
    #else
      vec3 middle = centre;
      float towards = pull;
    #endif
    vec4 seen = modelViewMatrix * vec4(middle, 1.0);
    // On a wall seen from behind, nothing may be pulled through it.
    if (dot((modelViewMatrix * vec4(outward, 0.0)).xyz, seen.xyz) > 0.0) towards = 0.0;
    vec4 place = projectionMatrix * seen;
    vec4 nearer = projectionMatrix * (seen + vec4(0.0, 0.0, towards, 0.0));
    vPlace = position.xy * reach;
    place.xy += position.xy * reach * 2.0 / viewport * place.w;
    place.z = nearer.z / nearer.w * place.w;
    gl_Position = place;
  }`;

const fragmentShader = /* glsl */ `
  uniform vec3 stroke;
  uniform vec3 fill;
  uniform float radius;
  uniform float strokeWidth;
  uniform float opacity;
  uniform int mark;
  varying vec2 vPlace;

  float plusShape(vec2 p) {
    return min(max(abs(p.x) / 0.45, abs(p.y) / 1.3), max(abs(p.x) / 1.3, abs(p.y) / 0.45));
  }

  float triangleShape(vec2 p) {
    return max(-p.y / 0.8, (2.05 * abs(p.x) + 1.15 * p.y) / 1.4375);
  }

  float starShape(vec2 p) {
    float part = 1.2566371;
    float angle = mod(atan(p.x, p.y) + part * 0.5, part) - part * 0.5;
    vec2 folded = length(p) * vec2(cos(angle), abs(sin(angle)));
    return dot(folded, vec2(0.3644, 0.8984)) / 0.5102;
  }

  /** How far out a point is, in parts of the way to the mark's edge; in the order of runMarks. */
  float markShape(vec2 p) {
    if (mark == 1) return (abs(p.x) + abs(p.y)) / 1.3;
    if (mark == 2) return triangleShape(p);
    if (mark == 3) return max(abs(p.x), abs(p.y)) / 0.95;
    if (mark == 4) return triangleShape(vec2(p.x, -p.y));
    if (mark == 5) return plusShape(p);
    if (mark == 6) return plusShape(vec2(p.x - p.y, p.x + p.y) * 0.70710678);
    if (mark == 7) return starShape(p);
    if (mark == 8) return max(abs(p.x) / 0.6, abs(p.y) / 1.35);
    return length(p);
  }

  void main() {
    float distance = markShape(vPlace / radius) * radius;
    float cover = clamp(radius + 0.5 - distance, 0.0, 1.0) * opacity;
    if (cover < 0.004) discard;
    #ifdef IS_BALL
      vec2 place = vPlace / radius;
      vec3 bulge = vec3(place, sqrt(max(0.0, 1.0 - dot(place, place))));
      float light = max(0.0, dot(bulge, vec3(-0.36, 0.48, 0.8)));
      float gleam = pow(max(0.0, dot(bulge, vec3(-0.22, 0.29, 0.93))), 60.0);
      float rim = smoothstep(0.55, 1.0, length(place));
      vec3 colour = fill * (0.62 + 0.5 * light) * (1.0 - 0.3 * rim);
      colour = mix(colour, vec3(1.0), gleam * 0.9);
      gl_FragColor = vec4(mix(colour, stroke, clamp(distance - radius + strokeWidth + 0.5, 0.0, 1.0) * 0.55), cover);
    #else
      float onLine = clamp(distance - radius + strokeWidth + 0.5, 0.0, 1.0);
      gl_FragColor = vec4(mix(fill, stroke, onLine), cover);
    #endif
  }`;

/** Paint of discs that face the viewer and are the same size at any distance: rings and the ball. */
export class MarkerMaterial extends ShaderMaterial {
  readonly #style: MarkerStyle;
  #size = 1;

  constructor(style: MarkerStyle) {
    super({
      vertexShader,
      fragmentShader,
      transparent: true,
      depthWrite: false,
      side: DoubleSide,
      depthFunc: style.pass === "hidden" ? GreaterDepth : LessEqualDepth,
      defines: style.shape === "ball" ? { IS_BALL: "" } : { REACH: markReach.toFixed(2) },
      uniforms: {
        viewport: { value: new Vector2(1, 1) },
        radius: { value: 1 },
        strokeWidth: { value: 1 },
        unitsPerPixel: { value: 0.01 },
        pull: { value: ringPull },
        stroke: { value: uniformColour("#000000") },
        fill: { value: uniformColour("#ffffff") },
        opacity: { value: style.opacity },
        mark: { value: 0 },
      },
    });
    this.#style = style;
  }

  /** Sets the colours of line and inside, CSS hex colours. */
  setColours(stroke: string, fill: string): void {
    this.uniforms.stroke?.value.set(stroke);
    this.uniforms.fill?.value.set(fill);
  }

  /** Sets the shape; balls stay balls. */
  setMark(mark: RunMark): void {
    if (this.uniforms.mark) this.uniforms.mark.value = runMarks.indexOf(mark);
  }

  /** Sets the size as a part of the style's own. */
  setSize(part: number): void {
    this.#size = part;
  }

  /** Makes the marker paler, for a point that is not where it is drawn. */
  setOpacity(opacity: number): void {
    if (this.uniforms.opacity) this.uniforms.opacity.value = opacity * this.#style.opacity;
  }

  /** Keeps the size the same on the screen. */
  setScreen(screen: ScreenScale): void {
    const { uniforms } = this;
    uniforms.viewport?.value.copy(screen.viewport);
    if (uniforms.radius)
      uniforms.radius.value = this.#style.radiusPx * this.#size * screen.pixelRatio;
    if (uniforms.strokeWidth) {
      uniforms.strokeWidth.value = this.#style.strokePx * screen.pixelRatio;
    }
    if (uniforms.unitsPerPixel) {
      uniforms.unitsPerPixel.value = 1 / (screen.cssPerUnit * screen.pixelRatio);
    }
  }
}

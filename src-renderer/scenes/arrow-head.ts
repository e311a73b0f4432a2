import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  ShaderMaterial,
  Vector2,
  Vector3,
} from "three";
import type { ScreenScale } from "./ribbon.ts";
import { uniformColour } from "./shader-colour.ts";

const headLengthPx = 15;
const headHalfWidthPx = 6.5;
/** Towards the camera, so that a bulge does not cut the head; not on a wall seen from behind. */
const pull = 0.09;

const vertexShader = /* glsl */ `
  uniform vec2 viewport;
  uniform vec3 tail;
  uniform vec3 tip;
  uniform vec2 size;
  uniform vec3 outward;
  uniform float pull;

  void main() {
    vec4 tipSeen = modelViewMatrix * vec4(tip, 1.0);
    bool isBehind = dot((modelViewMatrix * vec4(outward, 0.0)).xyz, tipSeen.xyz) > 0.0;
    vec4 nearer = projectionMatrix * (tipSeen + vec4(0.0, 0.0, isBehind ? 0.0 : pull, 0.0));
    vec4 tipClip = projectionMatrix * tipSeen;
    vec4 tailClip = projectionMatrix * modelViewMatrix * vec4(tail, 1.0);
    vec2 way = (tipClip.xy / tipClip.w - tailClip.xy / tailClip.w) * viewport * 0.5;
    float wayLength = length(way);
    vec2 forward = wayLength > 1e-3 ? way / wayLength : vec2(0.0, -1.0);
    float headLength = clamp(wayLength * 1.6, size.x * 0.55, size.x);
    vec2 offset = forward * (position.x * headLength) + vec2(-forward.y, forward.x) * (position.y * size.y);
    tipClip.xy += offset * 2.0 / viewport * tipClip.w;
    tipClip.z = nearer.z / nearer.w * tipClip.w;
    gl_Position = tipClip;
  }`;

const fragmentShader = /* glsl */ `
  uniform vec3 colour;
  void main() {
    gl_FragColor = vec4(colour, 1.0);
  }`;

/** Makes the triangle of an arrow's head: its point ahead of the tip, its base behind. */
export function createArrowHeadGeometry(): BufferGeometry {
  const geometry = new BufferGeometry();
  const corners = new Float32Array([0.55, 0, 0, -0.45, 1, 0, -0.45, -1, 0]);
  geometry.setAttribute("position", new BufferAttribute(corners, 3));
  return geometry;
}

/** Paint of an arrow's head, as large at any distance, turned as the shaft's end is on the screen. */
export class ArrowHeadMaterial extends ShaderMaterial {
  /** The two last points of the shaft, units of the scene; the caller writes them. */
  readonly tail = new Vector3();
  readonly tip = new Vector3();
  /** The surface's normal near the arrow; the caller writes it. */
  readonly outward = new Vector3();

  constructor() {
    super({
      vertexShader,
      fragmentShader,
      depthWrite: false,
      transparent: true,
      side: DoubleSide,
      uniforms: {
        viewport: { value: new Vector2(1, 1) },
        size: { value: new Vector2(headLengthPx, headHalfWidthPx) },
        tail: { value: new Vector3() },
        tip: { value: new Vector3() },
        outward: { value: new Vector3() },
        pull: { value: pull },
        colour: { value: uniformColour("#000000") },
      },
    });
    if (this.uniforms.tail) this.uniforms.tail.value = this.tail;
    if (this.uniforms.tip) this.uniforms.tip.value = this.tip;
    if (this.uniforms.outward) this.uniforms.outward.value = this.outward;
  }

  /** Sets the colour, a CSS hex colour. */
  setColour(css: string): void {
    this.uniforms.colour?.value.set(css);
  }

  /** Keeps the size the same on the screen. */
  setScreen(screen: ScreenScale): void {
    this.uniforms.viewport?.value.copy(screen.viewport);
    this.uniforms.size?.value.set(
      headLengthPx * screen.pixelRatio,
      headHalfWidthPx * screen.pixelRatio,
    );
  }
}

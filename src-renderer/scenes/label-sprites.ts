import {
  BufferAttribute,
  BufferGeometry,
  CustomBlending,
  DynamicDrawUsage,
  Mesh,
  OneFactor,
  OneMinusSrcAlphaFactor,
  ShaderMaterial,
  Vector2,
} from "three";
import { drawColourBar } from "./colour-bar.ts";
import type { Box, PlacedLabel, TickMark } from "./label-layout.ts";
import { drawLabel, type OverlayContent, type OverlayLayout } from "./label-overlay.ts";
import { SpriteAtlas, type SpritePlace } from "./sprite-atlas.ts";
import { themeTokens } from "./theme-tokens.ts";

const mostSprites = 160;
const lineWidthPx = 1.15;
const textMarginPx = 3;

const vertexShader = /* glsl */ `
  attribute vec2 place;
  uniform vec2 size;
  varying vec2 vPlace;
  void main() {
    vPlace = place;
    gl_Position = vec4(position.x / size.x * 2.0 - 1.0, 1.0 - position.y / size.y * 2.0, 0.0, 1.0);
  }`;

const fragmentShader = /* glsl */ `
  uniform sampler2D atlas;
  varying vec2 vPlace;
  void main() {
    gl_FragColor = texture2D(atlas, vPlace);
  }`;

/**
 * The overlay's texts and lines as part of the WebGL frame, in one draw call: while the picture
 * moves on a slow machine, a second canvas over it would cost as much as the surface itself.
 */
export class LabelSprites {
  readonly mesh: Mesh;
  readonly #atlas = new SpriteAtlas();
  readonly #geometry = new BufferGeometry();
  readonly #material: ShaderMaterial;
  readonly #corners = new Float32Array(mostSprites * 12);
  readonly #places = new Float32Array(mostSprites * 8);
  readonly #size = new Vector2(1, 1);
  #count = 0;
  #look = "";

  constructor() {
    this.#material = new ShaderMaterial({
      vertexShader,
      fragmentShader,
      transparent: true,
      depthTest: false,
      depthWrite: false,
      blending: CustomBlending,
      blendSrc: OneFactor,
      blendDst: OneMinusSrcAlphaFactor,
      uniforms: { size: { value: this.#size }, atlas: { value: this.#atlas.texture } },
    });
    const attribute = (array: Float32Array, width: number): BufferAttribute =>
      new BufferAttribute(array, width).setUsage(DynamicDrawUsage);
    this.#geometry.setAttribute("position", attribute(this.#corners, 3));
    this.#geometry.setAttribute("place", attribute(this.#places, 2));
    this.#geometry.setIndex(new BufferAttribute(quadIndices(mostSprites), 1));
    this.mesh = new Mesh(this.#geometry, this.#material);
    this.mesh.frustumCulled = false;
    this.mesh.matrixAutoUpdate = false;
    this.mesh.renderOrder = 100;
    this.mesh.visible = false;
  }

  /** Puts sprites where the layout has texts and lines. */
  show(layout: OverlayLayout, content: OverlayContent, pixelRatio: number): void {
    const { width, height } = layout;
    this.#forgetOldLook(`${content.theme}|${content.palette}|${pixelRatio}|${width}|${height}`);
    this.#size.set(width, height);
    this.#count = 0;
    this.#addLines([...layout.axes.lines, ...layout.axes.marks], content, pixelRatio);
    for (const label of layout.axes.labels) this.#addLabel(label, content, pixelRatio);
    this.#addBar(layout, content, pixelRatio);
    this.#geometry.setDrawRange(0, this.#count * 6);
    this.#geometry.getAttribute("position").needsUpdate = true;
    this.#geometry.getAttribute("place").needsUpdate = true;
  }

  /** Has every text drawn anew: the fonts have arrived. */
  forgetTexts(): void {
    this.#atlas.clear();
  }

  /** Frees buffers, program and texture. */
  dispose(): void {
    this.#geometry.dispose();
    this.#material.dispose();
    this.#atlas.dispose();
  }

  #forgetOldLook(look: string): void {
    if (look === this.#look) return;
    this.#look = look;
    this.#atlas.clear();
  }

  #addLines(lines: readonly TickMark[], content: OverlayContent, pixelRatio: number): void {
    const solid = this.#atlas.place("solid", 4, 4, pixelRatio, (context) => {
      context.fillStyle = themeTokens[content.theme].ink2;
      context.fillRect(0, 0, 4, 4);
    });
    if (!solid) return;
    const middle = { u: solid.u + solid.width / 2, v: solid.v + solid.height / 2 };
    // Thinner than a pixel of the frame, a line would fall to pieces.
    const halfWidth = Math.max(lineWidthPx, 1.1 / pixelRatio) / 2;
    for (const { from, to } of lines) {
      const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
      const acrossX = ((from.y - to.y) / length) * halfWidth;
      const acrossY = ((to.x - from.x) / length) * halfWidth;
      this.#addQuad(
        [from.x - acrossX, from.y - acrossY, to.x - acrossX, to.y - acrossY],
        [from.x + acrossX, from.y + acrossY, to.x + acrossX, to.y + acrossY],
        { ...middle, width: 0, height: 0 },
      );
    }
  }

  #addLabel(label: PlacedLabel, content: OverlayContent, pixelRatio: number): void {
    const width = label.box.width + 2 * textMarginPx;
    const height = label.box.height + 2 * textMarginPx;
    const key = `${label.kind}|${label.text}`;
    const place = this.#atlas.place(key, width, height, pixelRatio, (context) =>
      drawLabel(context, { ...label, middle: { x: width / 2, y: height / 2 } }, content.theme),
    );
    if (!place) return;
    const { x, y } = label.box;
    this.#addBox({ x: x - textMarginPx, y: y - textMarginPx, width, height }, place);
  }

  #addBar({ bar }: OverlayLayout, content: OverlayContent, pixelRatio: number): void {
    if (!bar) return;
    const { whole } = bar;
    const { low, high } = content.shown;
    const key = `bar|${low}|${high}|${content.name}|${whole.x}|${whole.height}`;
    const place = this.#atlas.place(key, whole.width, whole.height, pixelRatio, (context) => {
      context.translate(-whole.x, -whole.y);
      drawColourBar(context, content, bar);
    });
    if (place) this.#addBox(whole, place);
  }

  #addBox({ x, y, width, height }: Box, place: SpritePlace): void {
    this.#addQuad([x, y, x + width, y], [x, y + height, x + width, y + height], place);
  }

  #addQuad(
    upper: readonly [x0: number, y0: number, x1: number, y1: number],
    lower: readonly [x0: number, y0: number, x1: number, y1: number],
    { u, v, width, height }: SpritePlace,
  ): void {
    if (this.#count === mostSprites) return;
    const [ax, ay, bx, by] = upper;
    const [cx, cy, dx, dy] = lower;
    this.#corners.set([ax, ay, 0, bx, by, 0, cx, cy, 0, dx, dy, 0], this.#count * 12);
    this.#places.set([u, v, u + width, v, u, v + height, u + width, v + height], this.#count * 8);
    this.#count++;
  }
}

function quadIndices(count: number): Uint16Array {
  const indices = new Uint16Array(count * 6);
  for (let quad = 0; quad < count; quad++) {
    const first = quad * 4;
    indices.set([first, first + 2, first + 1, first + 1, first + 2, first + 3], quad * 6);
  }
  return indices;
}

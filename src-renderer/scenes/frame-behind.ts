import {
  Camera,
  GLSL3,
  LinearFilter,
  Mesh,
  PlaneGeometry,
  RawShaderMaterial,
  Scene,
  type WebGLRenderer,
  WebGLRenderTarget,
} from "three";

const vertexShader = /* glsl */ `
in vec3 position;
out vec2 place;
void main() {
  place = position.xy * 0.5 + 0.5;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}`;

const fragmentShader = /* glsl */ `
precision highp float;
uniform sampler2D frame;
in vec2 place;
out vec4 colour;
void main() {
  colour = texture(frame, place);
}`;

/** A size in pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/**
 * A frame that is drawn behind the canvas and shown when it is done. What is drawn on the canvas
 * itself is fetched for the page by the page's own thread where there is no graphics card, and that
 * waits until all of it is drawn: a quarter of a second for a good frame. A copy of its pixels takes
 * a few milliseconds, and of one with two pixels for one along a side a quarter has to be fetched.
 */
export class FrameBehind {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new Camera();
  readonly #sheet: Mesh<PlaneGeometry, RawShaderMaterial>;
  #target: WebGLRenderTarget | null = null;
  #canvasSize: PixelSize = { width: 1, height: 1 };

  /** @param renderer stays the caller's */
  constructor(renderer: WebGLRenderer) {
    this.#renderer = renderer;
    this.#sheet = new Mesh(
      new PlaneGeometry(2, 2),
      new RawShaderMaterial({
        glslVersion: GLSL3,
        vertexShader,
        fragmentShader,
        uniforms: { frame: { value: null } },
        depthTest: false,
        depthWrite: false,
      }),
    );
    this.#sheet.frustumCulled = false;
    this.#scene.add(this.#sheet);
  }

  /** Whether a frame was drawn and not yet shown. */
  get isWaiting(): boolean {
    return this.#target !== null;
  }

  /**
   * Draws a frame; one that waits is forgotten.
   *
   * @param size the frame's own
   * @param canvasSize what the canvas will have: at the frame's size it shows the frame's very
   *   pixels, at half of it the mean of each four
   * @param paint paints to the renderer's current target
   */
  draw(size: PixelSize, canvasSize: PixelSize, paint: () => void): void {
    this.forget();
    this.#canvasSize = canvasSize;
    this.#target = new WebGLRenderTarget(size.width, size.height, {
      depthBuffer: true,
      stencilBuffer: true,
      generateMipmaps: false,
      minFilter: LinearFilter,
      magFilter: LinearFilter,
    });
    this.#renderer.setRenderTarget(this.#target);
    try {
      paint();
    } finally {
      this.#renderer.setRenderTarget(null);
    }
  }

  /** Shows the frame on the canvas, which gets its size for it, and frees the frame. */
  show(): void {
    const target = this.#target;
    if (!target) return;
    const { width, height } = this.#canvasSize;
    const { domElement } = this.#renderer;
    if (domElement.width !== width || domElement.height !== height) {
      this.#renderer.setSize(width, height, false);
    }
    this.#sheet.material.uniforms.frame.value = target.texture;
    this.#renderer.render(this.#scene, this.#camera);
    this.forget();
  }

  /** Frees the frame that waits. */
  forget(): void {
    this.#target?.dispose();
    this.#target = null;
    this.#sheet.material.uniforms.frame.value = null;
  }

  /** Frees all of it. */
  dispose(): void {
    this.forget();
    this.#sheet.geometry.dispose();
    this.#sheet.material.dispose();
  }
}

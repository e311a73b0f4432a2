import {
  Camera,
  GLSL3,
  Mesh,
  NearestFilter,
  PlaneGeometry,
  RawShaderMaterial,
  Scene,
  type WebGLRenderer,
  WebGLRenderTarget,
} from "three";

const vertexShader = /* glsl */ `
in vec3 position;
void main() {
  gl_Position = vec4(position.xy, 0.0, 1.0);
}`;

const fragmentShader = /* glsl */ `
precision highp float;
uniform sampler2D frame;
out vec4 colour;
void main() {
  colour = texelFetch(frame, ivec2(gl_FragCoord.xy), 0);
}`;

/**
 * A frame that is drawn behind the canvas and shown when it is done. What is drawn on the canvas
 * itself is fetched for the page by the page's own thread where there is no graphics card, and that
 * waits until all of it is drawn: a quarter of a second for a good frame. A copy of its pixels takes
 * a few milliseconds.
 */
export class FrameBehind {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new Camera();
  readonly #sheet: Mesh<PlaneGeometry, RawShaderMaterial>;
  #target: WebGLRenderTarget | null = null;

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
   * Draws a frame of that size in pixels; one that waits is forgotten.
   *
   * @param paint paints to the renderer's current target
   */
  draw(width: number, height: number, paint: () => void): void {
    this.forget();
    this.#target = new WebGLRenderTarget(width, height, {
      depthBuffer: true,
      stencilBuffer: true,
      generateMipmaps: false,
      minFilter: NearestFilter,
      magFilter: NearestFilter,
    });
    this.#renderer.setRenderTarget(this.#target);
    try {
      paint();
    } finally {
      this.#renderer.setRenderTarget(null);
    }
  }

  /** Gives the canvas the frame's size and pixels, and frees the frame. */
  show(): void {
    const target = this.#target;
    if (!target) return;
    const { width, height } = target;
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

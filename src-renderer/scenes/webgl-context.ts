/** There is no WebGL 2 to draw with. */
export class WebGlUnavailableError extends Error {
  override readonly name = "WebGlUnavailableError";

  constructor() {
    super("WebGL 2 is not available");
  }
}

/**
 * The context of a canvas that a surface is drawn on; it goes with its canvas.
 *
 * @throws WebGlUnavailableError when there is no WebGL 2
 */
export function createContext(canvas: HTMLCanvasElement): WebGL2RenderingContext {
  const context = canvas.getContext("webgl2", {
    alpha: false,
    antialias: false,
    depth: true,
    stencil: true,
    powerPreference: "high-performance",
  });
  if (!context) throw new WebGlUnavailableError();
  return context;
}

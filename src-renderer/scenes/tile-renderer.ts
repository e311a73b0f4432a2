import { RGBAFormat, UnsignedByteType, type WebGLRenderer, WebGLRenderTarget } from "three";
import type { Tile } from "./camera-rig.ts";

/** Side of a tile in pixels of the file: small enough for every driver and for short waits. */
const tileSide = 768;
/** Each pixel of the file is the mean of so many squared. */
const supersampling = 2;

/** Paints one tile to the renderer's current target, at so many target pixels to a file's pixel. */
export type PaintTile = (tile: Tile, supersampling: number) => void;

/**
 * Draws a picture of any size, tile by tile, each at twice the resolution and then averaged; the
 * pixels are fetched without blocking, so that the window stays usable meanwhile.
 *
 * @param context receives the pixels; its transform is left alone
 */
export async function renderTiles(
  renderer: WebGLRenderer,
  context: CanvasRenderingContext2D,
  paint: PaintTile,
): Promise<void> {
  const { width, height } = context.canvas;
  const side = tileSide * supersampling;
  const target = new WebGLRenderTarget(side, side, {
    format: RGBAFormat,
    type: UnsignedByteType,
    depthBuffer: true,
    stencilBuffer: true,
    generateMipmaps: false,
  });
  const pixels = new Uint8ClampedArray(side * side * 4);
  const scratch = scratchContext(side);
  context.save();
  context.imageSmoothingEnabled = true;
  try {
    for (let y = 0; y < height; y += tileSide) {
      for (let x = 0; x < width; x += tileSide) {
        renderer.setRenderTarget(target);
        try {
          const origin = { x: x * supersampling, y: y * supersampling };
          paint({ ...origin, width: side, height: side }, supersampling);
        } finally {
          renderer.setRenderTarget(null);
        }
        await renderer.readRenderTargetPixelsAsync(target, 0, 0, side, side, pixels);
        scratch.putImageData(new ImageData(pixels, side, side), 0, 0);
        // What WebGL returns starts at the bottom row.
        context.setTransform(1, 0, 0, -1, x, y + tileSide);
        context.drawImage(scratch.canvas, 0, 0, tileSide, tileSide);
      }
    }
  } finally {
    context.restore();
    target.dispose();
  }
}

function scratchContext(side: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no 2D canvas of a tile's size can be had");
  return context;
}

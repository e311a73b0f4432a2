import { CanvasTexture, LinearFilter, NoColorSpace } from "three";

/** Where a drawing lies in the atlas, as parts of its sides, the origin at the upper left. */
export interface SpritePlace {
  readonly u: number;
  readonly v: number;
  readonly width: number;
  readonly height: number;
}

const sidePx = 1024;
const gapPx = 2;

/** Small drawings (texts, the colour bar) side by side in one texture, each drawn once. */
export class SpriteAtlas {
  readonly texture: CanvasTexture;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #places = new Map<string, SpritePlace>();
  #shelfX = 0;
  #shelfY = 0;
  #shelfHeight = 0;

  constructor() {
    const canvas = document.createElement("canvas");
    canvas.width = sidePx;
    canvas.height = sidePx;
    this.#context = canvas.getContext("2d", { willReadFrequently: true });
    this.texture = new CanvasTexture(canvas);
    this.texture.colorSpace = NoColorSpace;
    this.texture.magFilter = LinearFilter;
    this.texture.minFilter = LinearFilter;
    this.texture.generateMipmaps = false;
    this.texture.premultiplyAlpha = true;
    this.texture.flipY = false;
  }

  /**
   * The place of a drawing, drawn now if it is not there yet; null when there is no room left.
   *
   * @param key names the drawing and everything that its look depends on
   * @param draw draws it in CSS pixels with its upper left corner at the origin
   */
  place(
    key: string,
    widthCss: number,
    heightCss: number,
    pixelRatio: number,
    draw: (context: CanvasRenderingContext2D) => void,
  ): SpritePlace | null {
    const known = this.#places.get(key);
    if (known) return known;
    const width = Math.ceil(widthCss * pixelRatio);
    const height = Math.ceil(heightCss * pixelRatio);
    if (!this.#context || !this.#makeRoom(width, height)) return null;
    this.#context.setTransform(pixelRatio, 0, 0, pixelRatio, this.#shelfX, this.#shelfY);
    draw(this.#context);
    const place = {
      u: this.#shelfX / sidePx,
      v: this.#shelfY / sidePx,
      width: (widthCss * pixelRatio) / sidePx,
      height: (heightCss * pixelRatio) / sidePx,
    };
    this.#places.set(key, place);
    this.#shelfX += width + gapPx;
    this.#shelfHeight = Math.max(this.#shelfHeight, height);
    this.texture.needsUpdate = true;
    return place;
  }

  /** Throws every drawing away. */
  clear(): void {
    this.#places.clear();
    this.#shelfX = 0;
    this.#shelfY = 0;
    this.#shelfHeight = 0;
    this.#context?.setTransform(1, 0, 0, 1, 0, 0);
    this.#context?.clearRect(0, 0, sidePx, sidePx);
  }

  /** Frees the texture. */
  dispose(): void {
    this.texture.dispose();
  }

  #makeRoom(width: number, height: number): boolean {
    if (this.#shelfX + width > sidePx) {
      this.#shelfX = 0;
      this.#shelfY += this.#shelfHeight + gapPx;
      this.#shelfHeight = 0;
    }
    return this.#shelfX + width <= sidePx && this.#shelfY + height <= sidePx;
  }
}

/** Many short lines are several times slower through a software-emulated graphics card. */
export const onProcessor: CanvasRenderingContext2DSettings = { willReadFrequently: true };

/**
 * A canvas that fills a container, sharp on its screen: its context draws in CSS pixels. Says when
 * fonts have come, as texts must be drawn again then.
 */
export class ChartCanvas {
  readonly context: CanvasRenderingContext2D;
  private readonly canvas = document.createElement("canvas");
  private readonly life = new AbortController();
  private size: { widthPx: number; heightPx: number; pixelRatio: number };

  /**
   * @param container gets one canvas, which `dispose` takes away; gives the first size
   * @param onFonts called when the page has got a font
   * @throws Error when there is no 2D canvas
   */
  constructor(container: HTMLElement, onFonts: () => void) {
    const context = this.canvas.getContext("2d", onProcessor);
    if (!context) throw new Error("this window has no 2D canvas");
    this.context = context;
    this.canvas.style.display = "block";
    container.append(this.canvas);
    const { clientWidth, clientHeight } = container;
    this.size = { widthPx: clientWidth, heightPx: clientHeight, pixelRatio: devicePixelRatio };
    this.fit();
    const { signal } = this.life;
    document.fonts.addEventListener("loadingdone", onFonts, { signal });
  }

  get widthPx(): number {
    return this.size.widthPx;
  }

  get heightPx(): number {
    return this.size.heightPx;
  }

  get pixelRatio(): number {
    return this.size.pixelRatio;
  }

  /** Takes a new size; says whether it is another one. What was drawn is gone then. */
  resize(widthPx: number, heightPx: number, pixelRatio: number): boolean {
    const { size } = this;
    const isSame =
      size.widthPx === widthPx && size.heightPx === heightPx && size.pixelRatio === pixelRatio;
    if (isSame) return false;
    this.size = { widthPx, heightPx, pixelRatio };
    this.fit();
    return true;
  }

  /** Makes the canvas empty. */
  clear(): void {
    this.context.clearRect(0, 0, this.widthPx, this.heightPx);
  }

  /** Takes the canvas away. */
  dispose(): void {
    this.life.abort();
    this.canvas.remove();
  }

  private fit(): void {
    const { canvas, context } = this;
    const { widthPx, heightPx, pixelRatio } = this.size;
    canvas.width = Math.max(1, Math.round(widthPx * pixelRatio));
    canvas.height = Math.max(1, Math.round(heightPx * pixelRatio));
    canvas.style.width = `${widthPx}px`;
    canvas.style.height = `${heightPx}px`;
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  }
}

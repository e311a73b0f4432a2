/** How a frame in motion is drawn. */
export interface MotionQuality {
  /** Pixels of the drawing buffer for one of the display, along a side. */
  readonly resolution: number;
  readonly mesh: "full" | "coarse";
  /** Whether shadow and hidden lines are drawn too. */
  readonly hasExtras: boolean;
  /** Texts on a canvas of their own are sharper; in the frame itself they cost nearly nothing. */
  readonly labels: "overlay" | "in-frame";
}

/** The frame at rest: two pixels for one along a side, smoother than multisampling. */
export const stillQuality: MotionQuality = {
  resolution: 2,
  mesh: "full",
  hasExtras: true,
  labels: "overlay",
};

/** From what a graphics card does without effort to what a processor alone manages. */
const levels: readonly MotionQuality[] = [
  stillQuality,
  { resolution: 1, mesh: "full", hasExtras: true, labels: "overlay" },
  { resolution: 1, mesh: "coarse", hasExtras: true, labels: "in-frame" },
  { resolution: 0.8, mesh: "coarse", hasExtras: true, labels: "in-frame" },
  { resolution: 0.65, mesh: "coarse", hasExtras: true, labels: "in-frame" },
  { resolution: 0.5, mesh: "coarse", hasExtras: false, labels: "in-frame" },
];

const tooSlowMs = 24;
const fastMs = 18;
const smoothing = 0.25;
const framesBeforeJudging = 6;
const framesBeforeTryingBetter = 120;
const longestPatience = 4000;

/** Chooses how well to draw in motion by how long frames take. */
export class QualityGovernor {
  #level: number;
  #average = fastMs;
  #framesAtLevel = 0;
  #patience = framesBeforeTryingBetter;
  #hasJustImproved = false;

  /** @param isSoftware whether WebGL is drawn by the processor: then it starts low */
  constructor(isSoftware: boolean) {
    this.#level = isSoftware ? 4 : 0;
  }

  /** How the next frame in motion is to be drawn. */
  get quality(): MotionQuality {
    return levels[this.#level] ?? stillQuality;
  }

  /** Takes in the time between two frames in motion, in milliseconds. */
  measured(intervalMs: number): void {
    this.#average += (intervalMs - this.#average) * smoothing;
    this.#framesAtLevel++;
    if (this.#framesAtLevel < framesBeforeJudging) return;
    if (this.#average > tooSlowMs && this.#level < levels.length - 1) {
      if (this.#hasJustImproved) this.#patience = Math.min(longestPatience, this.#patience * 4);
      this.#change(1);
    } else if (this.#average < fastMs && this.#framesAtLevel > this.#patience && this.#level > 0) {
      this.#change(-1);
    }
  }

  #change(by: 1 | -1): void {
    this.#level += by;
    this.#hasJustImproved = by < 0;
    this.#framesAtLevel = 0;
    this.#average = fastMs;
  }
}

/** Whether a context draws on the processor, judged by its renderer's name. */
export function isSoftwareRenderer(context: WebGL2RenderingContext): boolean {
  const info = context.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = info ? context.getParameter(info.UNMASKED_RENDERER_WEBGL) : "";
  return /swiftshader|llvmpipe|softpipe|basic render|software/i.test(String(name));
}

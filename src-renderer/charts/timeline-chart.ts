import { decimate } from "#core/descent/decimate.ts";
import { ExtremesPyramid } from "#core/descent/extremes-pyramid.ts";
import { textFont } from "../scenes/picture-fonts.ts";
import { type ThemeName, themeTokens } from "../scenes/theme-tokens.ts";
import { layTimelineCurve } from "./timeline-curve.ts";
import { axisLabelSizePx, layTimeline, type TimelineLayout } from "./timeline-layout.ts";
import { paintComing, paintPlayhead, paintRan, type TimelinePicture } from "./timeline-painter.ts";
import { createValueScale, type ValueScale } from "./timeline-scale.ts";

/** What a timeline shows. */
export interface TimelineChartData {
  /**
   * The value at each iteration, [≥ count]; kept, not copied. Its first `count` values must not
   * change afterwards; it may be replaced by a longer one.
   */
  readonly values: Float64Array;
  /** Iterations so far, the start included. */
  readonly count: number;
  /** The iteration shown, 0 ≤ playhead < count. */
  readonly playhead: number;
  readonly theme: ThemeName;
  /** Writes the values at their axis. */
  formatNumber(value: number): string;
  /** Writes the iterations at theirs; default: as the values. */
  formatCount?(count: number): string;
}

/** Where the curve is drawn, in CSS pixels from the container's top left corner. */
export interface PlotArea {
  readonly leftPx: number;
  readonly widthPx: number;
  readonly topPx: number;
  readonly heightPx: number;
}

/** Many short lines are several times slower through a software-emulated graphics card. */
const onProcessor: CanvasRenderingContext2DSettings = { willReadFrequently: true };

/**
 * A value over the iterations, and the playhead on it: what has run is a solid line over a wash,
 * what is to come is dotted. Moving the playhead repaints one canvas and calculates nothing;
 * growing costs what was added and one look at each pixel column.
 */
export class TimelineChart {
  private readonly canvas = document.createElement("canvas");
  private readonly context: CanvasRenderingContext2D;
  private readonly pyramid = new ExtremesPyramid();
  private readonly life = new AbortController();
  private widthPx: number;
  private heightPx: number;
  private pixelRatio = devicePixelRatio;
  private data: TimelineChartData | null = null;
  private drawn: DrawnTimeline | null = null;

  /**
   * @param container gets one canvas, which `dispose` takes away; gives the first size
   * @throws Error when there is no 2D canvas
   */
  constructor(container: HTMLElement) {
    const context = this.canvas.getContext("2d", onProcessor);
    if (!context) throw new Error("this window has no 2D canvas");
    this.context = context;
    this.widthPx = container.clientWidth;
    this.heightPx = container.clientHeight;
    this.canvas.style.display = "block";
    container.append(this.canvas);
    this.fitCanvas();
    document.fonts.addEventListener("loadingdone", () => this.layAndPaint(), {
      signal: this.life.signal,
    });
  }

  /** Shows a run, or what has become of it. Paints at once. */
  show(data: TimelineChartData): void {
    const isSamePicture = this.isSamePicture(data);
    this.data = data;
    if (isSamePicture) {
      this.paint();
      return;
    }
    this.pyramid.follow(data.values, data.count);
    this.layAndPaint();
  }

  /** Takes a new size in CSS pixels, or a screen's other pixels, and paints at once. */
  resize(widthPx: number, heightPx: number, pixelRatio = devicePixelRatio): void {
    const isSameSize = widthPx === this.widthPx && heightPx === this.heightPx;
    if (isSameSize && pixelRatio === this.pixelRatio) return;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.pixelRatio = pixelRatio;
    this.fitCanvas();
    this.layAndPaint();
  }

  /** Iteration i stands at leftPx + widthPx · i / (count − 1). Moves with size and numbers. */
  get plotArea(): PlotArea {
    const { box, pixelRatio } = this.layout;
    return {
      leftPx: box.left / pixelRatio,
      widthPx: box.width / pixelRatio,
      topPx: box.top / pixelRatio,
      heightPx: box.height / pixelRatio,
    };
  }

  /** Takes the chart away; it must not be used afterwards. */
  dispose(): void {
    this.life.abort();
    this.canvas.remove();
    this.data = null;
    this.drawn = null;
  }

  private get layout(): TimelineLayout {
    return this.drawn?.picture.layout ?? this.lay(createValueScale(this.pyramid));
  }

  private isSamePicture(next: TimelineChartData): boolean {
    const { data } = this;
    return (
      data !== null &&
      data.values === next.values &&
      data.count === next.count &&
      data.theme === next.theme &&
      data.formatNumber === next.formatNumber &&
      data.formatCount === next.formatCount
    );
  }

  private lay(scale: ValueScale): TimelineLayout {
    const { data, context, widthPx, heightPx, pixelRatio } = this;
    const formatValue = (value: number) => data?.formatNumber(value) ?? "";
    return layTimeline({
      widthPx,
      heightPx,
      pixelRatio,
      lastStep: Math.max(0, (data?.count ?? 0) - 1),
      scale,
      formatValue,
      formatCount: (count) => data?.formatCount?.(count) ?? formatValue(count),
      measure: (text) => {
        context.font = textFont(axisLabelSizePx);
        return context.measureText(text).width;
      },
    });
  }

  private layAndPaint(): void {
    const { data, canvas } = this;
    if (!data) return;
    const scale = createValueScale(this.pyramid);
    const layout = this.lay(scale);
    const series = decimate(this.pyramid, layout.box.width);
    const picture: TimelinePicture = {
      layout,
      curve: layTimelineCurve(series, scale, layout.box, layout.pixelRatio),
      tokens: themeTokens[data.theme],
    };
    this.drawn = {
      picture,
      scale,
      ran: paintedLayer(canvas, (layer) => paintRan(layer, picture)),
      coming: paintedLayer(canvas, (layer) => paintComing(layer, picture)),
    };
    this.paint();
  }

  private paint(): void {
    const { data, drawn, canvas, context } = this;
    if (!data || !drawn) return;
    const { box } = drawn.picture.layout;
    const playhead = Math.min(data.count - 1, Math.max(0, data.playhead));
    const x = box.left + (Math.max(0, playhead) / Math.max(1, data.count - 1)) * box.width;
    const border = Math.round(x);
    const { width, height } = canvas;
    context.clearRect(0, 0, width, height);
    copyColumns(context, drawn.ran, 0, border, height);
    copyColumns(context, drawn.coming, border, width, height);
    // Numbers at the axes may stand across the border; both layers have them at the same place.
    if (playhead >= 0) {
      paintPlayhead(context, drawn.picture, x, drawn.scale.place(data.values[playhead]));
    }
  }

  private fitCanvas(): void {
    const { canvas, widthPx, heightPx, pixelRatio } = this;
    canvas.width = Math.max(1, Math.round(widthPx * pixelRatio));
    canvas.height = Math.max(1, Math.round(heightPx * pixelRatio));
    canvas.style.width = `${widthPx}px`;
    canvas.style.height = `${heightPx}px`;
  }
}

/** What was calculated and painted, until run, size or theme changes. */
interface DrawnTimeline {
  readonly picture: TimelinePicture;
  readonly scale: ValueScale;
  /** The whole chart as if all had run. */
  readonly ran: OffscreenCanvas;
  /** The whole chart as if nothing had run yet. */
  readonly coming: OffscreenCanvas;
}

function paintedLayer(
  { width, height }: HTMLCanvasElement,
  paint: (context: OffscreenCanvasRenderingContext2D) => void,
): OffscreenCanvas {
  const layer = new OffscreenCanvas(width, height);
  const context = layer.getContext("2d", onProcessor);
  if (context) paint(context);
  return layer;
}

function copyColumns(
  context: CanvasRenderingContext2D,
  layer: OffscreenCanvas,
  from: number,
  to: number,
  height: number,
): void {
  const width = to - from;
  if (width > 0) context.drawImage(layer, from, 0, width, height, from, 0, width, height);
}

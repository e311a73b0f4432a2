import { ExtremesPyramid } from "#core/descent/extremes-pyramid.ts";
import type { PaintContext } from "./axis-text.ts";
import { onProcessor } from "./chart-canvas.ts";
import { runInk } from "./run-ink.ts";
import type { TimelineChartData, TimelineSeries } from "./timeline-data.ts";
import { placeY, stepX, type TimelineLayout } from "./timeline-layout.ts";
import { type PlayheadBall, paintComing, paintPlayhead, paintRan } from "./timeline-painter.ts";
import { type FollowedSeries, type LaidTimeline, layTimelinePicture } from "./timeline-picture.ts";

export type { TimelineChartData, TimelineScaleKind, TimelineSeries } from "./timeline-data.ts";
export { suggestsLogarithmic } from "./timeline-scale.ts";

/** Where the curves are drawn, in CSS pixels from the container's top left corner. */
export interface PlotArea {
  readonly leftPx: number;
  readonly widthPx: number;
  readonly topPx: number;
  readonly heightPx: number;
}

/**
 * Values over the iterations, and the playhead on them: what has run is a solid line (over a wash
 * when it is the only one), what is to come is dotted, and of several each has its name at its end.
 * Moving the playhead repaints one canvas and calculates nothing; growing costs what was added and
 * one look at each pixel column of each run.
 */
export class TimelineChart {
  private readonly canvas = document.createElement("canvas");
  private readonly context: CanvasRenderingContext2D;
  private followed: readonly FollowedSeries[] = [];
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

  /** Shows runs, or what has become of them. Paints at once. */
  show(data: TimelineChartData): void {
    const isShown = isSamePicture(this.data, data);
    this.data = data;
    if (isShown) {
      this.paint();
      return;
    }
    this.followed = follow(data.series, this.followed);
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

  /** Iteration i stands at leftPx + widthPx · i / lastStep. Moves with size, numbers and names. */
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
    return (this.drawn?.laid ?? this.lay(nothing)).picture.layout;
  }

  private lay(data: TimelineChartData): LaidTimeline {
    const { widthPx, heightPx, pixelRatio } = this;
    return layTimelinePicture(this.context, data, this.followed, { widthPx, heightPx, pixelRatio });
  }

  private layAndPaint(): void {
    const { data, canvas } = this;
    if (!data) return;
    const laid = this.lay(data);
    this.drawn = {
      laid,
      ran: paintedLayer(canvas, (layer) => paintRan(layer, laid.picture)),
      coming: paintedLayer(canvas, (layer) => paintComing(layer, laid.picture)),
    };
    this.paint();
  }

  private paint(): void {
    const { data, drawn, canvas, context } = this;
    if (!data || !drawn) return;
    const { picture } = drawn.laid;
    const playhead = Math.max(0, Math.min(data.lastStep, data.playhead));
    const x = stepX(picture.layout, playhead);
    const border = Math.round(x);
    const { width, height } = canvas;
    context.clearRect(0, 0, width, height);
    copyColumns(context, drawn.ran, 0, border, height);
    copyColumns(context, drawn.coming, border, width, height);
    // Numbers may stand across the border; both layers have them at the same place.
    const balls = ballsAt(drawn.laid, data, playhead);
    paintPlayhead(context, picture, x, balls);
  }

  private fitCanvas(): void {
    const { canvas, widthPx, heightPx, pixelRatio } = this;
    canvas.width = Math.max(1, Math.round(widthPx * pixelRatio));
    canvas.height = Math.max(1, Math.round(heightPx * pixelRatio));
    canvas.style.width = `${widthPx}px`;
    canvas.style.height = `${heightPx}px`;
  }
}

/** What was calculated and painted, until runs, size or theme change. */
interface DrawnTimeline {
  readonly laid: LaidTimeline;
  /** The whole chart as if all had run. */
  readonly ran: OffscreenCanvas;
  /** The whole chart as if nothing had run yet. */
  readonly coming: OffscreenCanvas;
}

const nothing: TimelineChartData = {
  series: [],
  lastStep: 0,
  playhead: 0,
  scale: "linear",
  theme: "light",
  formatNumber: String,
};

/**
 * The extremes of all series. One that was there before is found again by its memory, wherever it
 * stands in the list now; one that grew out of its memory by its place.
 */
function follow(
  all: readonly TimelineSeries[],
  before: readonly FollowedSeries[],
): FollowedSeries[] {
  const found = all.map((series) =>
    before.find(({ series: { values } }) => isSameMemory(values, series.values)),
  );
  const used = new Set<ExtremesPyramid>();
  const take = (one: FollowedSeries | undefined): ExtremesPyramid | null => {
    if (!one || used.has(one.pyramid)) return null;
    used.add(one.pyramid);
    return one.pyramid;
  };
  const matched = found.map(take);
  return all.map((series, index) => {
    const pyramid = matched[index] ?? take(before[index]) ?? new ExtremesPyramid();
    pyramid.follow(series.values, series.count);
    return { series, pyramid };
  });
}

function isSameMemory(one: Float64Array, other: Float64Array): boolean {
  return one.buffer === other.buffer && one.byteOffset === other.byteOffset;
}

function isSamePicture(one: TimelineChartData | null, other: TimelineChartData): boolean {
  return (
    one !== null &&
    one.lastStep === other.lastStep &&
    one.scale === other.scale &&
    one.theme === other.theme &&
    one.formatNumber === other.formatNumber &&
    one.formatCount === other.formatCount &&
    one.iterationsPerCount === other.iterationsPerCount &&
    one.series.length === other.series.length &&
    one.series.every((series, index) => isSameSeries(series, other.series[index]))
  );
}

function isSameSeries(one: TimelineSeries, other: TimelineSeries): boolean {
  return (
    one.values === other.values &&
    one.count === other.count &&
    one.colour === other.colour &&
    one.name === other.name &&
    one.isSelected === other.isSelected &&
    one.base === other.base
  );
}

/** A run that has ended before the playhead keeps its ball at its end. */
function ballsAt(
  { picture, scale, series }: LaidTimeline,
  { theme }: TimelineChartData,
  playhead: number,
): PlayheadBall[] {
  const { layout } = picture;
  return series.flatMap(({ values, count, base, colour, isSelected }) => {
    if (count < 1) return [];
    const step = Math.min(playhead, count - 1);
    const height = scale.place(values[step], base);
    if (Number.isNaN(height)) return [];
    const isLarge = colour === null || isSelected;
    const ink = runInk(theme, colour);
    return [
      { x: stepX(layout, step), y: placeY(layout, height), colour: ink, place: colour, isLarge },
    ];
  });
}

function paintedLayer(
  { width, height }: HTMLCanvasElement,
  paint: (context: PaintContext) => void,
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

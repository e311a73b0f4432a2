import type { CaptionPart } from "#core/wording/wording.ts";
import { breakLines, type TextLine } from "./caption-lines.ts";
import type { Box } from "./label-layout.ts";
import { drawPlate } from "./paper-plate.ts";
import { textFont } from "./picture-fonts.ts";
import { addRunMark } from "./run-marks.ts";
import type { LegendEntry, PictureCaption } from "./surface-picture.ts";
import { runColour, type ThemeName, themeTokens } from "./theme-tokens.ts";

const leftPx = 24;
const topPx = 16;
/** Pictures narrower than this have less room beside the caption. */
const narrowPx = 420;
const narrowLeftPx = 12;
const formulaSizePx = 25;
const formulaHeightPx = 60;
const formulaMiddlePx = 18;
const detailSizePx = 13;
const firstLinePx = 51;
const lineHeightPx = 20;
const platePaddingPx = 8;
/** In pictures smaller than `narrowPx` the texts shrink with it, down to this part of their size. */
const smallestPart = 0.7;

/** Where a caption's parts stand in a picture, CSS pixels. */
export interface CaptionPlan {
  readonly caption: PictureCaption;
  /** All that it takes, with a margin. */
  readonly box: Box;
  readonly leftPx: number;
  /** The size of its texts as a part of the usual one. */
  readonly part: number;
  readonly formula: Box & { readonly fontSizePx: number };
  readonly lines: readonly TextLine[];
  readonly legend: readonly PlacedEntry[];
}

/** A run of the legend, CSS pixels from the picture's origin; `y` is the middle of its line. */
interface PlacedEntry extends LegendEntry {
  readonly x: number;
  readonly y: number;
}

const legendSizePx = 12;
const legendLinePx = 19;
const swatchWidthPx = 22;
const markPx = 3.7;
const swatchGapPx = 6;
const legendGapPx = 16;
/** A legend is no wider than this: it stands over the picture. */
const legendWidthPx = 560;

/**
 * Lays the caption out at the upper left: the formula, under it rule, rate, start, step and J in as
 * many lines as they need. All of it stays within the picture's width.
 */
export async function planCaption(
  context: CanvasRenderingContext2D,
  caption: PictureCaption,
  picture: { readonly widthPx: number; readonly heightPx: number },
): Promise<CaptionPlan> {
  const shorter = Math.min(picture.widthPx, picture.heightPx);
  const part = Math.min(1, Math.max(smallestPart, shorter / narrowPx));
  const left = picture.widthPx < narrowPx ? narrowLeftPx : leftPx;
  const roomPx = Math.max(1, picture.widthPx - 2 * left);
  const natural =
    caption.tex === ""
      ? 0
      : await (await import("./formula-image.ts")).formulaWidth(caption.tex, formulaSizePx * part);
  const formulaPart = Math.min(1, roomPx / Math.max(1, natural));
  const broken = (parts: readonly CaptionPart[]): readonly TextLine[] =>
    breakLines(parts, roomPx, (run) => {
      context.font = detailFont(run, part);
      return context.measureText(run.text).width;
    });
  const remark = caption.remark ? [{ text: caption.remark, strong: false }] : [];
  const lines = [...broken(caption.detail), ...broken(remark)];
  const underLines = topPx + (firstLinePx + lineHeightPx * (lines.length - 0.4)) * part;
  context.font = textFont(legendSizePx * part);
  const legend = placeLegend(caption.legend ?? [], {
    leftPx: left,
    topPx: underLines + 4,
    widthPx: Math.min(roomPx, legendWidthPx),
    part,
    measure: (text) => context.measureText(text).width,
  });
  const bottom = (legend.at(-1)?.y ?? underLines - 9) + 9;
  const width = Math.max(
    natural * formulaPart,
    ...lines.map((line) => line.width),
    legend.length > 0 ? Math.min(roomPx, legendWidthPx) : 0,
  );
  return {
    caption,
    box: {
      x: left - platePaddingPx,
      y: topPx - platePaddingPx,
      width: width + 2 * platePaddingPx,
      height: bottom - topPx + platePaddingPx,
    },
    leftPx: left,
    part,
    formula: {
      x: left,
      y: topPx + (formulaMiddlePx - formulaHeightPx / 2) * part,
      width: roomPx,
      height: formulaHeightPx * part,
      fontSizePx: formulaSizePx * part * formulaPart,
    },
    lines,
    legend,
  };
}

/** Entries side by side, in as many lines as they need. */
function placeLegend(
  entries: readonly LegendEntry[],
  {
    leftPx: left,
    topPx: top,
    widthPx,
    part,
    measure,
  }: {
    readonly leftPx: number;
    readonly topPx: number;
    readonly widthPx: number;
    readonly part: number;
    measure(text: string): number;
  },
): readonly PlacedEntry[] {
  let x = left;
  let y = top + (legendLinePx / 2) * part;
  return entries.map((entry) => {
    const width = (swatchWidthPx + swatchGapPx) * part + measure(entry.name);
    if (x > left && x + width > left + widthPx) {
      x = left;
      y += legendLinePx * part;
    }
    const placed = { ...entry, x, y };
    x += width + legendGapPx * part;
    return placed;
  });
}

/**
 * Draws the caption, on paper where the picture reaches under it.
 *
 * @param context its transform stands at the picture's origin, `scale` pixels to a CSS pixel
 */
export async function drawCaption(
  context: CanvasRenderingContext2D,
  plan: CaptionPlan,
  theme: ThemeName,
  scale: number,
): Promise<void> {
  const { ink, ink2 } = themeTokens[theme];
  drawPlate(context, plan.box, theme);
  if (plan.caption.tex !== "") {
    const { x, y, width, height, fontSizePx } = plan.formula;
    const style = { fontSizePx, colour: ink, widthPx: width, heightPx: height, scale };
    const image = await (await import("./formula-image.ts")).createFormulaImage(
      plan.caption.tex,
      style,
    );
    context.drawImage(image, x, y, width, height);
  }
  context.textAlign = "left";
  context.textBaseline = "middle";
  plan.lines.forEach(({ runs }, index) => {
    const middle = topPx + (firstLinePx + lineHeightPx * index) * plan.part;
    for (const run of runs) {
      context.font = detailFont(run, plan.part);
      context.fillStyle = run.strong ? ink : ink2;
      context.fillText(run.text, plan.leftPx + run.x, middle);
    }
  });
  drawLegend(context, plan, theme);
}

function drawLegend(
  context: CanvasRenderingContext2D,
  { legend, part }: CaptionPlan,
  theme: ThemeName,
): void {
  context.font = textFont(legendSizePx * part);
  for (const { name, colour, x, y } of legend) {
    context.fillStyle = runColour(theme, colour);
    context.fillRect(x, y - 1.5 * part, swatchWidthPx * part, 3 * part);
    const mark = new Path2D();
    addRunMark(mark, colour, { x: x + (swatchWidthPx / 2) * part, y }, markPx * part);
    context.strokeStyle = context.fillStyle;
    context.lineWidth = 1.6 * part;
    context.fillStyle = themeTokens[theme].paper;
    context.fill(mark);
    context.stroke(mark);
    context.fillStyle = themeTokens[theme].ink;
    context.fillText(name, x + (swatchWidthPx + swatchGapPx) * part, y);
  }
}

function detailFont({ strong }: CaptionPart, part: number): string {
  return textFont(detailSizePx * part, strong ? 560 : 400);
}

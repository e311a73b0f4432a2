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
  /** From `x` to what is said besides the name. */
  readonly accountPx: number;
}

const legendSizePx = 12;
const legendLinePx = 19;
const swatchWidthPx = 22;
const markPx = 3.7;
const swatchGapPx = 6;
const legendGapPx = 16;
/** A legend is no wider than this: it stands over the picture. */
const legendWidthPx = 560;
/** One that also says what became of the runs stands in a picture without tools, in columns. */
const accountsWidthPx = 840;
const accountGapPx = 7;

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
  const hasAccounts = caption.legend?.some(({ account }) => account) ?? false;
  const legendRoomPx = Math.min(roomPx, hasAccounts ? accountsWidthPx : legendWidthPx);
  const { entries: legend, widthPx: legendPx } = placeLegend(caption.legend ?? [], {
    leftPx: left,
    topPx: underLines + 4,
    widthPx: legendRoomPx,
    hasColumns: hasAccounts,
    part,
    measure: (text) => context.measureText(text).width,
  });
  const bottom = (legend.at(-1)?.y ?? underLines - 9) + 9;
  const width = Math.max(natural * formulaPart, ...lines.map((line) => line.width), legendPx);
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

/** Every sign that a caption's legend writes. */
export function legendTexts({ legend }: PictureCaption): string {
  return (legend ?? []).map(({ name, account }) => name + (account ?? "")).join("");
}

/** Entries side by side, in as many lines as they need, or one under the other in columns. */
function placeLegend(
  entries: readonly LegendEntry[],
  {
    leftPx: left,
    topPx: top,
    widthPx,
    hasColumns,
    part,
    measure,
  }: {
    readonly leftPx: number;
    readonly topPx: number;
    readonly widthPx: number;
    readonly hasColumns: boolean;
    readonly part: number;
    measure(text: string): number;
  },
): { readonly entries: readonly PlacedEntry[]; readonly widthPx: number } {
  let x = left;
  let y = top + (legendLinePx / 2) * part;
  let right = left;
  const accountAt = ({ name }: LegendEntry): number =>
    (swatchWidthPx + swatchGapPx + accountGapPx) * part + measure(name);
  const widthOf = (entry: LegendEntry): number =>
    entry.account
      ? accountAt(entry) + measure(entry.account)
      : (swatchWidthPx + swatchGapPx) * part + measure(entry.name);
  const widest = Math.max(0, ...entries.map(widthOf));
  const placed = entries.map((entry) => {
    const width = hasColumns ? widest : widthOf(entry);
    if (x > left && x + width > left + widthPx) {
      x = left;
      y += legendLinePx * part;
    }
    const one = { ...entry, x, y, accountPx: accountAt(entry) };
    right = Math.max(right, Math.min(x + width, left + widthPx));
    x += width + legendGapPx * part;
    return one;
  });
  return { entries: placed, widthPx: right - left };
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
  { legend, part, box }: CaptionPlan,
  theme: ThemeName,
): void {
  context.font = textFont(legendSizePx * part);
  for (const { name, colour, account, x, y, accountPx } of legend) {
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
    if (!account) continue;
    context.fillStyle = themeTokens[theme].ink2;
    // In a picture that is narrower than a line of the legend, the line is set narrower.
    const room = box.x + box.width - platePaddingPx - x - accountPx;
    context.fillText(account, x + accountPx, y, Math.max(1, room));
  }
}

function detailFont({ strong }: CaptionPart, part: number): string {
  return textFont(detailSizePx * part, strong ? 560 : 400);
}

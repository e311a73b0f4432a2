import { textFont } from "../scenes/picture-fonts.ts";
import { type ThemeName, themeTokens } from "../scenes/theme-tokens.ts";
import type { PaintContext } from "./axis-text.ts";
import { addClassMark, classColour } from "./class-marks.ts";
import { fittedText } from "./fitted-text.ts";
import type { PixelBox } from "./pixel-box.ts";
import { shortNames } from "./short-names.ts";

/** Counts of classes taken for classes, for a picture. */
export interface ConfusionPicture {
  readonly title: string;
  readonly names: readonly string[];
  /** Row-major [class, predicted class]. */
  readonly counts: Int32Array;
  readonly theme: ThemeName;
  readonly formatCount: (count: number) => string;
}

const titlePx = 18;
const namesPx = 84;
/** Room for a class's mark before its name. */
const markPx = 14;
const markRadiusPx = 3.6;
const widestPx = 44;
const highestPx = 22;

/** Paints a confusion table at the upper left of some room. */
export function paintConfusion(
  context: PaintContext,
  room: PixelBox,
  { title, names, counts, theme, formatCount }: ConfusionPicture,
): void {
  const { ink, ink2, good, alarm } = themeTokens[theme];
  const count = names.length;
  const width = Math.min(widestPx, (room.width - namesPx) / count);
  const height = Math.min(highestPx, (room.height - titlePx) / (count + 1));
  const left = room.left + namesPx;
  const top = room.top + titlePx + height;
  context.save();
  context.font = textFont(12);
  context.fillStyle = ink2;
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.fillText(title, room.left, room.top + titlePx / 2);
  context.font = textFont(11);
  const heads = shortNames(names);
  names.forEach((name, row) => {
    context.fillStyle = ink2;
    context.textAlign = "right";
    const middle = top + (row + 0.5) * height;
    const fitted = fittedText(context, name, namesPx - 8 - markPx);
    context.fillText(fitted, left - 6, middle);
    const mark = new Path2D();
    const markX = left - 6 - context.measureText(fitted).width - markPx / 2;
    addClassMark(mark, row, markX, middle, markRadiusPx);
    context.fillStyle = classColour(theme, row);
    context.fill(mark);
    context.fillStyle = ink2;
    context.textAlign = "center";
    const head = fittedText(context, heads[row], width - 2);
    context.fillText(head, left + (row + 0.5) * width, top - height / 2);
    for (let column = 0; column < count; column++) {
      const value = counts[row * count + column];
      context.fillStyle = row === column ? good : alarm;
      context.globalAlpha = value === 0 ? 0 : 0.18;
      context.fillRect(left + column * width, top + row * height, width - 1, height - 1);
      context.globalAlpha = 1;
      context.fillStyle = value === 0 ? ink2 : ink;
      context.fillText(formatCount(value), left + (column + 0.5) * width, middle);
    }
  });
  context.restore();
}

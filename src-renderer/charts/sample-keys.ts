import { textFont } from "../scenes/picture-fonts.ts";
import { type ThemeName, themeTokens } from "../scenes/theme-tokens.ts";
import type { PaintContext } from "./axis-text.ts";
import { addClassMark } from "./class-marks.ts";

/** What a mark of samples stands for. */
export interface SampleKey {
  readonly text: string;
  readonly colour: string;
  /** Hollow marks are of samples kept for testing, rings are round wrong ones; "none": no mark. */
  readonly mark: "full" | "hollow" | "ring" | "none";
  /** The class whose mark it has; of no class in particular it is 0, a disc. */
  readonly place: number;
}

const gapPx = 14;
const dotPx = 4.5;
const ringPx = 6;
const textGapPx = 6;

/** Paints keys in a row from a place on, as far as there is room: none is cut. */
export function paintSampleKeys(
  context: PaintContext,
  keys: readonly SampleKey[],
  theme: ThemeName,
  room: { readonly left: number; readonly right: number; readonly middle: number },
): void {
  const { ink2, paper } = themeTokens[theme];
  context.save();
  context.font = textFont(12);
  context.textAlign = "left";
  context.textBaseline = "middle";
  let x = room.left;
  for (const { text, colour, mark, place } of keys) {
    const markWidth = mark === "none" ? 0 : 2 * ringPx + textGapPx;
    const width = markWidth + context.measureText(text).width;
    if (x + width > room.right) break;
    if (mark !== "none") {
      const path = new Path2D();
      addClassMark(path, place, x + ringPx, room.middle, mark === "ring" ? ringPx : dotPx);
      context.fillStyle = mark === "full" ? colour : paper;
      context.fill(path);
      context.strokeStyle = colour;
      context.lineWidth = mark === "full" ? 0.5 : 1.5;
      context.stroke(path);
    }
    context.fillStyle = ink2;
    context.fillText(text, x + markWidth, room.middle);
    x += width + gapPx;
  }
  context.restore();
}

import { textFont } from "../scenes/picture-fonts.ts";
import { type ThemeName, themeTokens } from "../scenes/theme-tokens.ts";
import type { PaintContext } from "./axis-text.ts";

/** What a mark of samples stands for. */
export interface SampleKey {
  readonly text: string;
  readonly colour: string;
  /** Hollow marks are of samples kept for testing, rings are round wrong ones. */
  readonly mark: "full" | "hollow" | "ring";
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
  for (const { text, colour, mark } of keys) {
    const width = 2 * ringPx + textGapPx + context.measureText(text).width;
    if (x + width > room.right) break;
    context.beginPath();
    context.arc(x + ringPx, room.middle, mark === "ring" ? ringPx : dotPx, 0, 2 * Math.PI);
    context.fillStyle = mark === "full" ? colour : paper;
    context.fill();
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.stroke();
    context.fillStyle = ink2;
    context.fillText(text, x + 2 * ringPx + textGapPx, room.middle);
    x += width + gapPx;
  }
  context.restore();
}

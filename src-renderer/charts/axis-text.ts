import { splitPower } from "#core/wording/numbers.ts";

/** A number as axes write it; a power of ten has its exponent apart, to be set small and raised. */
export interface AxisText {
  readonly body: string;
  /** Empty where the number is written out. */
  readonly exponent: string;
}

/** A canvas to paint on, on the page or not. */
export type PaintContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Height of an exponent and how far it is raised, in parts of the text's size. */
const exponentSize = 0.76;
const exponentRise = 0.36;

/** Writes a number for an axis; where others of the axis are powers of ten, as one too. */
export type TickWriter = (value: number, asPower?: boolean) => string;

/** A number as an axis has it, its exponent apart (2×10¹², 10⁻⁹). */
export function axisText(value: number, write: TickWriter): AxisText {
  return splitPower(write(value));
}

/**
 * Writes the numbers of one axis alike: where one has to be a power of ten, those that are no more
 * than a few digits become powers too.
 */
export function axisTexts(values: readonly number[], write: TickWriter): AxisText[] {
  const texts = values.map((value) => axisText(value, write));
  if (texts.every(({ exponent }) => exponent === "")) return texts;
  return values.map((value, index) => {
    const size = Math.abs(value);
    const isShort = size === 0 || (size > 0.099 && size < 99);
    return isShort ? texts[index] : splitPower(write(value, true));
  });
}

/** A text that has no exponent. */
export function plainText(body: string): AxisText {
  return { body, exponent: "" };
}

/** Width of a text in the context's units, drawn in `font(size)`; leaves that font set. */
export function measureAxisText(
  context: PaintContext,
  text: AxisText,
  font: (size: number) => string,
  size: number,
): number {
  let width = 0;
  if (text.exponent) {
    context.font = font(size * exponentSize);
    width = context.measureText(text.exponent).width + size * 0.06;
  }
  context.font = font(size);
  return width + context.measureText(text.body).width;
}

/** Fills a text that begins, stands or ends at `x`; the context's baseline holds for its body. */
export function fillAxisText(
  context: PaintContext,
  text: AxisText,
  place: { readonly x: number; readonly y: number; readonly align: "left" | "center" | "right" },
  font: (size: number) => string,
  size: number,
): void {
  const width = measureAxisText(context, text, font, size);
  const parts = { left: 0, center: 0.5, right: 1 } as const;
  const left = place.x - width * parts[place.align];
  context.textAlign = "left";
  context.fillText(text.body, left, place.y);
  if (!text.exponent) return;
  const after = left + context.measureText(text.body).width + size * 0.06;
  context.font = font(size * exponentSize);
  context.fillText(text.exponent, after, place.y - size * exponentRise);
  context.font = font(size);
}

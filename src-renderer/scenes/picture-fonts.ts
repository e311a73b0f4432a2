/** Families for everything that is drawn as text: no picture depends on the machine's fonts. */
const textFamily = '"Inter Variable", "Noto Sans SC Variable", Inter, system-ui, sans-serif';
/** Families of the names of variables; a column of somebody's table may have a Chinese one. */
const nameFamily =
  'KaTeX_Math, "Latin Modern Math", "Inter Variable", "Noto Sans SC Variable", "Times New Roman", serif';

/** The font of texts and numbers, for a 2D context. */
export function textFont(sizePx: number, weight = 400): string {
  return `${weight} ${sizePx}px ${textFamily}`;
}

/** The font of the names of variables, for a 2D context. */
export function nameFont(sizePx: number): string {
  return `italic 400 ${sizePx}px ${nameFamily}`;
}

/** Font of numbers at the surface's ticks. */
export const tickFont = textFont(12);
/** Font of the names of the surface's axes. */
export const axisNameFont = nameFont(20);
/** Font of the colour bar's numbers. */
export const barNumberFont = textFont(11);
/** Font of the colour bar's name. */
export const barNameFont = nameFont(17);
/** Fonts of the caption's detail line. */
export const detailFonts = { plain: textFont(13), strong: textFont(13, 560) } as const;

/**
 * Asks for the fonts of pictures; done when they can be drawn with, also when one cannot be had.
 *
 * @param texts what will be drawn: of a font that comes in parts, only what these need is fetched
 */
export async function loadPictureFonts(fonts: FontFaceSet, texts: string): Promise<void> {
  const wanted = [tickFont, axisNameFont, detailFonts.plain, detailFonts.strong];
  await Promise.allSettled(wanted.map((font) => fonts.load(font, texts)));
}

/** Digits and signs of numbers. */
export const numberCharacters = "0123456789−-.,e";

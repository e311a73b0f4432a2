import katex from "katex";
import amsRegular from "katex/dist/fonts/KaTeX_AMS-Regular.woff2?inline";
import mainBold from "katex/dist/fonts/KaTeX_Main-Bold.woff2?inline";
import mainItalic from "katex/dist/fonts/KaTeX_Main-Italic.woff2?inline";
import mainRegular from "katex/dist/fonts/KaTeX_Main-Regular.woff2?inline";
import mathItalic from "katex/dist/fonts/KaTeX_Math-Italic.woff2?inline";
import size1 from "katex/dist/fonts/KaTeX_Size1-Regular.woff2?inline";
import size2 from "katex/dist/fonts/KaTeX_Size2-Regular.woff2?inline";
import size3 from "katex/dist/fonts/KaTeX_Size3-Regular.woff2?inline";
import size4 from "katex/dist/fonts/KaTeX_Size4-Regular.woff2?inline";
import katexStyles from "katex/dist/katex.min.css?raw";

/** How a formula is drawn; CSS pixels, and how many pixels of the image those are. */
export interface FormulaStyle {
  readonly fontSizePx: number;
  readonly colour: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scale: number;
}

const fontFaces: readonly (readonly [family: string, style: string, data: string])[] = [
  ["KaTeX_AMS", "normal 400", amsRegular],
  ["KaTeX_Main", "normal 700", mainBold],
  ["KaTeX_Main", "italic 400", mainItalic],
  ["KaTeX_Main", "normal 400", mainRegular],
  ["KaTeX_Math", "italic 400", mathItalic],
  ["KaTeX_Size1", "normal 400", size1],
  ["KaTeX_Size2", "normal 400", size2],
  ["KaTeX_Size3", "normal 400", size3],
  ["KaTeX_Size4", "normal 400", size4],
];

/**
 * Draws TeX as an image that a canvas can take without being tainted: KaTeX's HTML in an SVG, with
 * styles and fonts inside, as a data: address (a blob: address would taint it).
 * The formula stands at the left, vertically in the middle. KaTeX writes its HTML as well-formed XML;
 * it must not pass through an HTML parser here, which the page's security policy would complain about.
 *
 * @throws Error when the image cannot be decoded
 */
export async function createFormulaImage(
  tex: string,
  style: FormulaStyle,
): Promise<HTMLImageElement> {
  const html = katex.renderToString(tex, { throwOnError: false, output: "html" });
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(html, style))}`;
  await image.decode();
  return image;
}

/** The width of a formula in CSS pixels when nothing narrows it, from its left edge to its last ink. */
export async function formulaWidth(tex: string, fontSizePx: number): Promise<number> {
  const [widthPx, heightPx] = [fontSizePx * widestEm, fontSizePx * 2.4];
  const style = { fontSizePx, colour: "#000", widthPx, heightPx, scale: 1 };
  const image = await createFormulaImage(tex, style);
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(widthPx);
  canvas.height = Math.ceil(heightPx);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return widthPx;
  context.drawImage(image, 0, 0, widthPx, heightPx);
  return lastInk(context.getImageData(0, 0, canvas.width, canvas.height));
}

/** The right edge of what is not transparent. */
function lastInk({ data, width, height }: ImageData): number {
  let last = 0;
  for (let at = 3; at < width * height * 4; at += 4) {
    if (data[at] > 0) last = Math.max(last, ((at - 3) / 4) % width);
  }
  return last + 1;
}

function svgOf(
  markup: string,
  { widthPx, heightPx, scale, fontSizePx, colour }: FormulaStyle,
): string {
  const box = `display:flex;align-items:center;width:${widthPx}px;height:${heightPx}px;white-space:nowrap;font-size:${fontSizePx / katexScale}px;color:${colour}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx * scale}" height="${heightPx * scale}" viewBox="0 0 ${widthPx} ${heightPx}"><foreignObject width="${widthPx}" height="${heightPx}"><div xmlns="http://www.w3.org/1999/xhtml" style="${box}"><style>${embeddedStyles()}</style>${markup}</div></foreignObject></svg>`;
}

/** No formula is measured beyond this width. */
const widestEm = 100;
/** KaTeX's style sheet draws at this multiple of the font size around it. */
const katexScale = 1.21;

function embeddedStyles(): string {
  const faces = fontFaces.map(([family, style, data]) => {
    const [slant, weight] = style.split(" ");
    return `@font-face{font-family:${family};font-style:${slant};font-weight:${weight};src:url(${data}) format("woff2")}`;
  });
  const rules = katexStyles.replace(/@font-face\s*\{[^}]*\}/g, "");
  return `${faces.join("")}${rules}`.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

import { interpolateCividis, interpolateTurbo, interpolateViridis } from "d3-scale-chromatic";
import type { ColourMap } from "#core/session/session.ts";

/** Red, green and blue, each 0..255, in sRGB. */
export type Rgb = readonly [red: number, green: number, blue: number];

interface PaletteRecipe {
  readonly interpolate: (t: number) => string;
  readonly from: number;
  readonly to: number;
}

/** Turbo's ends are nearly black: hollows must stay blue and heights red, so they are left out. */
const recipes: Readonly<Record<ColourMap, PaletteRecipe>> = {
  turbo: { interpolate: interpolateTurbo, from: 0.06, to: 0.94 },
  viridis: { interpolate: interpolateViridis, from: 0, to: 1 },
  cividis: { interpolate: interpolateCividis, from: 0, to: 1 },
};

/**
 * The colour of a height.
 *
 * @param t where the height stands between the lowest (0) and the highest (1) shown; clamped
 */
export function paletteColour(palette: ColourMap, t: number): Rgb {
  const { interpolate, from, to } = recipes[palette];
  const clamped = Math.min(1, Math.max(0, t));
  return parseColour(interpolate(from + (to - from) * clamped));
}

/** A whole palette as texture data: Uint8Array, [count, 4] RGBA, from the lowest to the highest. */
export function paletteBytes(palette: ColourMap, count: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(count * 4);
  for (let index = 0; index < count; index++) {
    bytes.set([...paletteColour(palette, index / (count - 1)), 255], index * 4);
  }
  return bytes;
}

function parseColour(css: string): Rgb {
  if (css.startsWith("#")) {
    const packed = Number.parseInt(css.slice(1), 16);
    return [(packed >> 16) & 255, (packed >> 8) & 255, packed & 255];
  }
  const [red = 0, green = 0, blue = 0] = (css.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** The channels, 0 to 255, of a colour such as #0a66c2. */
export function hexToRgb(hex: string): Rgb {
  const packed = Number.parseInt(hex.slice(1), 16);
  return [packed >> 16, (packed >> 8) & 255, packed & 255];
}

import type { Rgb } from "../scenes/palette.ts";
import type { ThemeName } from "../scenes/theme-tokens.ts";

/** Colours of −1, −½, 0, ½ and 1, evenly spaced; the middle is as quiet as the paper. */
const stops: Readonly<Record<ThemeName, readonly Rgb[]>> = {
  light: [
    [154, 74, 4],
    [232, 158, 74],
    [240, 238, 232],
    [125, 181, 222],
    [23, 79, 149],
  ],
  dark: [
    [240, 152, 70],
    [140, 80, 26],
    [36, 41, 47],
    [38, 88, 140],
    [104, 176, 250],
  ],
};

const steps = 255;
const tables = { light: makeTable("light"), dark: makeTable("dark") } as const;

/**
 * The diverging colours as pixels, orange over the middle to blue: [2·255 + 1, 4] RGBA bytes. Entry
 * `divergingIndex(t)` is the colour of t.
 */
export function divergingTable(theme: ThemeName): Uint8ClampedArray {
  return tables[theme];
}

/** The entry of the table for −1 … 1; beyond it, and for what is no number, the nearest there is. */
export function divergingIndex(t: number): number {
  if (!(t > -1)) return t <= -1 ? 0 : steps;
  return t >= 1 ? 2 * steps : Math.round((t + 1) * steps);
}

/** The colour of t, −1 … 1. */
export function divergingColour(theme: ThemeName, t: number): Rgb {
  const at = divergingIndex(t) * 4;
  const table = tables[theme];
  return [table[at], table[at + 1], table[at + 2]];
}

/** A colour as CSS has it. */
export function cssColour([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}

/** What is read best on a colour: black or white, by its lightness. */
export function inkOn(colour: Rgb): "#000000" | "#ffffff" {
  const [red, green, blue] = colour.map(linear);
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // Where the contrast with black and with white is the same.
  return luminance > 0.179 ? "#000000" : "#ffffff";
}

function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function makeTable(theme: ThemeName): Uint8ClampedArray {
  const table = new Uint8ClampedArray((2 * steps + 1) * 4);
  for (let entry = 0; entry <= 2 * steps; entry++) {
    const place = (entry / (2 * steps)) * 4;
    const from = Math.min(3, Math.floor(place));
    const part = place - from;
    for (let channel = 0; channel < 3; channel++) {
      const [low, high] = [stops[theme][from][channel], stops[theme][from + 1][channel]];
      table[entry * 4 + channel] = low + (high - low) * part;
    }
    table[entry * 4 + 3] = 255;
  }
  return table;
}

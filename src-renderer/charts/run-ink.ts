import { runColour, type ThemeName, themeTokens } from "../scenes/theme-tokens.ts";

/**
 * The colour of a run in a chart of lines.
 *
 * @param colour its place in the order of run colours; null for a run that is alone: water
 */
export function runInk(theme: ThemeName, colour: number | null): string {
  return colour === null ? themeTokens[theme].water : runColour(theme, colour);
}

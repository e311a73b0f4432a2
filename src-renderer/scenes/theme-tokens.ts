/** The two appearances of the app; which one rules follows the system or the person's choice. */
export type ThemeName = "light" | "dark";

/** The colours that a picture is drawn in, as CSS hex colours. */
export interface ThemeTokens {
  readonly paper: string;
  readonly panel: string;
  readonly field: string;
  readonly ink: string;
  readonly ink2: string;
  readonly hairline: string;
  readonly water: string;
  readonly wash: string;
  readonly gradient: string;
  readonly good: string;
  readonly alarm: string;
  /**
   * The colours of several runs, in the order of need: red, orange, blue, green, violet, magenta
   * and three more, as far apart as they can be for every kind of colour vision. Never the only
   * way to tell runs apart: each has a mark, too.
   */
  readonly runs: readonly string[];
}

/** The colour of a run by its place in the list; colours come round again after the ninth. */
export function runColour(theme: ThemeName, place: number): string {
  const { runs } = themeTokens[theme];
  return runs[place % runs.length];
}

/** The colours of either theme: ink on paper, one accent (water), one colour for the gradient. */
export const themeTokens: Readonly<Record<ThemeName, ThemeTokens>> = {
  light: {
    paper: "#fcfbf8",
    panel: "#f5f3ee",
    field: "#ffffff",
    ink: "#16191d",
    ink2: "#5a616a",
    hairline: "#e1ddd3",
    water: "#0a66c2",
    wash: "#e6eff9",
    gradient: "#d9480f",
    good: "#1a7a4c",
    alarm: "#b3261e",
    runs: [
      "#930d02",
      "#995f0c",
      "#0e57a9",
      "#317a4a",
      "#8938fa",
      "#d10375",
      "#2a04ab",
      "#023d2a",
      "#502646",
    ],
  },
  dark: {
    paper: "#0f1215",
    panel: "#15191d",
    field: "#0f1215",
    ink: "#e9edf1",
    ink2: "#9aa4ae",
    hairline: "#272d34",
    water: "#62adff",
    wash: "#16283b",
    gradient: "#ff8a4c",
    good: "#57c78f",
    alarm: "#ff8a80",
    runs: [
      "#fd7a84",
      "#fdb406",
      "#0693ff",
      "#98fac1",
      "#b4b4fd",
      "#ffc0e2",
      "#8d9301",
      "#b976b4",
      "#04a265",
    ],
  },
};

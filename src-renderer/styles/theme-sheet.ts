import { type ThemeTokens, themeTokens } from "../scenes/theme-tokens.ts";

/** What the page needs besides the tokens that pictures share with it. */
const extras = {
  light: { raised: "#ffffff", "on-water": "#ffffff", "ink-hover": "#2b3036" },
  dark: { raised: "#1b2026", "on-water": "#0b1117", "ink-hover": "#ffffff" },
} as const;

/**
 * The style sheet that gives the page its colours: a custom property for every token, chosen by
 * `data-theme` on the root.
 */
export function createThemeSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${rule("light")}\n${rule("dark")}`);
  return sheet;
}

function rule(theme: "light" | "dark"): string {
  const { runs, ...tokens }: ThemeTokens = themeTokens[theme];
  const properties = [
    ...Object.entries({ ...tokens, ...extras[theme] }).map(
      ([name, value]) => `--${name === "ink2" ? "ink-2" : name}: ${value};`,
    ),
    ...runs.map((colour, place) => `--run-${place}: ${colour};`),
  ];
  return `:root[data-theme="${theme}"] { color-scheme: ${theme}; ${properties.join(" ")} }`;
}

import { html, svg, type TemplateResult } from "lit";
import { runMarkOutline } from "../scenes/run-marks.ts";
import { themeTokens } from "../scenes/theme-tokens.ts";

/** The page's colour of a run, as CSS. */
export function runColourProperty(place: number): string {
  return `var(--run-${place % themeTokens.light.runs.length})`;
}

/**
 * A short piece of a run's line with its mark, in its colour, as pictures draw it; silent for
 * screen readers, as the run's name stands beside it.
 *
 * @param colour its place in the order of run colours; null for a run that is alone: ink
 */
export function runSign(colour: number | null, className = "sign"): TemplateResult {
  const ink = colour === null ? "var(--ink)" : runColourProperty(colour);
  return html`<svg
    class=${className}
    width="22"
    height="12"
    viewBox="-11 -6 22 12"
    aria-hidden="true"
    .style=${"display: inline-block; flex: none; vertical-align: -1px"}
    data-colour=${colour ?? "ink"}
  >
    ${svg`<line x1="-11" x2="11" y1="0" y2="0" stroke-width="2" .style=${`stroke: ${ink}`}></line>
    <path d=${runMarkOutline(colour ?? 0, 3.7)} stroke-width="1.6" .style=${`stroke: ${ink}; fill: var(--paper)`}></path>`}
  </svg>`;
}

import { html } from "lit";
import type { CaptionPart } from "#core/wording/wording.ts";

/** A text some of whose parts are strong. Goes with the base styles, which hide what is only heard. */
export function captionParts(parts: readonly CaptionPart[]): unknown {
  return parts.map(({ text, strong, spoken }) => {
    const shown = strong ? html`<strong>${text}</strong>` : text;
    if (spoken === undefined) return shown;
    return html`<span class="visually-hidden">${spoken}</span
      ><span aria-hidden="true">${shown}</span>`;
  });
}

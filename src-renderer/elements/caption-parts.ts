import { html } from "lit";
import type { CaptionPart } from "#core/wording/wording.ts";

/** A text some of whose parts are strong. */
export function captionParts(parts: readonly CaptionPart[]): unknown {
  return parts.map(({ text, strong }) => (strong ? html`<strong>${text}</strong>` : text));
}

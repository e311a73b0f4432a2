import { html } from "lit";
import { classMarkOutline } from "../charts/class-marks.ts";

/** The mark of a class as it stands among the samples, for keys and tables; says nothing by itself. */
export function classMark(place: number, colour: string, isHollow = false): unknown {
  return html`<svg
    class="class-mark"
    width="11"
    height="11"
    viewBox="-1.65 -1.65 3.3 3.3"
    aria-hidden="true"
  >
    <path
      d=${classMarkOutline(place)}
      fill=${isHollow ? "none" : colour}
      stroke=${colour}
      stroke-width=${isHollow ? "0.5" : "0.1"}
    ></path>
  </svg>`;
}

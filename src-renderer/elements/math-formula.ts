import katex from "katex";
import katexStyles from "katex/dist/katex.min.css?inline";
import { css, type PropertyValues, unsafeCSS } from "lit";
import { customElement, property } from "lit/decorators.js";
import { LiveElement } from "./live-element.ts";

/**
 * A formula set by KaTeX, with MathML beside it for screen readers. It is made smaller when it is
 * wider than the room it has.
 */
@customElement("math-formula")
export class MathFormula extends LiveElement {
  static override styles = [
    unsafeCSS(katexStyles),
    css`
      :host {
        display: block;
        overflow: hidden;
      }

      .katex {
        font-size: 1em;
        white-space: nowrap;
      }
    `,
  ];

  /** The formula in TeX. */
  @property()
  tex = "";

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("tex")) return;
    const root = this.renderRoot;
    if (!(root instanceof ShadowRoot)) return;
    const holder = root.querySelector("span.formula") ?? root.appendChild(newHolder());
    if (!(holder instanceof HTMLElement)) return;
    katex.render(this.tex, holder, { throwOnError: false, output: "htmlAndMathml" });
    holder.style.fontSize = "";
    fitSoon(this, holder);
  }
}

/** Formulas that were just set and may be too wide, each by the element that gives it its room. */
const unfitted = new Map<HTMLElement, HTMLElement>();

/** Formulas that change together are fitted together: the page is laid out once for all of them. */
function fitSoon(room: HTMLElement, holder: HTMLElement): void {
  if (unfitted.size === 0) queueMicrotask(fitAll);
  unfitted.set(room, holder);
}

function fitAll(): void {
  const measured = [...unfitted].map(([{ clientWidth, scrollWidth }, holder]) => {
    return { holder, clientWidth, scrollWidth };
  });
  unfitted.clear();
  for (const { holder, clientWidth, scrollWidth } of measured) {
    if (clientWidth > 0 && scrollWidth > clientWidth) {
      holder.style.fontSize = `${Math.floor((clientWidth / scrollWidth) * 100)}%`;
    }
  }
}

function newHolder(): HTMLElement {
  const holder = document.createElement("span");
  holder.className = "formula";
  return holder;
}

declare global {
  interface HTMLElementTagNameMap {
    "math-formula": MathFormula;
  }
}

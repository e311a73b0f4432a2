import katex from "katex";
import katexStyles from "katex/dist/katex.min.css?inline";
import { css, LitElement, type PropertyValues, unsafeCSS } from "lit";
import { customElement, property } from "lit/decorators.js";

/**
 * A formula set by KaTeX, with MathML beside it for screen readers. It is made smaller when it is
 * wider than the room it has.
 */
@customElement("math-formula")
export class MathFormula extends LitElement {
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
    this.fit(holder);
  }

  private fit(holder: HTMLElement): void {
    holder.style.fontSize = "";
    const { clientWidth, scrollWidth } = this;
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

import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { SamplePicture as Picture } from "#core/training/sample-picture.ts";
import { paintSamplePicture } from "../charts/sample-picture-painter.ts";
import type { ThemeName } from "../scenes/theme-tokens.ts";
import { LiveElement } from "./live-element.ts";

const sidePx = 72;

/** A sample whose inputs are a picture, as that picture; says nothing by itself. */
@customElement("sample-picture")
export class SamplePictureElement extends LiveElement {
  static override styles = css`
    :host,
    canvas {
      display: block;
      width: ${sidePx}px;
      height: ${sidePx}px;
    }
  `;

  @property({ attribute: false })
  picture: Picture | null = null;

  @property()
  theme: ThemeName = "light";

  protected override render(): unknown {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  protected override updated(): void {
    const canvas = this.renderRoot.querySelector("canvas");
    const context = canvas?.getContext("2d");
    if (!canvas || !context || !this.picture) return;
    const ratio = devicePixelRatio;
    canvas.width = Math.round(sidePx * ratio);
    canvas.height = Math.round(sidePx * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const room = { left: 1, top: 1, width: sidePx - 2, height: sidePx - 2 };
    paintSamplePicture(context, room, this.picture, null, this.theme);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sample-picture": SamplePictureElement;
  }
}

import { css, html, nothing } from "lit";
import { customElement, state as reactive } from "lit/decorators.js";
import { NetworkDrawing, type NetworkMark } from "../charts/network-drawing.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, themeOf, wordingOf } from "../state/app-state.ts";
import {
  choiceAfterKey,
  describeNetwork,
  networkDrawingOf,
  readoutOf,
} from "../state/network-drawing-model.ts";
import { networkKey, shownNetwork } from "../state/network-shown.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import { captionParts } from "./caption-parts.ts";
import { PaintController, placeIn } from "./paint-controller.ts";
import "./pass-bar.ts";
import { readoutStyles } from "./readout-styles.ts";

/** The layers of the network as columns of neurons; connections can be pointed at and chosen. */
@customElement("network-drawing-view")
export class NetworkDrawingView extends AppElement {
  static override styles = [
    baseStyles,
    readoutStyles,
    css`
      :host {
        display: grid;
        grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
        row-gap: 6px;
        min-width: 0;
        min-height: 0;
      }

      .stage {
        position: relative;
        min-height: 0;
      }

      .picture {
        position: absolute;
        inset: 0;
        overflow: hidden;
      }

      .picture:focus-visible {
        outline-offset: -2px;
        border-radius: 6px;
      }
    `,
  ];

  @reactive()
  private hovered: NetworkMark | null = null;

  /** Whether the readout is about the selected weight because the keyboard is in the drawing. */
  @reactive()
  private isFocused = false;

  private readonly painter = new PaintController(
    this,
    (container) => new NetworkDrawing(container),
    (drawing) => {
      const state = this.app?.store.state;
      const shown = state && shownNetwork(state);
      if (state && shown) drawing.show(networkDrawingOf(state, shown, this.knownMark(state)));
    },
  );

  protected override watched(state: AppState): readonly unknown[] {
    return [...networkKey(state), themeOf(state), languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { networkPicture } = wordingOf(state);
    const shown = shownNetwork(state);
    const mark = this.knownMark(state);
    const selected = shown && { kind: "parameter" as const, choice: shown.look.selected };
    const told = mark ?? (this.isFocused ? selected : null);
    return html`
      <div class="stage">
      <div
        class="picture"
        role="img"
        tabindex="0"
        aria-label=${networkPicture.drawing}
        aria-describedby="drawing-text"
        @pointermove=${this.pointerMoved}
        @pointerleave=${() => {
          this.hovered = null;
        }}
        @click=${(event: MouseEvent) => this.clicked(app, event)}
        @keydown=${(event: KeyboardEvent) => this.keyPressed(app, event)}
        @focus=${() => {
          this.isFocused = true;
        }}
        @blur=${() => {
          this.isFocused = false;
        }}
      ></div>
      <p id="drawing-text" hidden>
        ${shown ? describeNetwork(state, shown) : networkPicture.waiting}
        ${networkPicture.drawingKeys}
      </p>
      ${
        shown && told
          ? html`<p class="readout" role="status">${captionParts(readoutOf(state, shown, told))}</p>`
          : nothing
      }
      </div>
      <pass-bar .app=${app}></pass-bar>
    `;
  }

  /** What is pointed at, as long as the network still has it. */
  private knownMark(state: AppState): NetworkMark | null {
    const { hovered } = this;
    const sizes = shownNetwork(state)?.prepared.shape.sizes;
    if (!hovered || !sizes) return null;
    if (hovered.kind === "neuron") {
      return hovered.neuron < (sizes[hovered.column] ?? 0) ? hovered : null;
    }
    const { layer, from, to } = hovered.choice;
    const isThere = (from ?? 0) < (sizes[layer] ?? 0) && to < (sizes[layer + 1] ?? 0);
    return isThere ? hovered : null;
  }

  private readonly pointerMoved = (event: PointerEvent): void => {
    const mark = this.painter.current?.markAt(...placeIn(event)) ?? null;
    if (JSON.stringify(mark) === JSON.stringify(this.hovered)) return;
    this.hovered = mark;
    this.style.cursor = mark ? "pointer" : "";
  };

  /** A connection is chosen; of a neuron its bias is. */
  private clicked(app: App, event: MouseEvent): void {
    const mark = this.painter.current?.markAt(...placeIn(event)) ?? null;
    if (!mark || (mark.kind === "neuron" && mark.column === 0)) return;
    const choice =
      mark.kind === "parameter"
        ? mark.choice
        : { layer: mark.column - 1, from: null, to: mark.neuron };
    app.store.perform({ kind: "select-parameter", choice });
  }

  private keyPressed(app: App, event: KeyboardEvent): void {
    const shown = shownNetwork(app.store.state);
    if (!shown || event.ctrlKey || event.metaKey || event.altKey) return;
    const choice = choiceAfterKey(shown, event.key);
    if (!choice) return;
    app.store.perform({ kind: "select-parameter", choice });
    event.preventDefault();
    event.stopPropagation();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "network-drawing-view": NetworkDrawingView;
  }
}

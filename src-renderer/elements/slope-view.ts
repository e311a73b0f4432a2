import { html } from "lit";
import { customElement } from "lit/decorators.js";
import type { App } from "../state/app.ts";
import type { AppState } from "../state/app-state.ts";
import { AppElement } from "./app-element.ts";

/** tmp */
@customElement("slope-view")
export class SlopeView extends AppElement {
  protected override watched(_state: AppState): readonly unknown[] {
    return [];
  }

  protected override renderState(_app: App, _state: AppState): unknown {
    return html`<slot name="tools"></slot>`;
  }
}

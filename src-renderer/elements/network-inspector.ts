import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import type { App } from "../state/app.ts";
import type { AppState } from "../state/app-state.ts";
import { baseStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import "./chain-rule-panel.ts";
import "./network-data-form.ts";
import "./network-shape-form.ts";
import "./network-training-form.ts";

/** Beside the network: its data, its layers, how it is trained, and the chain rule of one weight. */
@customElement("network-inspector")
export class NetworkInspector extends AppElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 16px;
        height: 100%;
        min-height: 0;
        padding: 16px 8px 16px 16px;
        overflow: hidden auto;
        /* The fields keep their width when what unfolds makes it scroll. */
        scrollbar-gutter: stable;
        --label-width: 116px;
        background: var(--panel);
        scrollbar-width: thin;
        scrollbar-color: var(--hairline) transparent;
      }
    `,
  ];

  protected override watched(_state: AppState): readonly unknown[] {
    return [];
  }

  protected override renderState(app: App): unknown {
    return html`
      <network-data-form .app=${app}></network-data-form>
      <network-shape-form .app=${app}></network-shape-form>
      <network-training-form .app=${app}></network-training-form>
      <chain-rule-panel .app=${app}></chain-rule-panel>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "network-inspector": NetworkInspector;
  }
}

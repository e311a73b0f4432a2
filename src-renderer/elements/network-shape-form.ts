import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { activationNames } from "#core/network/network-shape.ts";
import { mostHiddenLayers } from "#core/training/training-setup.ts";
import type { App } from "../state/app.ts";
import { type AppState, languageOf, sessionOf, wordingOf } from "../state/app-state.ts";
import { baseStyles, buttonStyles, sectionStyles } from "../styles/shared.ts";
import { AppElement } from "./app-element.ts";
import type { ChoiceMadeEvent } from "./choice-field.ts";
import "./choice-field.ts";
import { icon } from "./icons.ts";
import { networkNumber } from "./network-number.ts";

/** Neurons that a layer begins with when it is added behind none. */
const firstNeurons = 6;

/** The hidden layers of the network. */
@customElement("network-shape-form")
export class NetworkShapeForm extends AppElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    sectionStyles,
    css`
      :host {
        display: block;
      }

      .fields {
        display: grid;
        gap: 6px;
      }

      header {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
      }

      .layers {
        display: flex;
        gap: 2px;
      }

      .layers button {
        display: grid;
        place-items: center;
        width: 24px;
        height: 20px;
        padding: 0;
        border: 1px solid var(--hairline);
        border-radius: 5px;
        background: var(--field);
      }

      .layers button:hover:not(:disabled) {
        background: var(--wash);
      }

      .save {
        justify-self: start;
        height: 26px;
        padding: 0 10px;
        font-size: 12px;
      }

      p {
        margin: 0;
        font-size: 12px;
        line-height: 16px;
        color: var(--ink-2);
      }
    `,
  ];

  protected override watched(state: AppState): readonly unknown[] {
    const { setup } = sessionOf(state).network;
    return [setup, state.training.kind, state.entryFaults, state.entryResets, languageOf(state)];
  }

  protected override renderState(app: App, state: AppState): unknown {
    const { network, training, commands } = wordingOf(state);
    const { hidden, activation, network: given } = sessionOf(state).network.setup;
    return html`
      <header>
        <h2>${network.networkSection}</h2>
        <div class="layers">
          ${this.renderButton(network.removeLayer, "minus", hidden.length === 0, () =>
            this.setHidden(app, hidden.slice(0, -1)),
          )}
          ${this.renderButton(network.addLayer, "plus", hidden.length >= mostHiddenLayers, () =>
            this.setHidden(app, [...hidden, hidden.at(-1) ?? firstNeurons]),
          )}
        </div>
      </header>
      <div class="fields">
        ${hidden.map((_, layer) =>
          networkNumber(
            app,
            state,
            { kind: "hidden", layer },
            { label: network.hiddenNeurons(layer + 1), lowest: 1 },
          ),
        )}
        <choice-field
          label=${network.activation}
          .choices=${activationNames
            .filter((name) => name !== "softmax")
            .map((name) => ({ value: name, label: training.activations[name] }))}
          .value=${activation}
          @choice-made=${({ value }: ChoiceMadeEvent) => this.chooseActivation(app, value)}
        ></choice-field>
        ${given ? html`<p>${network.fromFile}</p>` : nothing}
        <button
          type="button"
          class="button save"
          ?disabled=${state.training.kind !== "shown"}
          @click=${() => app.commands.run("save-network")}
        >
          ${commands["save-network"]}
        </button>
      </div>
    `;
  }

  private renderButton(
    name: string,
    iconName: "plus" | "minus",
    isDisabled: boolean,
    act: () => void,
  ): unknown {
    return html`<button
      type="button"
      aria-label=${name}
      title=${name}
      ?disabled=${isDisabled}
      @click=${act}
    >
      ${icon(iconName, 14)}
    </button>`;
  }

  private setHidden(app: App, hidden: readonly number[]): void {
    app.store.perform({ kind: "set-hidden", hidden });
  }

  private chooseActivation(app: App, value: string): void {
    const activation = activationNames.find((name) => name === value);
    if (activation && activation !== "softmax") {
      app.store.perform({ kind: "choose-activation", activation });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "network-shape-form": NetworkShapeForm;
  }
}

import { html } from "lit";
import type { App } from "../state/app.ts";
import { type AppState, sessionOf, wordingOf } from "../state/app-state.ts";
import {
  isWholeField,
  type NetworkField,
  networkFieldKey,
  networkFieldValue,
} from "../state/network-field.ts";
import type { NumberTypedEvent } from "./number-field.ts";
import "./number-field.ts";

/** What a field of the network looks like. */
export interface NetworkNumberOptions {
  readonly label: string;
  readonly symbol?: string;
  /** What the number does and may be. */
  readonly hint?: string;
  readonly isLabelHidden?: boolean;
  readonly lowest?: number;
}

/** A field of the network: every keystroke is applied at once, and what is wrong stands under it. */
export function networkNumber(
  app: App,
  state: AppState,
  field: NetworkField,
  { label, symbol = "", hint = "", isLabelHidden = false, lowest = 0 }: NetworkNumberOptions,
): unknown {
  const { setup } = sessionOf(state).network;
  const key = networkFieldKey(field);
  const fault = state.entryFaults.get(key);
  return html`<number-field
    label=${label}
    symbol=${symbol}
    hint=${hint}
    ?label-hidden=${isLabelHidden}
    ?whole=${isWholeField(field)}
    .lowest=${lowest}
    .value=${networkFieldValue(setup, field)}
    .error=${fault ? wordingOf(state).entryFault(fault) : ""}
    .resets=${state.entryResets}
    @number-typed=${({ text, visit }: NumberTypedEvent) =>
      app.store.enterNetwork(field, text, `${key} ${visit}`)}
    @entry-left=${() => app.store.endGesture()}
    @entry-forgotten=${() => app.store.leaveNetworkEntry(field)}
  ></number-field>`;
}

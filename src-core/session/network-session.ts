import { defaultSetup } from "../training/default-setup.ts";
import type { TrainingSetup } from "../training/training-setup.ts";

/** What heatmaps and connections show. */
export type NetworkQuantity = "weights" | "gradients" | "changes";

/** Every quantity, in the order in which they are offered. */
export const networkQuantities: readonly NetworkQuantity[] = ["weights", "gradients", "changes"];

/** A weight or a bias of the network. */
export interface ParameterChoice {
  /** Of weights, from 0 (people are shown 1). */
  readonly layer: number;
  /** The neuron it comes from, from 0; null: it is a bias. */
  readonly from: number | null;
  /** The neuron it leads to, from 0. */
  readonly to: number;
}

/** What the chart under the network shows. */
export type TrainingCurve = "loss" | "accuracy";

/** How the network is looked at: nothing of it changes a number of the run. */
export interface NetworkLook {
  readonly quantity: NetworkQuantity;
  /** The weight that the chain rule is shown for. */
  readonly selected: ParameterChoice;
  /** The sample whose activations are drawn and whose chain rule is shown: a row of the data. */
  readonly sample: number;
  /**
   * How far one forward and one backward pass are lit up: 0 … layers − 1 forward (the layer of
   * weights that is just applied), then layers … 2·layers − 1 backward; null: all at once.
   */
  readonly pass: number | null;
  readonly curve: TrainingCurve;
  /** Updates a second while playing; null: as many as there can be. */
  readonly stepsPerSecond: number | null;
  /** The update that is shown: a session that is opened again trains up to it. */
  readonly step: number;
}

/** The part of the document that the network view shows. */
export interface NetworkSession {
  /** What can be undone. */
  readonly setup: TrainingSetup;
  readonly look: NetworkLook;
}

/** The most updates a second that can be asked for; beyond, it is as many as there can be. */
export const fastestTraining = 100_000;

/** The speeds that are offered, in updates a second; null: as many as there can be. */
export const trainingSpeeds: readonly (number | null)[] = [1, 2, 5, 10, 60, 600, null];

/** How a network is looked at when nobody has said more. */
export const firstLook: NetworkLook = {
  quantity: "weights",
  selected: { layer: 0, from: 0, to: 0 },
  sample: 0,
  pass: null,
  curve: "loss",
  stepsPerSecond: 60,
  step: 0,
};

/** The network of a first start. */
export function firstNetworkSession(): NetworkSession {
  return { setup: defaultSetup(), look: firstLook };
}

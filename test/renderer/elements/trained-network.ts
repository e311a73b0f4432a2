import { makeFrame } from "#core/training/make-frame.ts";
import { prepareTraining } from "#core/training/prepare-training.ts";
import type { PreparedTraining } from "#core/training/prepared-training.ts";
import type { TrainingFrame } from "#core/training/training-frame.ts";
import { TrainingRun } from "#core/training/training-run.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import type { App } from "../../../src-renderer/state/app.ts";
import { sessionOf } from "../../../src-renderer/state/app-state.ts";

/** A network that was trained in the page: the real run, so many epochs long. */
export function trained(
  setup: TrainingSetup,
  epochs: number,
): { readonly prepared: PreparedTraining; readonly frame: TrainingFrame } {
  const preparation = prepareTraining(setup);
  if (!preparation.ok) throw new Error(preparation.fault.kind);
  const run = new TrainingRun(preparation.prepared);
  run.advance(epochs * run.stepsPerEpoch);
  return { prepared: preparation.prepared, frame: makeFrame(run, false) };
}

/** Shows the document's network as it is after so many epochs. */
export function showTrained(app: App, epochs: number): void {
  const { setup } = sessionOf(app.store.state).network;
  app.store.patch({ training: { kind: "shown", ...trained(setup, epochs), fault: null } });
}

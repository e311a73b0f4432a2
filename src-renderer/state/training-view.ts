import type { Fault } from "#core/protocol/faults.ts";
import type { PreparedTraining } from "#core/training/prepared-training.ts";
import type { TrainingFault } from "#core/training/training-fault.ts";
import type { TrainingFrame } from "#core/training/training-frame.ts";
import { type AppState, sessionOf } from "./app-state.ts";

/** What the window has of the training run of the document. */
export type TrainingView =
  /** Nothing was asked for yet, or the first frame is still to come. */
  | { readonly kind: "waiting"; readonly prepared: PreparedTraining | null }
  /** The setup cannot be trained: what is shown is the last good one, if there was one. */
  | { readonly kind: "impossible"; readonly fault: TrainingFault }
  /** `prepared` and `frame` belong together. */
  | {
      readonly kind: "shown";
      readonly prepared: PreparedTraining;
      readonly frame: TrainingFrame;
      /** Why nothing more comes (the worker died and could not go on, say); null: all is well. */
      readonly fault: Fault | null;
    };

/** The view of a window that has just been opened. */
export const noTraining: TrainingView = { kind: "waiting", prepared: null };

/** The newest frame of the training, or null while there is none. */
export function frameOf({ training }: AppState): TrainingFrame | null {
  return training.kind === "shown" ? training.frame : null;
}

/** Whether the view of the network is shown. */
export function isNetworkShown(state: AppState): boolean {
  return sessionOf(state).view === "network";
}

/** Whether updates are being made. */
export function isTraining(state: AppState): boolean {
  return frameOf(state)?.state.kind === "running";
}

/** The update that the slider stands at: the one that is being sought, or the one that is shown. */
export function trainingStep(state: AppState): number {
  return state.soughtStep ?? frameOf(state)?.step ?? 0;
}

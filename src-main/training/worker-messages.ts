import type { Diagnosis } from "#core/descent/diagnosis.ts";
import type { Outcome } from "#core/descent/outcome.ts";
import type { RateSweepResult } from "#core/descent/rate-sweep.ts";
import type { TrajectoryChunk } from "#core/descent/trajectory.ts";
import type { Fault } from "#core/protocol/faults.ts";
import type { RunSpecification } from "#core/protocol/messages.ts";
import type { TrainingControl, TrainingFrame } from "#core/training/training-frame.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import type { SweepSpecification } from "./sweep-task.ts";

/** What the training service tells its worker. Run ids are the service's own. */
export type WorkerCommand =
  | { readonly type: "start-run"; readonly runId: number; readonly specification: RunSpecification }
  | {
      readonly type: "sweep-rates";
      readonly runId: number;
      readonly specification: SweepSpecification;
    }
  /** The last chunk was taken in; the next one may be sent. */
  | { readonly type: "take-progress"; readonly runId: number }
  | { readonly type: "cancel-run"; readonly runId: number }
  | {
      readonly type: "open-training";
      readonly runId: number;
      readonly setup: TrainingSetup;
      /** The update to train up to first. */
      readonly step: number;
    }
  | {
      readonly type: "control-training";
      readonly runId: number;
      readonly control: TrainingControl;
    }
  /** The last frame was taken in; the next one may be sent. */
  | { readonly type: "take-frame"; readonly runId: number }
  | { readonly type: "close-training"; readonly runId: number };

/**
 * What the worker tells its service. Every run and sweep ends with one fact, `run-failed` at worst;
 * so does a training that cannot begin, or fails later.
 */
export type WorkerFact =
  | { readonly type: "run-progressed"; readonly runId: number; readonly chunk: TrajectoryChunk }
  | {
      readonly type: "run-ended";
      readonly runId: number;
      readonly outcome: Outcome;
      readonly diagnosis: Diagnosis;
    }
  | { readonly type: "rates-swept"; readonly runId: number; readonly result: RateSweepResult }
  | { readonly type: "run-failed"; readonly runId: number; readonly fault: Fault }
  | { readonly type: "training-opened"; readonly runId: number }
  | { readonly type: "training-progressed"; readonly runId: number; readonly frame: TrainingFrame };

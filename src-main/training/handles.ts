import type { Diagnosis } from "#core/descent/diagnosis.ts";
import type { Outcome } from "#core/descent/outcome.ts";
import type { RateSweepResult } from "#core/descent/rate-sweep.ts";
import type { FaultError } from "#core/protocol/faults.ts";
import type { TrainingControl, TrainingFrame } from "#core/training/training-frame.ts";

/** A run underway. */
export interface RunHandle {
  /** Resolves when the run has ended and all its chunks were taken; rejects with a FaultError. */
  readonly ending: Promise<RunEnding>;
  /** Says that the last chunk was taken in: the next may come. */
  taken(): void;
  /** Stops it; `ending` rejects with `run-cancelled`. */
  cancel(): void;
}

/** How a run ended, and what there is to say about it. */
export interface RunEnding {
  readonly outcome: Outcome;
  readonly diagnosis: Diagnosis;
}

/** A sweep underway. */
export interface SweepHandle {
  /** Resolves when all runs were made; rejects with a FaultError. */
  readonly result: Promise<RateSweepResult>;
  /** Stops it; `result` rejects with `run-cancelled`. */
  cancel(): void;
}

/** Who watches a training. */
export interface TrainingListener {
  /** Gets the newest state; no other comes before `taken`. Its buffers are the listener's. */
  onFrame(frame: TrainingFrame): void;
  /** The training had begun and is gone; called at most once, and not after `close`. */
  onLost(error: FaultError): void;
}

/** A training in the worker, from its opening to its closing. */
export interface TrainingHandle {
  /** Resolves when it is ready, its first frame to follow; rejects with a FaultError. */
  readonly opened: Promise<void>;
  control(control: TrainingControl): void;
  /** Says that the last frame was taken in: the next may come. */
  taken(): void;
  /** Ends it; `opened` rejects with `run-cancelled` if it was still to come. */
  close(): void;
}

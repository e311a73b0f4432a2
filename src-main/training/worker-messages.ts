import type { Diagnosis } from "#core/descent/diagnosis.ts";
import type { Outcome } from "#core/descent/outcome.ts";
import type { RateSweepResult } from "#core/descent/rate-sweep.ts";
import type { TrajectoryChunk } from "#core/descent/trajectory.ts";
import type { Fault } from "#core/protocol/faults.ts";
import type { RunSpecification } from "#core/protocol/messages.ts";
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
  | { readonly type: "cancel-run"; readonly runId: number };

/** What the worker tells its service. Every run and sweep ends with one fact, `run-failed` at worst. */
export type WorkerFact =
  | { readonly type: "run-progressed"; readonly runId: number; readonly chunk: TrajectoryChunk }
  | {
      readonly type: "run-ended";
      readonly runId: number;
      readonly outcome: Outcome;
      readonly diagnosis: Diagnosis;
    }
  | { readonly type: "rates-swept"; readonly runId: number; readonly result: RateSweepResult }
  | { readonly type: "run-failed"; readonly runId: number; readonly fault: Fault };

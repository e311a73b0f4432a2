import { setImmediate } from "node:timers/promises";
import { checkRunSettings } from "#core/descent/check-run-settings.ts";
import { DescentRun } from "#core/descent/descent-run.ts";
import { diagnosing } from "#core/descent/diagnose.ts";
import type { Diagnosis } from "#core/descent/diagnosis.ts";
import type { Outcome } from "#core/descent/outcome.ts";
import type { RunSettings } from "#core/descent/run-settings.ts";
import type { TrajectoryChunk } from "#core/descent/trajectory.ts";
import type { Objective } from "#core/objectives/objective.ts";
import { resolveObjective } from "#core/objectives/objective-reference.ts";
import { FaultError } from "#core/protocol/faults.ts";
import type { RunSpecification } from "#core/protocol/messages.ts";
import { compiledObjectives } from "./expression-compiler.ts";
import { giveBack } from "./give-back.ts";

/**
 * Rows a chunk holds at most: 1.3 MB in two variables, which a window on two slow cores reads, keeps
 * and shows in well under 50 ms (of four times as many it was not). A million steps are handed over
 * in 31 frames, however long a frame takes to draw.
 */
export const chunkRows = 32_768;
/** Steps between two looks at the clock. */
const burstSteps = 1000;
/** How long the worker computes before it listens again, in milliseconds. */
const sliceMs = 8;

/**
 * The objective of a specification whose run can begin.
 *
 * @throws FaultError when there is no such objective, or no run can begin with these settings
 */
export function checkedObjective({ objective: reference, settings }: RunSpecification): Objective {
  const search = resolveObjective(reference, compiledObjectives);
  if (!search.ok) throw new FaultError({ kind: "unknown-objective", fault: search.fault });
  const fault = checkRunSettings(search.objective, settings);
  if (fault) throw new FaultError({ kind: "run-impossible", fault });
  return search.objective;
}

/**
 * One run inside the worker. It computes ahead in short slices, listening in between, and hands
 * out its trajectory in chunks: at most one is on its way, and what was computed meanwhile goes
 * with the next.
 */
export class RunTask {
  private readonly run: DescentRun;
  private readonly objective: Objective;
  private readonly settings: RunSettings;
  private readonly emit: (chunk: TrajectoryChunk) => void;
  private sentRows = 0;
  private isChunkUnderway = false;
  private isCancelled = false;
  private wake: (() => void) | null = null;

  /**
   * @param emit gets each chunk; its buffers are the receiver's
   * @throws FaultError when no run can begin with this specification
   */
  constructor(specification: RunSpecification, emit: (chunk: TrajectoryChunk) => void) {
    const { settings } = specification;
    const objective = checkedObjective(specification);
    this.objective = objective;
    this.settings = settings;
    this.run = new DescentRun(objective, settings);
    this.emit = emit;
  }

  /**
   * Runs to the end and until every row was handed out.
   *
   * @throws FaultError `run-cancelled`
   */
  async finish(): Promise<{ readonly outcome: Outcome; readonly diagnosis: Diagnosis }> {
    for (;;) {
      this.throwIfCancelled();
      this.computeSlice();
      this.sendIfFree();
      const { outcome, trajectory } = this.run;
      if (outcome && this.sentRows === trajectory.length) {
        return { outcome, diagnosis: await this.diagnose(outcome) };
      }
      await (outcome ? this.untilTaken() : setImmediate());
    }
  }

  /** In slices too: it makes silent runs. */
  private async diagnose(outcome: Outcome): Promise<Diagnosis> {
    const { objective, settings, run } = this;
    const work = diagnosing(objective, settings, run.trajectory, outcome);
    for (;;) {
      const deadline = performance.now() + sliceMs;
      while (performance.now() < deadline) {
        const step = work.next();
        if (step.done) return step.value;
      }
      await setImmediate();
      this.throwIfCancelled();
    }
  }

  private throwIfCancelled(): void {
    if (this.isCancelled) throw new FaultError({ kind: "run-cancelled" });
  }

  /** The receiver has taken the last chunk in. */
  chunkTaken(): void {
    this.isChunkUnderway = false;
    this.wake?.();
  }

  /** Ends the run at its next slice. */
  cancel(): void {
    this.isCancelled = true;
    this.wake?.();
  }

  /** Gives the trajectory's memory back; the task is over. */
  dispose(): void {
    const { points, values, gradients } = this.run.trajectory;
    giveBack([points, values, gradients]);
  }

  private computeSlice(): void {
    const deadline = performance.now() + sliceMs;
    while (this.run.outcome === null && performance.now() < deadline) this.run.advance(burstSteps);
  }

  private sendIfFree(): void {
    const { trajectory } = this.run;
    if (this.isChunkUnderway || this.sentRows === trajectory.length) return;
    const chunk = trajectory.chunk(this.sentRows, chunkRows);
    this.sentRows += chunk.count;
    this.isChunkUnderway = true;
    this.emit(chunk);
  }

  private untilTaken(): Promise<void> {
    if (!this.isChunkUnderway || this.isCancelled) return Promise.resolve();
    return new Promise((resolve) => {
      this.wake = () => {
        this.wake = null;
        resolve();
      };
    });
  }
}

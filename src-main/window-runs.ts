import { FaultError } from "#core/protocol/faults.ts";
import type { PortEvent, Reply, Request } from "#core/protocol/messages.ts";
import { mostRuns } from "#core/session/experiment.ts";
import type { RunHandle, SweepHandle } from "./training/handles.ts";
import type { TrainingService } from "./training/training-service.ts";

/** Runs that a window may have under way at a time: as many as its three views of runs can show. */
export const mostRunsUnderWay = 3 * mostRuns;

/** The runs and the sweep of one window, from their start to their end or the window's. */
export class WindowRuns {
  private readonly service: TrainingService;
  private readonly tell: (event: PortEvent) => void;
  private readonly runs = new Map<number, RunHandle>();
  private sweep: SweepHandle | null = null;
  private isClosed = false;

  /** @param tell is given the chunks of the runs */
  constructor(service: TrainingService, tell: (event: PortEvent) => void) {
    this.service = service;
    this.tell = tell;
  }

  /**
   * Makes a run. Its id is its own until it has ended or was cancelled.
   *
   * @throws FaultError when it cannot begin, is one too many, or was cancelled
   */
  async start({ runId, specification }: Request<"start-run">): Promise<Reply<"start-run">> {
    if (this.isClosed) throw new FaultError({ kind: "disconnected" });
    if (this.runs.has(runId)) throw new FaultError({ kind: "run-under-way" });
    if (this.runs.size >= mostRunsUnderWay) {
      throw new FaultError({ kind: "too-many-runs", limit: mostRunsUnderWay });
    }
    const run = this.service.start(specification, (chunk) => {
      this.tell({ kind: "run-progressed", runId, chunk });
    });
    this.runs.set(runId, run);
    try {
      return await run.ending;
    } finally {
      // Under its id there may be another by now.
      if (this.runs.get(runId) === run) this.runs.delete(runId);
    }
  }

  /** The window has taken the last chunk of a run in. */
  taken(runId: number): void {
    this.runs.get(runId)?.taken();
  }

  /** Ends a run, if there still is one of that id. */
  cancel(runId: number): void {
    const run = this.runs.get(runId);
    this.runs.delete(runId);
    run?.cancel();
  }

  /**
   * Makes a sweep. A window shows one: the newer takes the place of the older.
   *
   * @throws FaultError when it cannot begin, or a newer one came before it was done
   */
  async sweepRates({
    kind: _,
    ...specification
  }: Request<"sweep-rates">): Promise<Reply<"sweep-rates">> {
    if (this.isClosed) throw new FaultError({ kind: "disconnected" });
    this.sweep?.cancel();
    const sweep = this.service.sweep(specification);
    this.sweep = sweep;
    try {
      return await sweep.result;
    } finally {
      if (this.sweep === sweep) this.sweep = null;
    }
  }

  /** Ends all of them; none begins any more. */
  close(): void {
    this.isClosed = true;
    for (const run of this.runs.values()) run.cancel();
    this.runs.clear();
    this.sweep?.cancel();
    this.sweep = null;
  }
}

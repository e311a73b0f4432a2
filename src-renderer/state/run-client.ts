import type { Outcome } from "#core/descent/outcome.ts";
import type { RunSettings } from "#core/descent/run-settings.ts";
import type { TrajectoryChunk } from "#core/descent/trajectory.ts";
import type { Objective } from "#core/objectives/objective.ts";
import { type Fault, faultOf } from "#core/protocol/faults.ts";
import type { PortEvent } from "#core/protocol/messages.ts";
import type { PortClient } from "#core/protocol/port-client.ts";

/** Who is told about the current run; never about one that was replaced. */
export interface RunListener {
  runStarted(objective: Objective, settings: RunSettings): void;
  rowsArrived(chunk: TrajectoryChunk): void;
  runEnded(outcome: Outcome): void;
  runFailed(fault: Fault): void;
}

/**
 * Has runs made on the other side of the port, one at a time: a new one cancels the one before it,
 * and what still comes of that is ignored.
 */
export class RunClient {
  private readonly port: Pick<PortClient, "request" | "tell">;
  private readonly listener: RunListener;
  private lastRunId = 0;
  /** The run whose reply is still to come, or null. */
  private running: number | null = null;

  constructor(port: Pick<PortClient, "request" | "tell">, listener: RunListener) {
    this.port = port;
    this.listener = listener;
  }

  /** Asks for a run. Its progress and its end are told to the listener. */
  start(objective: Objective, settings: RunSettings): void {
    this.cancel();
    this.lastRunId += 1;
    const runId = this.lastRunId;
    this.running = runId;
    this.listener.runStarted(objective, settings);
    void this.run(runId, objective, settings);
  }

  /** Gives up the run that is under way, if there is one. */
  cancel(): void {
    if (this.running === null) return;
    const runId = this.running;
    this.running = null;
    // Its own reply says how it went; a cancellation that comes too late is no news.
    this.port.request({ kind: "cancel-run", runId }).catch(() => undefined);
  }

  /** Takes in what the main process tells about runs. */
  receive(event: Extract<PortEvent, { kind: "run-progressed" }>): void {
    if (event.runId === this.running) this.take(event.chunk);
    this.port.tell({ kind: "progress-taken", runId: event.runId });
  }

  private async run(runId: number, objective: Objective, settings: RunSettings): Promise<void> {
    try {
      const { outcome } = await this.port.request({
        kind: "start-run",
        runId,
        specification: {
          objective: { kind: "catalogue", id: objective.id },
          settings: copy(settings),
        },
      });
      if (this.running !== runId) return;
      this.running = null;
      this.listener.runEnded(outcome);
    } catch (error) {
      if (this.running !== runId) return;
      this.running = null;
      this.listener.runFailed(faultOf(error));
    }
  }

  private take(chunk: TrajectoryChunk): void {
    try {
      this.listener.rowsArrived(chunk);
    } catch (error) {
      this.cancel();
      this.listener.runFailed(faultOf(error));
    }
  }
}

/** The port's schema wants a mutable array of its own. */
function copy(settings: RunSettings): RunSettings & { start: number[] } {
  return { ...settings, start: [...settings.start] };
}

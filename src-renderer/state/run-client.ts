import type { RunSettings } from "#core/descent/run-settings.ts";
import type { TrajectoryChunk } from "#core/descent/trajectory.ts";
import type { Objective } from "#core/objectives/objective.ts";
import type { ObjectiveReference } from "#core/objectives/objective-reference.ts";
import { type Fault, faultOf } from "#core/protocol/faults.ts";
import type { PortEvent } from "#core/protocol/messages.ts";
import type { PortClient } from "#core/protocol/port-client.ts";
import { type Experiment, objectiveOf } from "#core/session/experiment.ts";
import type { ExperimentViewName } from "#core/session/session.ts";
import { runKey } from "./run-list.ts";
import type { RunEnding } from "./run-view.ts";

/** Who is told about the runs, each by its key; never about one that was replaced. */
export interface RunListener {
  runStarted(key: string, objective: Objective, settings: RunSettings): void;
  rowsArrived(key: string, chunk: TrajectoryChunk): void;
  runEnded(key: string, ending: RunEnding): void;
  runFailed(key: string, fault: Fault): void;
  /** The document no longer has these runs. */
  runsGone(keys: readonly string[]): void;
}

/** A run that was asked for last under a key. */
interface AskedRun {
  /** What determines its numbers, as text. */
  readonly fingerprint: string;
  readonly runId: number;
  /** Whether its reply is still to come. */
  readonly isRunning: boolean;
}

/**
 * Has the runs of the document made on the other side of the port: those whose settings are new,
 * and no others. A new run under the same key cancels the one before it, and what still comes of
 * that is ignored.
 */
export class RunClient {
  private readonly port: Pick<PortClient, "request" | "tell">;
  private readonly listener: RunListener;
  private readonly asked = new Map<string, AskedRun>();
  private lastRunId = 0;

  constructor(port: Pick<PortClient, "request" | "tell">, listener: RunListener) {
    this.port = port;
    this.listener = listener;
  }

  /** Asks for the runs of a view that are not there yet, and gives up those that are no longer. */
  follow(view: ExperimentViewName, experiment: Experiment): void {
    const objective = objectiveOf(experiment);
    const keys = new Set(experiment.runs.map(({ id }) => runKey(view, id)));
    this.forget(
      [...this.asked.keys()].filter((key) => key.startsWith(`${view} `) && !keys.has(key)),
    );
    for (const { id, start, rule, stop } of experiment.runs) {
      const settings: RunSettings = { start, rule, stop };
      this.ask(runKey(view, id), experiment.objective, objective, settings);
    }
  }

  /** Asks for the runs of a view once more, whatever came of them. */
  repeat(view: ExperimentViewName, experiment: Experiment): void {
    for (const { id } of experiment.runs) {
      const key = runKey(view, id);
      this.cancel(key);
      this.asked.delete(key);
    }
    this.follow(view, experiment);
  }

  /** Gives up every run that is under way. */
  cancelAll(): void {
    for (const key of this.asked.keys()) this.cancel(key);
  }

  /** Takes in what the main process tells about runs. */
  receive(event: Extract<PortEvent, { kind: "run-progressed" }>): void {
    const key = this.keyOf(event.runId);
    if (key !== null) this.take(key, event.chunk);
    this.port.tell({ kind: "progress-taken", runId: event.runId });
  }

  private ask(
    key: string,
    reference: ObjectiveReference,
    objective: Objective,
    settings: RunSettings,
  ): void {
    const fingerprint = JSON.stringify([reference, settings]);
    if (this.asked.get(key)?.fingerprint === fingerprint) return;
    this.cancel(key);
    this.lastRunId += 1;
    const runId = this.lastRunId;
    this.asked.set(key, { fingerprint, runId, isRunning: true });
    this.listener.runStarted(key, objective, settings);
    void this.run(key, runId, reference, settings);
  }

  private async run(
    key: string,
    runId: number,
    objective: ObjectiveReference,
    settings: RunSettings,
  ): Promise<void> {
    try {
      const specification = { objective, settings: copy(settings) };
      const ending = await this.port.request({ kind: "start-run", runId, specification });
      if (this.end(key, runId)) this.listener.runEnded(key, ending);
    } catch (error) {
      if (this.end(key, runId)) this.listener.runFailed(key, faultOf(error));
    }
  }

  /** Whether the run is still the one that was asked for under its key; from now on it has ended. */
  private end(key: string, runId: number): boolean {
    const asked = this.asked.get(key);
    if (asked?.runId !== runId || !asked.isRunning) return false;
    this.asked.set(key, { ...asked, isRunning: false });
    return true;
  }

  private forget(keys: readonly string[]): void {
    if (keys.length === 0) return;
    for (const key of keys) {
      this.cancel(key);
      this.asked.delete(key);
    }
    this.listener.runsGone(keys);
  }

  private cancel(key: string): void {
    const asked = this.asked.get(key);
    if (!asked?.isRunning) return;
    // Without its fingerprint, so that the same run may be asked for again.
    this.asked.set(key, { ...asked, fingerprint: "", isRunning: false });
    // Its own reply says how it went; a cancellation that comes too late is no news.
    this.port.request({ kind: "cancel-run", runId: asked.runId }).catch(() => undefined);
  }

  private keyOf(runId: number): string | null {
    for (const [key, asked] of this.asked) {
      if (asked.runId === runId && asked.isRunning) return key;
    }
    return null;
  }

  private take(key: string, chunk: TrajectoryChunk): void {
    try {
      this.listener.rowsArrived(key, chunk);
    } catch (error) {
      this.cancel(key);
      this.listener.runFailed(key, faultOf(error));
    }
  }
}

/** The port's schema wants a mutable array of its own. */
function copy(settings: RunSettings): RunSettings & { start: number[] } {
  return { ...settings, start: [...settings.start] };
}

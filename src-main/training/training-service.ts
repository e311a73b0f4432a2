import type { Worker } from "node:worker_threads";
import { assertNever } from "#core/common/assert-never.ts";
import type { RateSweepResult } from "#core/descent/rate-sweep.ts";
import type { TrajectoryChunk } from "#core/descent/trajectory.ts";
import { type Fault, FaultError } from "#core/protocol/faults.ts";
import type { RunSpecification } from "#core/protocol/messages.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import type {
  RunEnding,
  RunHandle,
  SweepHandle,
  TrainingHandle,
  TrainingListener,
} from "./handles.ts";
import type { SweepSpecification } from "./sweep-task.ts";
import type { WorkerCommand, WorkerFact } from "./worker-messages.ts";

/** So many workers in a row may die without a word before none is started by itself. */
const mostDeaths = 3;

/** What waits for the worker under a run's id. */
interface PendingWork {
  /** Takes what the worker tells of it. */
  receive(fact: WorkerFact): void;
  reject(error: FaultError): void;
}

/**
 * Owns the training worker. When the worker dies, every run and training on it is rejected with the
 * reason, and a new worker starts at once.
 */
export class TrainingService {
  private readonly createWorker: () => Worker;
  private readonly onRestart: (reason: string) => void;
  private readonly pending = new Map<number, PendingWork>();
  /** Null after too many deaths in a row, until the next run is asked for. */
  private worker: Worker | null;
  /** Deaths since a worker last said something. */
  private deaths = 0;
  private nextRunId = 1;
  private isDisposed = false;

  /**
   * @param createWorker starts a thread that runs `training-worker.ts`
   * @param onRestart is told why a worker had to be replaced
   */
  constructor(createWorker: () => Worker, onRestart: (reason: string) => void) {
    this.createWorker = createWorker;
    this.onRestart = onRestart;
    this.worker = this.startWorker();
  }

  /** Runs, sweeps and trainings that somebody waits for. */
  get workCount(): number {
    return this.pending.size;
  }

  /** Starts a run; `onChunk` gets its trajectory piece by piece, each to be answered by `taken`. */
  start(specification: RunSpecification, onChunk: (chunk: TrajectoryChunk) => void): RunHandle {
    const runId = this.nextRunId++;
    const ending = new Promise<RunEnding>((resolve, reject) => {
      const receive = (fact: WorkerFact): void => {
        if (fact.type === "run-progressed") onChunk(fact.chunk);
        if (fact.type !== "run-ended") return;
        resolve({ outcome: fact.outcome, diagnosis: fact.diagnosis });
      };
      this.begin({ type: "start-run", runId, specification }, { receive, reject });
    });
    return {
      ending,
      taken: () => this.command({ type: "take-progress", runId }),
      cancel: () => this.cancel(runId),
    };
  }

  /** Makes a run for each of many learning rates. */
  sweep(specification: SweepSpecification): SweepHandle {
    const runId = this.nextRunId++;
    const result = new Promise<RateSweepResult>((resolve, reject) => {
      const receive = (fact: WorkerFact): void => {
        if (fact.type === "rates-swept") resolve(fact.result);
      };
      this.begin({ type: "sweep-rates", runId, specification }, { receive, reject });
    });
    return { result, cancel: () => this.cancel(runId) };
  }

  /**
   * Gets a training ready, paused.
   *
   * @param step the update to train up to first; its frame is the first one
   */
  openTraining(
    setup: TrainingSetup,
    step: number,
    { onFrame, onLost }: TrainingListener,
  ): TrainingHandle {
    const runId = this.nextRunId++;
    let refuse: (error: FaultError) => void = onLost;
    const opened = new Promise<void>((resolve, reject) => {
      refuse = reject;
      const receive = (fact: WorkerFact): void => {
        if (fact.type === "training-progressed") onFrame(fact.frame);
        if (fact.type !== "training-opened") return;
        refuse = onLost;
        resolve();
      };
      const work = { receive, reject: (error: FaultError) => refuse(error) };
      this.begin({ type: "open-training", runId, setup, step }, work);
    });
    return {
      opened,
      control: (control) => this.command({ type: "control-training", runId, control }),
      taken: () => this.command({ type: "take-frame", runId }),
      close: () => {
        if (!this.pending.delete(runId)) return;
        this.command({ type: "close-training", runId });
        if (refuse !== onLost) refuse(new FaultError({ kind: "run-cancelled" }));
      },
    };
  }

  /** Ends the worker as a fault would: for tests of what happens then. */
  async killWorker(): Promise<void> {
    await this.worker?.terminate();
  }

  /** Ends the worker for good; runs underway are rejected with `run-cancelled`. */
  async dispose(): Promise<void> {
    this.isDisposed = true;
    this.rejectAll({ kind: "run-cancelled" });
    await this.worker?.terminate();
  }

  /** Ends a run or sweep for whoever waits for it at once, in the worker at its next slice. */
  private cancel(runId: number): void {
    const work = this.pending.get(runId);
    if (!work) return;
    this.pending.delete(runId);
    this.command({ type: "cancel-run", runId });
    work.reject(new FaultError({ kind: "run-cancelled" }));
  }

  private begin(command: WorkerCommand, work: PendingWork): void {
    this.pending.set(command.runId, work);
    this.worker ??= this.startWorker();
    this.command(command);
  }

  private command(command: WorkerCommand): void {
    this.worker?.postMessage(command);
  }

  private startWorker(): Worker {
    const worker = this.createWorker();
    let reason = "";
    worker.on("message", (fact: WorkerFact) => this.receive(fact));
    worker.on("error", (error) => {
      reason = error.message;
    });
    worker.on("exit", (code) => {
      if (!this.isDisposed) this.replaceWorker(reason || `exit code ${code}`);
    });
    worker.unref();
    return worker;
  }

  private replaceWorker(reason: string): void {
    this.rejectAll({ kind: "worker-died", reason });
    this.deaths++;
    // One that cannot even start would be started for ever; the next run asked for tries again.
    this.worker = this.deaths < mostDeaths ? this.startWorker() : null;
    this.onRestart(reason);
  }

  private rejectAll(fault: Fault): void {
    const runs = [...this.pending.values()];
    this.pending.clear();
    for (const run of runs) run.reject(new FaultError(fault));
  }

  private receive(fact: WorkerFact): void {
    this.deaths = 0;
    const work = this.pending.get(fact.runId);
    if (!work) return;
    switch (fact.type) {
      case "run-progressed":
      case "training-opened":
      case "training-progressed":
        work.receive(fact);
        return;
      case "run-ended":
      case "rates-swept":
        this.pending.delete(fact.runId);
        work.receive(fact);
        return;
      case "run-failed":
        this.pending.delete(fact.runId);
        work.reject(new FaultError(fact.fault));
        return;
      default:
        assertNever(fact);
    }
  }
}

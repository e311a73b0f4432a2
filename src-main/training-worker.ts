import { parentPort } from "node:worker_threads";
import { assertNever } from "#core/common/assert-never.ts";
import { faultOf } from "#core/protocol/faults.ts";
import { RunTask } from "./training/run-task.ts";
import { sweepRates } from "./training/sweep-task.ts";
import { TrainingTask } from "./training/training-task.ts";
import { buffersOf } from "./training/transfer.ts";
import type { WorkerCommand, WorkerFact } from "./training/worker-messages.ts";

// The entry of the worker thread in which all runs happen.

if (!parentPort) throw new Error("the training worker runs only as a worker thread");
const port = parentPort;
const tasks = new Map<number, RunTask>();
const sweeps = new Map<number, AbortController>();
const trainings = new Map<number, TrainingTask>();

port.on("message", (command: WorkerCommand) => {
  switch (command.type) {
    case "start-run":
      void perform(command.runId, command.specification);
      return;
    case "sweep-rates":
      void sweep(command.runId, command.specification);
      return;
    case "take-progress":
      tasks.get(command.runId)?.chunkTaken();
      return;
    case "cancel-run":
      tasks.get(command.runId)?.cancel();
      sweeps.get(command.runId)?.abort();
      return;
    case "open-training":
      void train(command);
      return;
    case "control-training":
      trainings.get(command.runId)?.control(command.control);
      return;
    case "take-frame":
      trainings.get(command.runId)?.frameTaken();
      return;
    case "close-training":
      trainings.get(command.runId)?.close();
      return;
    default:
      assertNever(command);
  }
});

async function perform(
  runId: number,
  specification: Extract<WorkerCommand, { type: "start-run" }>["specification"],
): Promise<void> {
  try {
    const task = new RunTask(specification, (chunk) => {
      const { points, values, gradients } = chunk;
      tell({ type: "run-progressed", runId, chunk }, [
        points.buffer,
        values.buffer,
        gradients.buffer,
      ]);
    });
    tasks.set(runId, task);
    const { outcome, diagnosis } = await task.finish();
    tell({ type: "run-ended", runId, outcome, diagnosis });
  } catch (error) {
    tell({ type: "run-failed", runId, fault: faultOf(error) });
  } finally {
    tasks.get(runId)?.dispose();
    tasks.delete(runId);
  }
}

async function sweep(
  runId: number,
  specification: Extract<WorkerCommand, { type: "sweep-rates" }>["specification"],
): Promise<void> {
  const stop = new AbortController();
  sweeps.set(runId, stop);
  try {
    tell({ type: "rates-swept", runId, result: await sweepRates(specification, stop.signal) });
  } catch (error) {
    tell({ type: "run-failed", runId, fault: faultOf(error) });
  } finally {
    sweeps.delete(runId);
  }
}

async function train({
  runId,
  setup,
  step,
}: Extract<WorkerCommand, { type: "open-training" }>): Promise<void> {
  try {
    const task = new TrainingTask(setup, step, (frame) => {
      tell({ type: "training-progressed", runId, frame }, buffersOf(frame));
    });
    trainings.set(runId, task);
    tell({ type: "training-opened", runId });
    await task.live();
  } catch (error) {
    tell({ type: "run-failed", runId, fault: faultOf(error) });
  } finally {
    trainings.delete(runId);
  }
}

function tell(fact: WorkerFact, transfer: ArrayBufferLike[] = []): void {
  port.postMessage(
    fact,
    transfer.filter((buffer) => buffer instanceof ArrayBuffer),
  );
}

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import { DescentRun } from "#core/descent/descent-run.ts";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import { Trajectory, type TrajectoryChunk } from "#core/descent/trajectory.ts";
import { valley } from "#core/objectives/catalogue.ts";
import { FaultError } from "#core/protocol/faults.ts";
import type { RunSpecification } from "#core/protocol/messages.ts";
import { chunkRows } from "../../src-main/training/run-task.ts";
import { TrainingService } from "../../src-main/training/training-service.ts";

const workerPath = join(
  fileURLToPath(new URL("../../out/main", import.meta.url)),
  "training-worker.js",
);
const suggested = suggestedRunSettings(valley);

function specification(changes: Partial<RunSpecification["settings"]> = {}): RunSpecification {
  return {
    objective: { kind: "catalogue", id: valley.id },
    settings: { ...suggested, ...changes },
  };
}

/** A run that creeps for a million steps and more. */
function longSpecification(maximumSteps = 1_000_000): RunSpecification {
  return specification({
    rule: { optimizer: "gradient-descent", hyperparameters: { learningRate: 1e-9 } },
    stop: { value: null, gradient: null, maximumSteps },
  });
}

const disposals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const dispose of disposals.splice(0)) await dispose();
});

function createService(restarts: string[] = []): TrainingService {
  const service = new TrainingService(
    () => new Worker(workerPath),
    (reason) => restarts.push(reason),
  );
  disposals.push(() => service.dispose());
  return service;
}

/** Runs with a receiver that takes every chunk at once. */
async function runToEnd(service: TrainingService, what: RunSpecification) {
  const trajectory = new Trajectory(2);
  const chunkSizes: number[] = [];
  const handle = service.start(what, (chunk) => {
    trajectory.appendChunk(chunk);
    chunkSizes.push(chunk.count);
    handle.taken();
  });
  return { outcome: await handle.outcome, trajectory, chunkSizes };
}

async function faultOfRun(outcome: Promise<unknown>) {
  const error = await outcome.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FaultError)) throw new Error(`no fault but ${String(error)}`);
  return error.fault;
}

describe("the training worker", () => {
  it("gives what the same run in this process gives, number for number", async () => {
    const here = new DescentRun(valley, suggested);
    const outcomeHere = here.advance(Number.POSITIVE_INFINITY);
    const { outcome, trajectory } = await runToEnd(createService(), specification());
    expect(outcome).toEqual(outcomeHere);
    expect(trajectory.chunk(0, 100)).toEqual(here.trajectory.chunk(0, 100));
  });

  it("hands a million steps over whole, in chunks of bounded size", async () => {
    const what = longSpecification();
    const { outcome, trajectory, chunkSizes } = await runToEnd(createService(), what);
    expect(outcome).toMatchObject({ kind: "step-limit", steps: 1_000_000 });
    expect(trajectory.length).toBe(1_000_001);
    expect(Math.max(...chunkSizes)).toBeLessThanOrEqual(chunkRows);
    const here = new DescentRun(valley, what.settings);
    here.advance(Number.POSITIVE_INFINITY);
    expect(trajectory.pointAt(1_000_000)).toEqual(here.trajectory.pointAt(1_000_000));
    expect(trajectory.pointAt(654_321)).toEqual(here.trajectory.pointAt(654_321));
  });

  it("sends no second chunk before the first was taken", async () => {
    const service = createService();
    const chunks: TrajectoryChunk[] = [];
    const handle = service.start(longSpecification(), (chunk) => chunks.push(chunk));
    await until(() => chunks.length > 0);
    // Another whole run passes through the worker meanwhile; it had every chance to send more.
    await runToEnd(service, specification());
    expect(chunks.length).toBe(1);
    handle.taken();
    await until(() => chunks.length > 1);
    expect(chunks[1].first).toBe(chunks[0].count);
    handle.cancel();
    expect(await faultOfRun(handle.outcome)).toEqual({ kind: "run-cancelled" });
  });

  it("stops a run when asked, even one whose receiver takes nothing", async () => {
    const service = createService();
    const handle = service.start(longSpecification(5_000_000), () => undefined);
    handle.cancel();
    expect(await faultOfRun(handle.outcome)).toEqual({ kind: "run-cancelled" });
  });

  it("refuses a run that cannot begin, with the reason", async () => {
    const service = createService();
    const unknown = {
      ...specification(),
      objective: { kind: "catalogue" as const, id: "nowhere" },
    };
    expect(await faultOfRun(service.start(unknown, () => undefined).outcome)).toEqual({
      kind: "unknown-objective",
      id: "nowhere",
    });
    const short = service.start(specification({ start: [3] }), () => undefined);
    expect(await faultOfRun(short.outcome)).toMatchObject({
      kind: "run-impossible",
      fault: { kind: "start-length", expected: 2, actual: 1 },
    });
  });

  it("runs several at once without mixing them", async () => {
    const service = createService();
    const rates = [0.05, 0.1, 0.2, 0.4];
    const results = await Promise.all(
      rates.map((learningRate) => {
        const rule = { optimizer: "gradient-descent" as const, hyperparameters: { learningRate } };
        return runToEnd(service, specification({ rule }));
      }),
    );
    results.forEach(({ trajectory }, index) => {
      expect(trajectory.pointAt(1)[0]).toBeCloseTo(3 - rates[index] * 6, 12);
    });
  });
});

describe("a training worker that dies", () => {
  it("rejects what was running, says why, and the next run works", async () => {
    const restarts: string[] = [];
    const service = createService(restarts);
    const handle = service.start(longSpecification(), () => undefined);
    const fault = faultOfRun(handle.outcome);
    await service.killWorker();
    expect(await fault).toMatchObject({ kind: "worker-died" });
    expect(restarts).toHaveLength(1);
    const { outcome } = await runToEnd(service, specification());
    expect(outcome).toMatchObject({ kind: "converged", steps: 16 });
  });

  it("is not started for ever when it cannot even start, and tried again with the next run", async () => {
    const restarts: string[] = [];
    let path = "/nowhere/worker.js";
    let starts = 0;
    const service = new TrainingService(
      () => {
        starts++;
        return new Worker(path);
      },
      (reason) => restarts.push(reason),
    );
    disposals.push(() => service.dispose());
    await until(() => restarts.length === 3);
    expect(starts).toBe(3);
    path = workerPath;
    const { outcome } = await runToEnd(service, specification());
    expect(outcome).toMatchObject({ kind: "converged", steps: 16 });
    expect(starts).toBe(4);
  });

  it("rejects what was running when the service is disposed of", async () => {
    const service = createService();
    const handle = service.start(longSpecification(), () => undefined);
    const fault = faultOfRun(handle.outcome);
    await service.dispose();
    expect(await fault).toEqual({ kind: "run-cancelled" });
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

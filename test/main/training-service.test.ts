import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import { DescentRun } from "#core/descent/descent-run.ts";
import { diagnose } from "#core/descent/diagnose.ts";
import { RateSweep } from "#core/descent/rate-sweep.ts";
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

function rateOf(learningRate: number): RunSpecification["settings"]["rule"] {
  return { optimizer: "gradient-descent", hyperparameters: { learningRate } };
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
  return { ...(await handle.ending), trajectory, chunkSizes };
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
    const { outcome, diagnosis, trajectory } = await runToEnd(createService(), specification());
    expect(outcome).toEqual(outcomeHere);
    if (!outcomeHere) throw new Error("the run here has not ended");
    expect(diagnosis).toEqual(diagnose(valley, suggested, here.trajectory, outcomeHere));
    expect(diagnosis.verdict).toEqual({ kind: "arrived" });
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

  it("keeps to a schedule, and goes on when it cycles if that is asked for", async () => {
    const what = specification({
      rule: { ...rateOf(1), schedule: { kind: "warm-up", steps: 4 } },
      stop: { value: null, gradient: null, maximumSteps: 60, goesOnWhenCycling: true },
    });
    const { outcome, trajectory } = await runToEnd(createService(), what);
    const here = new DescentRun(valley, what.settings);
    expect(outcome).toEqual(here.advance(60));
    expect(outcome).toMatchObject({ kind: "step-limit", steps: 60 });
    expect(trajectory.chunk(0, 61)).toEqual(here.trajectory.chunk(0, 61));
  });

  it("runs a typed function as the same function of the catalogue", async () => {
    const service = createService();
    const text = "(1-x)^2 + 100*(y-x^2)^2";
    const settings = { ...suggested, start: [-1.2, 1], rule: rateOf(1e-3) };
    const typed = await runToEnd(service, { objective: { kind: "expression", text }, settings });
    const rosenbrock = { kind: "catalogue" as const, id: "rosenbrock" };
    const known = await runToEnd(service, { objective: rosenbrock, settings });
    expect(typed.outcome.kind).toBe(known.outcome.kind);
    expect(typed.outcome.value).toBeCloseTo(known.outcome.value, 9);
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
    expect(await faultOfRun(handle.ending)).toEqual({ kind: "run-cancelled" });
  });

  it("stops a run when asked, even one whose receiver takes nothing", async () => {
    const service = createService();
    const handle = service.start(longSpecification(5_000_000), () => undefined);
    handle.cancel();
    expect(await faultOfRun(handle.ending)).toEqual({ kind: "run-cancelled" });
  });

  it("lets others run while it explains a run, by silent runs that take longer than it did", async () => {
    const service = createService();
    const terms = Array.from({ length: 12 }, (_, at) => `cos(${at + 1}*x)*sin(${at + 2}*y)`);
    const stop = { value: -1, gradient: null, maximumSteps: 2000 };
    const what: RunSpecification = {
      objective: { kind: "expression", text: `1e-9*(${terms.join("+")})+1e-6*(x^2+y^2)` },
      settings: { ...suggested, rule: rateOf(1), stop },
    };
    const ended: string[] = [];
    let other: Promise<unknown> = Promise.resolve();
    const handle = service.start(what, ({ first, count }) => {
      handle.taken();
      if (first + count < 2001) return;
      other = runToEnd(service, specification()).then(() => ended.push("other"));
    });
    await handle.ending;
    ended.push("explained");
    await other;
    expect(ended).toEqual(["other", "explained"]);
  });

  it("refuses a run that cannot begin, with the reason", async () => {
    const service = createService();
    const unknown = {
      ...specification(),
      objective: { kind: "catalogue" as const, id: "nowhere" },
    };
    expect(await faultOfRun(service.start(unknown, () => undefined).ending)).toEqual({
      kind: "unknown-objective",
      fault: { kind: "objective-unknown", text: "nowhere" },
    });
    const short = service.start(specification({ start: [3] }), () => undefined);
    expect(await faultOfRun(short.ending)).toMatchObject({
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

describe("a sweep over learning rates", () => {
  const what = { specification: specification(), low: 0.006, high: 1.2, count: 200 };

  it("gives what the same sweep in this process gives", async () => {
    const swept = await createService().sweep(what).result;
    const rates = Float64Array.from({ length: 200 }, (_, i) => 0.006 + ((1.2 - 0.006) * i) / 199);
    const sweep = new RateSweep(valley, suggested, rates);
    let here = sweep.advance();
    while (!here) here = sweep.advance();
    expect(swept).toEqual(here);
    expect(swept.edge).toBe(1);
    expect(swept.endings[0]).toBe("reached");
    expect(swept.endings[199]).toBe("diverged");
  });

  it("stops when asked, and lets runs through meanwhile", async () => {
    const service = createService();
    const slow = { ...what, specification: specification({ rule: rateOf(0) }), high: 1e-9, low: 0 };
    const sweep = service.sweep({ ...slow, count: 1000 });
    const fault = faultOfRun(sweep.result);
    const { outcome } = await runToEnd(service, specification());
    expect(outcome).toMatchObject({ kind: "converged", steps: 16 });
    sweep.cancel();
    expect(await fault).toEqual({ kind: "run-cancelled" });
  });

  it("is refused when no run can begin", async () => {
    const short = { ...what, specification: specification({ start: [3] }) };
    const { result } = createService().sweep(short);
    expect(await faultOfRun(result)).toMatchObject({ kind: "run-impossible" });
  });
});

describe("a training worker that dies", () => {
  it("rejects what was running, says why, and the next run works", async () => {
    const restarts: string[] = [];
    const service = createService(restarts);
    const handle = service.start(longSpecification(), () => undefined);
    const fault = faultOfRun(handle.ending);
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
    const fault = faultOfRun(handle.ending);
    await service.dispose();
    expect(await fault).toEqual({ kind: "run-cancelled" });
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

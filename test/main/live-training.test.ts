import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import { FaultError } from "#core/protocol/faults.ts";
import { trainingFrameSchema } from "#core/protocol/training-schema.ts";
import { chapterSetup } from "#core/training/default-setup.ts";
import { makeFrame } from "#core/training/make-frame.ts";
import { prepareTraining } from "#core/training/prepare-training.ts";
import type { TrainingControl, TrainingFrame } from "#core/training/training-frame.ts";
import { TrainingRun } from "#core/training/training-run.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import type { TrainingHandle } from "../../src-main/training/handles.ts";
import { TrainingService } from "../../src-main/training/training-service.ts";

const workerPath = join(
  fileURLToPath(new URL("../../out/main", import.meta.url)),
  "training-worker.js",
);
const circles = chapterSetup("classification");
/** 64 inputs, 32 hidden neurons, 10 classes. */
const large: TrainingSetup = {
  ...circles,
  data: { kind: "built-in", name: "digits" },
  hidden: [32],
  stop: { ...circles.stop, epochs: 10_000_000 },
};
const full: TrainingControl = { kind: "run", stepsPerSecond: null };
const pause: TrainingControl = { kind: "pause" };

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

/** A training with a window that takes every frame at once, unless it is told to hold on. */
class Watched {
  readonly frames: TrainingFrame[] = [];
  readonly lost: FaultError[] = [];
  takes = true;
  readonly handle: TrainingHandle;

  constructor(service: TrainingService, setup: TrainingSetup, step = 0) {
    this.handle = service.openTraining(setup, step, {
      onFrame: (frame) => {
        this.frames.push(frame);
        if (this.takes) this.handle.taken();
      },
      onLost: (error) => this.lost.push(error),
    });
  }

  get newest(): TrainingFrame {
    const frame = this.frames.at(-1);
    if (!frame) throw new Error("there is no frame yet");
    return frame;
  }

  /** The first frame from now on that is as it should be. */
  async until(isRight: (frame: TrainingFrame) => boolean, from = 0): Promise<TrainingFrame> {
    for (;;) {
      const found = this.frames.slice(from).find(isRight);
      if (found) return found;
      await rest(2);
    }
  }

  /** Does something and waits for the state in which it rests. */
  async after(control: TrainingControl): Promise<TrainingFrame> {
    const from = this.frames.length;
    this.handle.control(control);
    return this.until(({ state }) => state.kind !== "running", from);
  }
}

async function open(service: TrainingService, setup: TrainingSetup, step = 0): Promise<Watched> {
  const watched = new Watched(service, setup, step);
  await watched.handle.opened;
  await watched.until(() => true);
  return watched;
}

/** The same training in this process. */
function runHere(setup: TrainingSetup, step = 0): TrainingRun {
  const preparation = prepareTraining(setup);
  if (!preparation.ok) throw new Error(preparation.fault.kind);
  const run = new TrainingRun(preparation.prepared);
  if (step > 0) run.advance(step);
  return run;
}

function faultOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (error: unknown) => (error instanceof FaultError ? error.fault : error),
  );
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

describe("a training in the worker", () => {
  it("shows its start at once, and then what the same training here shows, number for number", async () => {
    const watched = await open(createService(), circles);
    expect(watched.newest).toEqual(makeFrame(runHere(circles), false));
    const run = runHere(circles);
    for (const steps of [1, 1, 30, 200]) {
      const frame = await watched.after({ kind: "advance", steps });
      for (let made = 0; made < steps; made++) run.advance(1);
      expect(frame).toEqual(makeFrame(run, false));
      expect(trainingFrameSchema.parse(frame)).toEqual(frame);
    }
  });

  it("begins at the update that is asked for", async () => {
    const watched = await open(createService(), circles, 77);
    expect(watched.frames[0]).toEqual(makeFrame(runHere(circles, 77), false));
  });

  it("sends nothing while nothing changes", async () => {
    const watched = await open(createService(), circles);
    await watched.after({ kind: "advance", steps: 3 });
    watched.handle.control(pause);
    watched.handle.taken();
    await rest(60);
    expect(watched.frames.map(({ step }) => step)).toEqual([0, 3]);
  });

  it("sends no second frame before the first was taken, and then the newest", async () => {
    const watched = await open(createService(), circles);
    watched.takes = false;
    watched.handle.control(full);
    await watched.until(({ state }) => state.kind === "running");
    const count = watched.frames.length;
    await rest(80);
    expect(watched.frames.length).toBe(count);
    const before = watched.newest.step;
    watched.handle.taken();
    await watched.until(() => true, count);
    expect(watched.newest.step).toBeGreaterThan(before);
  });

  it("obeys a pause within 100 ms while it trains 64-32-10 at full speed", async () => {
    const watched = await open(createService(), large);
    watched.handle.control(full);
    await watched.until(({ step }) => step > 1000);
    const asked = performance.now();
    const at = await watched.after(pause);
    const tookMs = performance.now() - asked;
    expect(at.state).toEqual({ kind: "paused" });
    expect(tookMs).toBeLessThan(100);
    const count = watched.frames.length;
    await rest(60);
    expect(watched.frames.length).toBe(count);
    expect(at).toEqual(makeFrame(runHere(large, at.step), false));
  });

  it("keeps to the pace that is asked for", async () => {
    const watched = await open(createService(), circles);
    const begun = performance.now();
    watched.handle.control({ kind: "run", stepsPerSecond: 50 });
    const { step } = await watched.until((frame) => frame.step >= 20);
    const seconds = (performance.now() - begun) / 1000;
    // The first is due at once, the others 20 ms apart; a busy machine may be later, never sooner.
    expect(step - 1).toBeLessThanOrEqual(50 * seconds);
    expect(seconds).toBeLessThan(3);
    watched.handle.control(pause);
  });

  it("goes to the end of the epoch, and of the next", async () => {
    const watched = await open(createService(), circles);
    const { stepsPerEpoch } = watched.newest;
    expect((await watched.after({ kind: "finish-epoch" })).step).toBe(stepsPerEpoch);
    await watched.after({ kind: "advance", steps: 1 });
    expect((await watched.after({ kind: "finish-epoch" })).step).toBe(2 * stepsPerEpoch);
  });

  it("adds up what is asked for at once", async () => {
    const watched = await open(createService(), circles);
    for (let press = 0; press < 5; press++) watched.handle.control({ kind: "advance", steps: 2 });
    await watched.until(({ step }) => step === 10);
    expect(watched.newest.step).toBe(10);
  });

  it("ends by hand, and goes on all the same", async () => {
    const watched = await open(createService(), circles);
    await watched.after({ kind: "advance", steps: 5 });
    const { state } = await watched.after({ kind: "stop" });
    expect(state).toMatchObject({ kind: "ended", outcome: { kind: "stopped", step: 5 } });
    const on = await watched.after({ kind: "advance", steps: 5 });
    expect(on).toEqual(makeFrame(runHere(circles, 10), false));
  });

  it("ends by itself, and says how", async () => {
    const watched = await open(createService(), {
      ...circles,
      stop: { ...circles.stop, epochs: 2 },
    });
    const { state, step, stepsPerEpoch } = await watched.after(full);
    expect(step).toBe(2 * stepsPerEpoch);
    expect(state).toMatchObject({ kind: "ended", outcome: { kind: "epoch-limit", epoch: 2 } });
    // Once.
    await rest(60);
    expect(watched.frames.filter((frame) => frame.state.kind === "ended")).toHaveLength(1);
  });

  it("goes on beyond its end, and comes back to where it stood beyond it", async () => {
    const setup = { ...circles, stop: { ...circles.stop, epochs: 2 } };
    const service = createService();
    const watched = await open(service, setup);
    await watched.after(full);
    const { step, state } = await watched.after(full);
    expect(step).toBe(4 * watched.newest.stepsPerEpoch);
    expect(state).toMatchObject({ kind: "ended", outcome: { kind: "epoch-limit", epoch: 4 } });
    const again = await open(service, setup, step - 5);
    const reached = await again.until((frame) => frame.step === step - 5);
    expect(reached.state).toEqual({ kind: "paused" });
    expect(reached.parameters).toEqual(runHere(circles, step - 5).parameters);
  });

  it("ends by other rules from the moment it is told, without another first update", async () => {
    const watched = await open(createService(), circles);
    await watched.after({ kind: "advance", steps: 40 });
    const stop = { ...circles.stop, epochs: 5 };
    const from = watched.frames.length;
    watched.handle.control({ kind: "change-stop", stop });
    expect((await watched.until(() => true, from)).step).toBe(40);
    const { state, step, stepsPerEpoch } = await watched.after(full);
    expect(step).toBe(5 * stepsPerEpoch);
    expect(state).toMatchObject({ kind: "ended", outcome: { kind: "epoch-limit", epoch: 5 } });
  });

  it("is said to be impossible, with the reason", async () => {
    const service = createService();
    const { handle, frames } = new Watched(service, { ...circles, task: "regression", l2: -1 });
    expect(await faultOf(handle.opened)).toEqual({
      kind: "training-impossible",
      fault: { kind: "l2-out-of-range" },
    });
    expect(frames).toEqual([]);
  });
});

describe("going back in a training", () => {
  it("gives the very same state as then, and the very same training after it", async () => {
    const watched = await open(createService(), circles);
    await watched.after({ kind: "advance", steps: 300 });
    const back = await watched.after({ kind: "seek", step: 41 });
    expect(back).toMatchObject({ step: 41, head: 300 });
    expect(back.parameters).toEqual(runHere(circles, 41).parameters);
    const start = await watched.after({ kind: "seek", step: 0 });
    expect(start.parameters).toEqual(runHere(circles).parameters);
    const again = await watched.after({ kind: "advance", steps: 350 });
    expect(again.parameters).toEqual(runHere(circles, 350).parameters);
  });

  it("takes the newest place asked for, also while it trains at full speed", async () => {
    const watched = await open(createService(), large);
    watched.handle.control(full);
    await watched.until(({ step }) => step > 2000);
    const from = watched.frames.length;
    for (const step of [1500, 10, 700]) watched.handle.control({ kind: "seek", step });
    const frame = await watched.until(({ step }) => step === 700, from);
    expect(frame.state).toEqual({ kind: "paused" });
    await rest(40);
    expect(watched.newest.step).toBe(700);
    expect(frame.parameters).toEqual(runHere(large, 700).parameters);
  });

  it("goes on from there when it is told to", async () => {
    const watched = await open(createService(), circles);
    await watched.after({ kind: "advance", steps: 200 });
    const from = watched.frames.length;
    watched.handle.control({ kind: "seek", step: 100 });
    watched.handle.control({ kind: "advance", steps: 3 });
    const frame = await watched.until(({ step }) => step === 103, from);
    expect(frame.parameters).toEqual(runHere(circles, 103).parameters);
  });
});

describe("a training that runs away", () => {
  const wild: TrainingSetup = {
    ...chapterSetup("regression"),
    rule: { optimizer: "gradient-descent", hyperparameters: { learningRate: 100 } },
  };

  it("rests before the update that did it, with finite numbers, and says what happened", async () => {
    const watched = await open(createService(), wild);
    const frame = await watched.after(full);
    if (frame.state.kind !== "ended") throw new Error("it has not ended");
    const { outcome } = frame.state;
    expect(outcome).toMatchObject({ kind: "diverged", step: frame.step + 1 });
    expect(frame.parameters.every(Number.isFinite)).toBe(true);
    for (const { parameters } of watched.frames) {
      expect(parameters.every((value) => Math.abs(value) <= 1e12)).toBe(true);
    }
    expect(trainingFrameSchema.parse(frame)).toEqual(frame);
  });

  it("ends at the same update however it gets there", async () => {
    const service = createService();
    const { state } = await (await open(service, wild)).after(full);
    const stepwise = await open(service, wild);
    for (let step = 0; step < 100; step++) {
      const frame = await stepwise.after({ kind: "advance", steps: 1 });
      if (frame.state.kind !== "ended") continue;
      expect(frame.state).toEqual(state);
      return;
    }
    throw new Error("it has not run away");
  });
});

describe("a training whose worker dies", () => {
  it("is lost with the reason, and the next one opens", async () => {
    const restarts: string[] = [];
    const service = createService(restarts);
    const watched = await open(service, large);
    watched.handle.control(full);
    await watched.until(({ step }) => step > 0);
    await service.killWorker();
    expect(watched.lost.map(({ fault }) => fault.kind)).toEqual(["worker-died"]);
    expect(restarts).toHaveLength(1);
    const count = watched.frames.length;
    const again = await open(service, large, 20);
    expect(again.newest.parameters).toEqual(runHere(large, 20).parameters);
    expect(watched.frames.length).toBe(count);
  });

  it("is refused when it was still to be opened", async () => {
    const service = createService();
    const { handle, lost } = new Watched(service, large);
    const fault = faultOf(handle.opened);
    await service.killWorker();
    expect(await fault).toMatchObject({ kind: "worker-died" });
    expect(lost).toEqual([]);
  });
});

describe("a training that is closed", () => {
  it("sends nothing more, and is not lost when the worker dies later", async () => {
    const service = createService();
    const watched = await open(service, large);
    watched.handle.control(full);
    await watched.until(({ step }) => step > 0);
    watched.handle.close();
    const count = watched.frames.length;
    await rest(60);
    expect(watched.frames.length).toBe(count);
    await service.killWorker();
    expect(watched.lost).toEqual([]);
  });

  it("before it was ready is said to be cancelled", async () => {
    const service = createService();
    const { handle } = new Watched(service, large);
    const fault = faultOf(handle.opened);
    handle.close();
    expect(await fault).toEqual({ kind: "run-cancelled" });
  });
});

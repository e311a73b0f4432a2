import { describe, expect, it } from "vitest";
import type { RuleSettings } from "#core/optimizers/optimizer-table.ts";
import { TrainingRun } from "#core/training/training-run.ts";
import type { TrainingSetup, TrainingStopRules } from "#core/training/training-setup.ts";
import { builtIn, preparedFor, runOf, seekTo, setupWith, table } from "./training-samples.ts";

function stopping(change: Partial<TrainingStopRules>): TrainingStopRules {
  return { loss: null, epochs: 1000, patience: null, ...change };
}

function descentAt(learningRate: number): RuleSettings {
  return { optimizer: "gradient-descent", hyperparameters: { learningRate } };
}

/** The training loss after each epoch of a setup, 0 first. */
function lossesOf(change: Partial<TrainingSetup>, epochs: number): number[] {
  const run = runOf({ ...change, stop: stopping({}) });
  const losses = [run.score().training.loss];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    run.advance(run.stepsPerEpoch);
    losses.push(run.score().training.loss);
  }
  return losses;
}

describe("a run ends", () => {
  it("after its epochs, and not before", () => {
    const run = runOf({ stop: stopping({ epochs: 3 }) });
    run.advance(3 * run.stepsPerEpoch - 1);
    expect(run.outcome).toBeNull();
    run.advance(100);
    const { loss } = run.score().training;
    expect(run.outcome).toEqual({ kind: "epoch-limit", step: 48, epoch: 3, loss });
    expect(run.step).toBe(48);
    run.advance(5);
    expect(run.step).toBe(48);
  });

  it("where it begins when no epochs are asked for", () => {
    const run = runOf({ stop: stopping({ epochs: 0 }) });
    expect(run.outcome).toMatchObject({ kind: "epoch-limit", step: 0, epoch: 0 });
    seekTo(run, 0, 1);
    expect(run.outcome).toMatchObject({ kind: "epoch-limit", step: 0 });
  });

  it("after the first epoch whose loss is below the goal", () => {
    const change = { data: builtIn("clusters") };
    const losses = lossesOf(change, 60);
    const epoch = losses.findIndex((loss) => loss < 0.02);
    expect(epoch).toBeGreaterThan(3);
    const run = runOf({ ...change, stop: stopping({ loss: 0.02 }) });
    run.advance(100_000);
    expect(run.outcome).toEqual({
      kind: "loss-reached",
      step: epoch * run.stepsPerEpoch,
      epoch,
      loss: losses[epoch],
      goal: 0.02,
    });
  });

  it("when the loss has not fallen for as many epochs as there is patience", () => {
    const change = { data: builtIn("xor"), batchSize: 40, rule: descentAt(8) };
    const losses = lossesOf(change, 200).slice(1);
    let best = 0;
    let last = 0;
    while (last - best < 3) {
      last++;
      if (losses[last] < losses[best]) best = last;
    }
    const run = runOf({ ...change, stop: stopping({ patience: 3 }) });
    run.advance(100_000);
    expect(run.outcome).toEqual({
      kind: "no-progress",
      step: (last + 1) * run.stepsPerEpoch,
      epoch: last + 1,
      loss: losses[last],
      bestLoss: losses[best],
      bestEpoch: best + 1,
      patience: 3,
    });
  });

  it("by hand, and goes on all the same", () => {
    const run = runOf({});
    run.advance(20);
    run.stop();
    const { loss } = run.score().training;
    expect(run.outcome).toEqual({ kind: "stopped", step: 20, epoch: 1.25, loss });
    run.advance(20);
    expect(run.step).toBe(20);
    run.goOn();
    run.advance(20);
    const straight = runOf({});
    straight.advance(40);
    expect(run.parameters).toEqual(straight.parameters);
    expect(run.outcome).toBeNull();
  });

  it("by hand in no other way when it has ended already", () => {
    const run = runOf({ stop: stopping({ epochs: 1 }) });
    run.advance(100);
    const { outcome } = run;
    run.stop();
    expect(run.outcome).toBe(outcome);
  });
});

describe("a run that goes on beyond its end", () => {
  it("makes as many epochs again, each time, and the very same updates", () => {
    const run = runOf({ stop: stopping({ epochs: 2 }) });
    for (const epoch of [2, 4, 6]) {
      run.advance(1000);
      expect(run.outcome).toMatchObject({ kind: "epoch-limit", epoch });
      run.goOn();
      expect(run.outcome).toBeNull();
    }
    const straight = runOf({ stop: stopping({ epochs: 6 }) });
    straight.advance(1000);
    expect(run.parameters).toEqual(straight.parameters);
  });

  it("has reached its goal once and for all", () => {
    const run = runOf({ stop: stopping({ loss: 0.6, epochs: 200 }) });
    run.advance(10_000);
    expect(run.outcome?.kind).toBe("loss-reached");
    run.goOn();
    run.advance(10_000);
    expect(run.outcome).toMatchObject({ kind: "epoch-limit", epoch: 200 });
  });

  it("is patient anew, and ends where it ended when it comes there again", () => {
    // Nothing is learned at a rate of nothing: no epoch is better than the first.
    const run = runOf({ rule: descentAt(0), stop: stopping({ patience: 3, epochs: 100 }) });
    run.advance(10_000);
    expect(run.outcome).toMatchObject({ kind: "no-progress", epoch: 4, bestEpoch: 1 });
    run.goOn();
    run.advance(10_000);
    expect(run.outcome).toMatchObject({ kind: "no-progress", epoch: 7, bestEpoch: 1 });
    run.seek(0);
    while (!run.outcome) run.advance(1000);
    expect(run.outcome).toMatchObject({ kind: "no-progress", epoch: 7 });
  });

  it("does not when its numbers ran away", () => {
    const run = runOf({ rule: descentAt(1e200) });
    run.advance(1000);
    const { outcome } = run;
    expect(outcome?.kind).toBe("diverged");
    run.goOn();
    expect(run.outcome).toBe(outcome);
  });
});

describe("a run that is to end by other rules", () => {
  it("keeps its updates and goes on to the new end", () => {
    const run = runOf({ stop: stopping({ epochs: 1 }) });
    run.advance(1000);
    run.changeStop(stopping({ epochs: 3 }));
    expect(run.outcome).toBeNull();
    run.advance(1000);
    expect(run.outcome).toMatchObject({ kind: "epoch-limit", epoch: 3 });
  });

  it("ends at once where it is further than they allow, and keeps its way back", () => {
    const run = runOf({});
    run.advance(48);
    run.changeStop(stopping({ epochs: 1 }));
    expect(run.outcome).toMatchObject({ kind: "epoch-limit", epoch: 3 });
    run.seek(5);
    while (run.step !== 5) run.advance(1000);
    expect(run.outcome).toBeNull();
    run.advance(1000);
    expect(run.outcome).toMatchObject({ kind: "epoch-limit", epoch: 3 });
  });
});

describe("a run whose numbers run away", () => {
  const sine = { task: "regression", data: builtIn("sine"), rule: descentAt(100) } as const;

  it.each([1, 3, 1000])("stands before the update that did it, in slices of %i", (slice) => {
    const run = runOf(sine);
    for (let made = 0; made < 1000 && run.outcome === null; made += slice) run.advance(slice);
    const { outcome } = run;
    if (outcome?.kind !== "diverged") throw new Error("it did not diverge");
    expect(run.step).toBe(outcome.step - 1);
    expect(run.head).toBe(run.step);
    expect(run.parameters.every((value) => Math.abs(value) <= 1e12)).toBe(true);
    expect(run.change.some((value) => value !== 0)).toBe(true);
    expect(Math.abs(outcome.number)).toBeGreaterThan(1e12);
    expect(outcome.growth).toBeGreaterThan(1);
    expect(outcome.epoch).toBe(outcome.step / run.stepsPerEpoch);
    expect(Number.isFinite(run.score().training.loss)).toBe(true);
    const { steps } = run.history(run.score());
    expect(Math.max(...steps)).toBe(run.step);
  });

  it("says the layer and the number that was furthest away after that update", () => {
    // One weight, one bias, all at once: u = wx + b, and x of mean 0 keeps the bias where it is.
    const data = table("x,t\n-2,-4\n2,4\n");
    const change = { task: "regression", data, hidden: [], testPart: 0, batchSize: null } as const;
    const run = runOf({ ...change, rule: descentAt(1) });
    const [start] = run.parameters;
    run.advance(1000);
    // Of x² the mean is 4: w − 2 becomes −3·(w − 2) with every update.
    const weightAfter = (steps: number): number => 2 + (start - 2) * (-3) ** steps;
    let step = 0;
    while (Math.abs(weightAfter(step)) <= 1e12) step++;
    expect(run.outcome).toMatchObject({ kind: "diverged", step, layer: 1, quantity: "weight" });
    if (run.outcome?.kind !== "diverged") return;
    expect(run.outcome.number / weightAfter(step)).toBeCloseTo(1, 9);
    expect(run.outcome.growth).toBeCloseTo(3, 6);
  });

  it("is seen at once though its numbers would come back, whatever is kept", () => {
    // w swings around 2/3·10¹² and comes nearer: only the first updates lead beyond 10¹².
    const data = table("x,t\n-1.5,-1e12\n1.5,1e12\n");
    const change = { task: "regression", data, hidden: [], testPart: 0, batchSize: null } as const;
    const setup = setupWith({ ...change, rule: descentAt(1.9 / 2.25) });
    for (const isKept of [true, false]) {
      const run = new TrainingRun(preparedFor(setup), { isKept });
      run.advance(500);
      expect(run.outcome).toMatchObject({ kind: "diverged", step: 1, layer: 1 });
      expect(run.parameters).toEqual(run.prepared.initial);
    }
  });

  it("is known where it ended after going back and forth", () => {
    const run = runOf(sine);
    run.advance(1000);
    const { outcome, step } = run;
    const place = run.parameters.slice();
    const change = run.change.slice();
    seekTo(run, 0, 1);
    expect(run.outcome).toBeNull();
    run.advance(1000);
    expect([run.outcome, run.step]).toEqual([outcome, step]);
    expect([run.parameters, run.change]).toEqual([place, change]);
  });

  it("does not know how fast numbers grew that are infinite after the first update", () => {
    const data = table("x,t\n-2,-1e12\n2,1e12\n");
    const run = runOf({ ...sine, data, hidden: [], rule: descentAt(Number.MAX_VALUE) });
    run.advance(10);
    const number = Number.POSITIVE_INFINITY;
    expect(run.outcome).toMatchObject({ kind: "diverged", step: 1, number, growth: null });
    expect(run.step).toBe(0);
  });
});

import { describe, expect, it } from "vitest";
import type { OptimizerName } from "#core/optimizers/optimizer.ts";
import type { RuleSettings } from "#core/optimizers/optimizer-table.ts";
import { findTrouble } from "#core/training/find-trouble.ts";
import type { TrainingFinding } from "#core/training/training-finding.ts";
import type { TrainingRun } from "#core/training/training-run.ts";
import type { TrainingSetup } from "#core/training/training-setup.ts";
import { builtIn, runOf, seekTo, table } from "./training-samples.ts";

function findingOf(run: TrainingRun): TrainingFinding {
  const now = run.score();
  return findTrouble(run, run.history(now), now);
}

function findingAfter(steps: number, change: Partial<TrainingSetup>): TrainingFinding {
  const run = runOf(change);
  run.advance(steps);
  return findingOf(run);
}

function rule(learningRate: number, optimizer: OptimizerName = "gradient-descent"): RuleSettings {
  return { optimizer, hyperparameters: { learningRate } };
}

describe("what is remarkable about a run", () => {
  it("is nothing before it has begun", () => {
    expect(findingAfter(0, {})).toEqual({ kind: "starting" });
  });

  it("is that it learns, by which part of the first loss", () => {
    const run = runOf({ data: builtIn("circles") });
    const { loss } = run.score().training;
    run.advance(20);
    const finding = findingOf(run);
    if (finding.kind !== "learning") throw new Error(finding.kind);
    expect(finding.fellBy).toBeGreaterThan(0.05);
    expect(finding.fellBy).toBeCloseTo((loss - run.score().training.loss) / loss, 12);
  });

  it.each([1, 2, 3, 4, 5])(
    "is a learning rate of 100 on the circles, soon and later (seed %i)",
    (seed) => {
      for (const batchSize of [10, null]) {
        const run = runOf({ data: builtIn("circles"), rule: rule(100), batchSize, seed });
        for (const steps of [10, 90]) {
          run.advance(steps);
          const finding = findingOf(run);
          expect(finding).toMatchObject({ kind: "worse-than-start", learningRate: 100 });
          if (finding.kind !== "worse-than-start") return;
          expect(finding.now).toBeGreaterThan(finding.start);
          expect([finding.saturatedLayer, finding.saturatedPart >= 0.7]).toEqual([1, true]);
        }
      }
    },
  );

  it("is no learning rate that is too large when single batches make the loss jump a little", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const run = runOf({ data: builtIn("circles"), seed, batchSize: 1, rule: rule(0.1) });
      for (let step = 0; step < 30; step++) {
        run.advance(1);
        expect(findingOf(run).kind).not.toBe("worse-than-start");
      }
    }
  });

  it("is a hidden layer that hardly has a slope, with inputs that are far too large", () => {
    const rows = Array.from({ length: 40 }, (_, s) => {
      const x = 5000 + ((s * 37) % 40);
      return `${x},${-x * 2},${s % 2 === 0 ? "a" : "b"}`;
    });
    const data = table(`p,q,kind\n${rows.join("\n")}\n`);
    const finding = findingAfter(400, { data, rule: rule(0.1) });
    expect(finding).toMatchObject({ kind: "saturated", layer: 1 });
    if (finding.kind === "saturated") expect(finding.part).toBeGreaterThan(0.7);
    expect(findingAfter(400, { data, rule: rule(0.1), standardise: true }).kind).not.toBe(
      "saturated",
    );
  });

  it("is a loss that stays level, and for how many epochs", () => {
    const run = runOf({ data: builtIn("circles"), rule: rule(1e-9) });
    run.advance(160);
    const finding = findingOf(run);
    expect(finding).toMatchObject({ kind: "level", loss: run.score().training.loss });
    if (finding.kind === "level") expect(finding.epochs).toBeCloseTo(2, 0);
  });

  it("is a loss that jumps", () => {
    const finding = findingAfter(80, { task: "regression", data: builtIn("sine"), rule: rule(1) });
    expect(finding.kind).toBe("jumping");
    if (finding.kind === "jumping") expect(finding.high).toBeGreaterThan(1.3 * finding.low);
  });

  it("is that it learns the samples by heart, and since when", () => {
    const run = runOf({
      data: builtIn("moons"),
      hidden: [32, 32],
      activation: "tanh",
      rule: rule(0.01, "adam"),
      testPart: 0.8,
    });
    run.advance(1000);
    const finding = findingOf(run);
    if (finding.kind !== "overfitting") throw new Error(finding.kind);
    expect(finding.test).toBe(run.score().test?.loss);
    expect(finding.bestTest).toBeLessThan(finding.test);
    expect(finding.bestEpoch).toBeLessThan(250);
  });

  it("is nothing bad of a run that does well, though it has come to rest", () => {
    for (const name of ["clusters", "iris", "circles"] as const) {
      const finding = findingAfter(8000, { data: builtIn(name), standardise: true, testPart: 0 });
      expect(finding.kind).toBe("learning");
    }
  });

  it("looks no further than where it stands", () => {
    const run = runOf({ data: builtIn("circles"), rule: rule(100) });
    run.advance(100);
    seekTo(run, 0, 10);
    expect(findingOf(run)).toEqual({ kind: "starting" });
  });
});

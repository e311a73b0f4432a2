import { describe, expect, it } from "vitest";
import { DescentRun } from "#core/descent/descent-run.ts";
import { diagnose } from "#core/descent/diagnose.ts";
import type { Diagnosis, Verdict } from "#core/descent/diagnosis.ts";
import type { Outcome } from "#core/descent/outcome.ts";
import type { RunSettings, StopRules } from "#core/descent/run-settings.ts";
import { objectiveById, parabola, shiftedParabola, valley } from "#core/objectives/catalogue.ts";
import { findObjective } from "#core/objectives/find-objective.ts";
import type { Objective } from "#core/objectives/objective.ts";
import type { RuleSettings } from "#core/optimizers/optimizer-table.ts";
import { diagnosisSchema } from "#core/protocol/diagnosis-schema.ts";

function known(id: string): Objective {
  const objective = objectiveById(id);
  if (!objective) throw new Error(`the catalogue has no ${id}`);
  return objective;
}

function typed(text: string): Objective {
  const search = findObjective(text);
  if (!search.ok) throw new Error(`“${text}” is no function`);
  return search.objective;
}

function plain(learningRate: number): RuleSettings {
  return { optimizer: "gradient-descent", hyperparameters: { learningRate } };
}

function until(stop: Partial<StopRules>): StopRules {
  return { value: null, gradient: null, maximumSteps: 1000, ...stop };
}

interface Case {
  readonly on: Objective;
  readonly from: readonly number[];
  readonly rule: RuleSettings;
  readonly stop: StopRules;
}

function run({ on, from, rule, stop }: Case): { outcome: Outcome; diagnosis: Diagnosis } {
  const settings: RunSettings = { start: from, rule, stop };
  const descent = new DescentRun(on, settings);
  const outcome = descent.advance(Number.POSITIVE_INFINITY);
  if (!outcome) throw new Error("a run has not ended");
  return { outcome, diagnosis: diagnose(on, settings, descent.trajectory, outcome) };
}

function diagnosed(what: Case): Diagnosis {
  const { diagnosis } = run(what);
  expect(diagnosisSchema.parse(diagnosis)).toEqual(diagnosis);
  return diagnosis;
}

function verdictOf<Kind extends Verdict["kind"]>(
  what: Case,
  kind: Kind,
): Extract<Verdict, { kind: Kind }> {
  const { verdict } = diagnosed(what);
  if (verdict.kind !== kind) throw new Error(`${kind} expected, not ${JSON.stringify(verdict)}`);
  return verdict as Extract<Verdict, { kind: Kind }>;
}

/** Steps that a run really takes under these stop rules. */
function stepsOf(what: Case): number {
  return run({ ...what, stop: { ...what.stop, maximumSteps: 1_000_000 } }).outcome.steps;
}

describe("a run that met its goal", () => {
  it("has arrived, by height or by slope", () => {
    const byHeight = until({ value: 0.01 });
    expect(diagnosed({ on: valley, from: [3, 1], rule: plain(0.1), stop: byHeight })).toEqual({
      verdict: { kind: "arrived" },
      approach: { kind: "one-side", arrivedAfter: 16, isMinimum: true },
    });
    const bySlope = until({ gradient: 1e-6 });
    verdictOf({ on: valley, from: [3, 1], rule: plain(0.1), stop: bySlope }, "arrived");
  });

  it("has arrived in a higher place than the minimum when the bound on its slope is wide", () => {
    const stop = until({ gradient: 0.5, maximumSteps: 5000 });
    verdictOf({ on: parabola, from: [3], rule: plain(0.1), stop }, "arrived");
    verdictOf({ on: known("rosenbrock"), from: [-1.2, 1], rule: plain(1e-3), stop }, "arrived");
  });

  it("has arrived on ground that is level to second order, where it is lowest", () => {
    const stop = until({ gradient: 1e-9 });
    verdictOf({ on: typed("x^4+y^4"), from: [0, 0], rule: plain(0.1), stop }, "arrived");
    const inflection = { on: typed("x^3"), from: [0], rule: plain(0.1), stop };
    expect(verdictOf(inflection, "stationary").place).toBe("flat");
  });

  it("has arrived in a minimum however small its numbers are", () => {
    const stop = until({ gradient: 1e-9 });
    const on = typed("0.000001*x^2");
    const verdict = verdictOf({ on, from: [3], rule: plain(2e5), stop }, "arrived");
    expect(verdict).toEqual({ kind: "arrived" });
  });
});

describe("a run that ended where there is no slope", () => {
  it("is in a local minimum when a lower one is known", () => {
    const stop = until({ value: 0.01 });
    const rastrigin = { on: known("rastrigin"), from: [2.2, -1.3], rule: plain(0.002), stop };
    const { lower } = verdictOf(rastrigin, "local-minimum");
    expect(lower.point).toEqual([0, 0]);
    const styblinski = known("styblinski-tang");
    const high = { on: styblinski, from: [2, 2], rule: plain(0.01), stop: until({ value: -78 }) };
    expect(verdictOf(high, "local-minimum").lower.value).toBeCloseTo(-78.33233, 4);
    verdictOf({ ...high, stop: until({ gradient: 1e-6 }) }, "local-minimum");
    verdictOf({ ...high, from: [-2, -2] }, "arrived");
  });

  it("is in a minimum when none lower is known, though the goal is below", () => {
    const stop = until({ value: 0.01 });
    verdictOf({ on: shiftedParabola, from: [-0.8], rule: plain(0.1), stop }, "minimum");
    const himmelblau = { on: known("himmelblau"), from: [3, 3], rule: plain(0.01) };
    verdictOf({ ...himmelblau, stop: until({ value: -1 }) }, "minimum");
  });

  it.each([
    ["used its steps up", until({ value: 0.01 })],
    ["met its bound on the slope", until({ gradient: 1e-6 })],
  ])("is on a saddle after Newton's rule from (3, 1) on x² + sin²y, when it %s", (_, stop) => {
    const rule: RuleSettings = { optimizer: "newton", hyperparameters: {} };
    const what = { on: valley, from: [3, 1], rule, stop };
    const verdict = verdictOf(what, "stationary");
    expect(verdict).toMatchObject({ place: "saddle", isNewton: true });
    expect(verdict.curvatures[0]).toBeCloseTo(-2, 9);
    expect(verdict.curvatures[1]).toBeCloseTo(2, 9);
    expect(run(what).outcome.value).toBeCloseTo(1, 9);
  });

  it("is on a saddle after a plain descent along its ridge", () => {
    const what = { on: typed("x^2-y^2"), from: [1, 0], rule: plain(0.1) };
    for (const stop of [until({ gradient: 1e-6 }), until({ value: -3 })]) {
      expect(verdictOf({ ...what, stop }, "stationary")).toMatchObject({
        place: "saddle",
        isNewton: false,
        curvatures: [-2, 2],
      });
    }
  });

  it("is on a maximum when it started there", () => {
    const what = { on: typed("cos(x)"), from: [0], rule: plain(0.1), stop: until({ value: -0.9 }) };
    expect(verdictOf(what, "stationary").place).toBe("maximum");
  });

  it("is on level ground of a plateau, be it at rest or creeping", () => {
    for (const on of [known("plateau"), known("easom")]) {
      const from = on.domain.map(({ low }) => low + 0.1);
      const stop = until({ value: on.knownMinima[0].value + 0.01 });
      expect(verdictOf({ on, from, rule: plain(0.1), stop }, "stationary").place).toBe("flat");
    }
  });
});

describe("a run that was cut off", () => {
  it("does not rest where there is a slope, however small its steps", () => {
    const stop = until({ maximumSteps: 2000 });
    verdictOf({ on: valley, from: [3, 1], rule: plain(1e-9), stop }, "moving");
    const still = verdictOf({ on: valley, from: [3, 1], rule: plain(1e-18), stop }, "stuck");
    expect(still.gradientNorm).toBeCloseTo(6.0685, 3);
  });

  it.each<[string, Case]>([
    [
      "x² + sin²y to a height",
      { on: valley, from: [3, 1], rule: plain(0.001), stop: until({ value: 0.01 }) },
    ],
    [
      "x² + sin²y to a slope",
      { on: valley, from: [3, 1], rule: plain(0.01), stop: until({ gradient: 1e-3 }) },
    ],
    [
      "a typed function of which no minimum is known",
      { on: typed("(x-2)^2+5"), from: [0], rule: plain(0.005), stop: until({ value: 5.001 }) },
    ],
    [
      "Booth's function",
      { on: known("booth"), from: [-3, 3], rule: plain(0.002), stop: until({ value: 1e-3 }) },
    ],
    [
      "a fourth power",
      { on: typed("x^4"), from: [1], rule: plain(0.01), stop: until({ value: 1e-6 }) },
    ],
  ])("foretells the steps still to go: %s", (_, what) => {
    const cutOff = { ...what, stop: { ...what.stop, maximumSteps: 150 } };
    const { stepsToGo, factor } = verdictOf(cutOff, "slowing");
    const truth = stepsOf(what) - 150;
    expect(truth).toBeGreaterThan(100);
    expect(stepsToGo).toBe(truth);
    expect(factor).toBeLessThan(1);
  });

  it("foretells where J settles when the goal is below", () => {
    const stop = until({ value: 0.01, maximumSteps: 40 });
    const known = verdictOf(
      { on: shiftedParabola, from: [-0.8], rule: plain(0.02), stop },
      "slowing",
    );
    expect(known).toMatchObject({ stepsToGo: null });
    expect(known.settlesAt).toBeCloseTo(0.1, 9);
    const unknown = { on: typed("(x-2)^2+5"), from: [0], rule: plain(0.02), stop };
    expect(verdictOf(unknown, "slowing").settlesAt).toBeCloseTo(5, 6);
  });

  it("foretells nothing of gains that shrink as no power of a number does", () => {
    for (const text of ["x^4", "x^3"]) {
      const stop = until({ value: -1 });
      const verdict = verdictOf({ on: typed(text), from: [1], rule: plain(0.1), stop }, "slowing");
      expect(verdict).toMatchObject({ stepsToGo: null, settlesAt: null });
    }
  });

  it("foretells where a schedule brings it to a stand", () => {
    const rule: RuleSettings = {
      ...plain(0.01),
      schedule: { kind: "cosine", steps: 80, floor: 0 },
    };
    const stop = until({ value: 0.01, maximumSteps: 70 });
    const what = { on: valley, from: [3, 1], rule, stop };
    const { stepsToGo, settlesAt } = verdictOf(what, "slowing");
    expect(stepsToGo).toBeNull();
    const end = run({ ...what, stop: { ...stop, maximumSteps: 5000 } }).outcome;
    expect(settlesAt).toBe(end.value);
  });

  it("is said to cycle after as few as nine level jumps", () => {
    const stop = until({ maximumSteps: 9, goesOnWhenCycling: true });
    const verdict = verdictOf(
      { on: shiftedParabola, from: [-0.8], rule: plain(1), stop },
      "cycling",
    );
    expect(verdict).toMatchObject({ period: 2, remedy: { kind: "below", rate: 1 } });
    expect(verdict.axes[0].low).toBeCloseTo(-0.8, 12);
    expect(verdict.axes[0].high).toBeCloseTo(2.8, 12);
    expect(verdict.lowestValue).toBeCloseTo(3.34, 12);
    verdictOf({ on: shiftedParabola, from: [-0.8], rule: plain(0.99), stop }, "moving");
  });
});

describe("a run that failed", () => {
  it("cycles, and would not have below the largest rate", () => {
    const what = { on: parabola, from: [1.2], rule: plain(1), stop: until({ value: 1e-9 }) };
    const { remedy } = verdictOf(what, "cycling");
    expect(remedy).toEqual({ kind: "below", rate: 1 });
    verdictOf({ ...what, rule: plain(0.99) }, "arrived");
    const swinging = { ...what, on: valley, from: [3, 1] };
    expect(verdictOf(swinging, "cycling")).toMatchObject({
      remedy: { kind: "below", rate: 1 },
      axes: [{ axis: 0, low: -3, high: 3 }],
    });
  });

  it("diverged by its growth, and held just below the largest rate", () => {
    const what = { on: valley, from: [3, 1], stop: until({ value: 1e-3, maximumSteps: 100_000 }) };
    const verdict = verdictOf({ ...what, rule: plain(1.2) }, "diverged");
    expect(verdict.growth).toBeCloseTo(1.4, 9);
    expect(verdict).toMatchObject({
      curvature: 2,
      remedy: { kind: "below", rate: 1 },
      isBottomless: false,
    });
    verdictOf({ ...what, rule: plain(0.999) }, "arrived");
  });

  it("diverged with momentum above 2(1 + μ)/λ, and not below", () => {
    const rule = (learningRate: number): RuleSettings => ({
      optimizer: "momentum",
      hyperparameters: { learningRate, momentum: 0.5 },
    });
    const what = { on: parabola, from: [1.2], stop: until({ value: 1e-6, maximumSteps: 100_000 }) };
    expect(verdictOf({ ...what, rule: rule(1.6) }, "diverged").remedy).toEqual({
      kind: "below",
      rate: 1.5,
    });
    verdictOf({ ...what, rule: rule(1.499) }, "arrived");
    verdictOf({ ...what, rule: rule(1.501) }, "diverged");
  });

  it("names a rate that was tried where no formula gives an edge", () => {
    const stop = until({ value: 1e-6 });
    const what = { on: parabola, from: [1.2], stop };
    const schedule = { kind: "exponential", decay: 0.99 } as const;
    const { remedy, curvature } = verdictOf(
      { ...what, rule: { ...plain(3), schedule } },
      "diverged",
    );
    expect(curvature).toBeNull();
    if (remedy?.kind !== "with") throw new Error(remedy?.kind);
    expect(remedy.rate).toBeLessThan(3);
    verdictOf({ ...what, rule: { ...plain(remedy.rate), schedule } }, "arrived");
  });

  it("fell without end where the function has no bottom, which no rate mends", () => {
    for (const [on, from] of [
      [typed("x^2-y^2"), [1, 1e-3]],
      [typed("x^3"), [-1]],
    ] as const) {
      const what = { on, from, rule: plain(0.1), stop: until({ gradient: 1e-6 }) };
      expect(verdictOf(what, "diverged")).toMatchObject({ isBottomless: true, remedy: null });
    }
  });

  it("does not blame the rate alone where the function is not defined", () => {
    const what = {
      on: typed("x*ln(x)"),
      from: [2],
      rule: plain(2),
      stop: until({ gradient: 1e-6 }),
    };
    expect(verdictOf(what, "left-domain")).toMatchObject({ edge: "open" });
  });
});

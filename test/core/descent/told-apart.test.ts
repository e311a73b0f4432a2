import { describe, expect, it } from "vitest";
import { DescentRun } from "#core/descent/descent-run.ts";
import { diagnose } from "#core/descent/diagnose.ts";
import type { Diagnosis } from "#core/descent/diagnosis.ts";
import type { Outcome } from "#core/descent/outcome.ts";
import type { RunSettings } from "#core/descent/run-settings.ts";
import { findObjective } from "#core/objectives/find-objective.ts";
import { diagnosisSchema } from "#core/protocol/diagnosis-schema.ts";
import { outcomeSchema } from "#core/protocol/messages.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import { findings, type ToldRun, toldRuns } from "./told-runs.ts";

const languages = ["en", "zh-CN"] as const;

interface Ended {
  readonly settings: RunSettings;
  readonly outcome: Outcome;
  readonly diagnosis: Diagnosis;
}

function ended({
  formula,
  start,
  rate,
  optimizer,
  momentum,
  stopValue,
  stopGradient,
  steps,
}: ToldRun): Ended {
  const search = findObjective(formula);
  if (!search.ok) throw new Error(`“${formula}” is no function`);
  const settings: RunSettings = {
    start,
    rule: {
      optimizer: optimizer ?? "gradient-descent",
      hyperparameters: { learningRate: rate, ...(momentum === undefined ? {} : { momentum }) },
    },
    stop: { value: stopValue ?? null, gradient: stopGradient ?? null, maximumSteps: steps ?? 1000 },
  };
  const run = new DescentRun(search.objective, settings);
  const outcome = run.advance(Number.POSITIVE_INFINITY);
  if (!outcome) throw new Error("a run has not ended");
  const diagnosis = diagnose(search.objective, settings, run.trajectory, outcome);
  expect(outcomeSchema.parse(outcome)).toEqual(outcome);
  expect(diagnosisSchema.parse(diagnosis)).toEqual(diagnosis);
  return { settings, outcome, diagnosis };
}

function saidOf(run: ToldRun, language: (typeof languages)[number]): string {
  const { settings, outcome, diagnosis } = ended(run);
  const { headline, detail } = wordingFor(language).diagnosis(diagnosis, outcome, settings.stop);
  return `${headline} ${detail}`;
}

describe.each(languages)("what is said of a run in %s", (language) => {
  it.each(toldRuns)("has the mark of its own finding and no other: $formula, $shows", (run) => {
    const said = saidOf(run, language);
    const marked = Object.entries(findings)
      .filter(([, marks]) => marks[language].test(said))
      .map(([finding]) => finding);
    // A goal that is met on a slope is met all the same.
    const expected = run.shows === "steep at its goal" ? ["arrived", run.shows] : [run.shows];
    expect(marked, said).toEqual(expected);
    expect(said).not.toMatch(/after 0 steps|undefined|NaN|null/);
  });
});

describe("a run that leaves the domain", () => {
  it.each([
    ["ln(x)", [1], 0.1, "ln(x)", "x > 0"],
    ["sqrt(x)", [1], 3, "sqrt(x)", "x ≥ 0"],
    ["y^2+ln(x-1)", [2, 1], 0.9, "ln(x − 1)", "x − 1 > 0"],
    ["acos(x)", [-0.5], -3, "acos(x)", "−1 ≤ x ≤ 1"],
  ] as const)("says which part needs what: %s", (formula, start, rate, part, needs) => {
    const { outcome } = ended({ shows: "left domain", formula, start, rate: Math.abs(rate) });
    if (outcome.kind !== "left-domain") throw new Error(outcome.kind);
    expect(outcome.undefinedPart).toEqual({ part, needs });
  });

  it("names a rate only when a silent run with it arrives", () => {
    const run = { shows: "left domain", formula: "x*ln(x)", start: [2], rate: 2 } as const;
    const { diagnosis } = ended({ ...run, stopGradient: 1e-6 });
    if (diagnosis.verdict.kind !== "left-domain") throw new Error(diagnosis.verdict.kind);
    const { remedy } = diagnosis.verdict;
    if (remedy.kind !== "with") throw new Error(remedy.kind);
    expect(remedy.rate).toBeLessThan(2);
    const again = ended({ ...run, rate: remedy.rate, stopGradient: 1e-6 });
    expect(again.outcome.kind).toBe("converged");
    const bottomless = ended({ ...run, formula: "ln(x)", start: [1], rate: 0.1 });
    expect(bottomless.diagnosis.verdict).toEqual({
      kind: "left-domain",
      edge: "bottomless",
      remedy: { kind: "none" },
    });
  });
});

/** The rate that is named, and whether it is a bound. */
function namedRate({ verdict }: Diagnosis): { rate: number; isBound: boolean } | null {
  const remedy = "remedy" in verdict ? verdict.remedy : null;
  if (remedy?.kind !== "below" && remedy?.kind !== "with") return null;
  return { rate: remedy.rate, isBound: remedy.kind === "below" };
}

/** A run that is let go on until it meets a goal, or rests. */
function letGo(run: ToldRun, rate: number): Outcome {
  const hasGoal = run.stopValue !== undefined || run.stopGradient !== undefined;
  const goal = hasGoal ? {} : { stopGradient: 1e-3 };
  return ended({ ...run, ...goal, rate, steps: 20_000 }).outcome;
}

describe("a learning rate that is named", () => {
  const naming = toldRuns.flatMap((run) => {
    const named = namedRate(ended(run).diagnosis);
    return named ? [{ ...run, ...{ named: named.rate, isBound: named.isBound } }] : [];
  });

  it("is named of more than a few runs", () => {
    expect(naming.length).toBeGreaterThan(12);
  });

  it.each(naming)("is not above the one in use and converges: $formula, $rate, $named", (run) => {
    expect(run.named).toBeLessThanOrEqual(run.rate);
    const rates = run.isBound ? [0.95, 0.5, 0.3].map((part) => part * run.named) : [run.named];
    for (const rate of rates) {
      expect(rate).toBeLessThan(run.rate);
      const outcome = letGo(run, rate);
      const isAtRest = outcome.kind === "step-limit" && outcome.motion.kind === "resting";
      expect(outcome.kind === "converged" || isAtRest, `${rate}: ${outcome.kind}`).toBe(true);
    }
    for (const language of languages) {
      const written = wordingFor(language).numbers.plain(run.named);
      expect(saidOf(run, language)).toContain(written);
    }
  });
});

describe("steps that are foretold", () => {
  const foretold = toldRuns.flatMap((run) => {
    const { diagnosis, outcome } = ended(run);
    const { verdict } = diagnosis;
    if (verdict.kind !== "slowing" || verdict.stepsToGo === null) return [];
    return [{ ...run, made: outcome.steps, more: verdict.stepsToGo }];
  });

  it.each(foretold)("are those it takes: $formula, $more after $made", ({ made, more, ...run }) => {
    const { outcome } = ended({ ...run, steps: made + more });
    expect(outcome).toMatchObject({ kind: "converged", steps: made + more });
    expect(ended({ ...run, steps: made + more - 1 }).outcome.kind).toBe("step-limit");
  });

  it.each([
    ["x^4", 300, 14_303],
    ["x^4", 1000, 13_603],
    ["(x^4+x^2+10x)/50", 1000, 2012],
  ])("are right where no law of the last steps is: %s after %d", (formula, made, more) => {
    expect(foretold).toContainEqual(expect.objectContaining({ formula, made, more }));
  });
});

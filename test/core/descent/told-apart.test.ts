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
      hyperparameters: { learningRate: rate },
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
    const rate = diagnosis.verdict.arrivingRate;
    expect(rate).toBeLessThan(2);
    const again = ended({ ...run, rate: rate ?? Number.NaN, stopGradient: 1e-6 });
    expect(again.outcome.kind).toBe("converged");
    const bottomless = ended({ ...run, formula: "ln(x)", start: [1], rate: 0.1 });
    expect(bottomless.diagnosis.verdict).toEqual({
      kind: "left-domain",
      edge: "bottomless",
      arrivingRate: null,
    });
  });
});

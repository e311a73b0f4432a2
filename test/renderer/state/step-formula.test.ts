import katex from "katex";
import { describe, expect, it } from "vitest";
import { DescentRun } from "#core/descent/descent-run.ts";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import { parabola, valley } from "#core/objectives/catalogue.ts";
import type { OptimizerName } from "#core/optimizers/optimizer.ts";
import { optimizerNames, type RuleSettings } from "#core/optimizers/optimizer-table.ts";
import { stepFormulas, texNumber } from "../../../src-renderer/state/step-formula.ts";

function formulasOf(optimizer: OptimizerName, objective = valley, step = 0) {
  const settings = {
    ...suggestedRunSettings(objective),
    rule: { optimizer, hyperparameters: {} },
  };
  const { trajectory } = run(settings, objective);
  return stepFormulas(settings.rule, trajectory, trajectory.length, step);
}

function run(settings: ReturnType<typeof suggestedRunSettings>, objective = valley): DescentRun {
  const made = new DescentRun(objective, settings);
  made.advance(50);
  return made;
}

describe("the formula of a step", () => {
  it("has the numbers of this step of gradient descent", () => {
    const formulas = formulasOf("gradient-descent");
    expect(formulas?.numbers).toContain("2.4000 \\\\ 0.9091");
    expect(formulas?.numbers).toContain("0.1 \\, \\begin{pmatrix} 6.0000 \\\\ 0.9093");
  });

  it("is a line of plain numbers for one variable", () => {
    const formulas = formulasOf("gradient-descent", parabola);
    expect(formulas?.numbers).toBe("0.9600 = 1.2000 - 0.1 \\cdot 2.4000");
  });

  it("has the rate that a schedule gave the step", () => {
    const rule: RuleSettings = {
      optimizer: "gradient-descent",
      hyperparameters: { learningRate: 0.2 },
      schedule: { kind: "step-decay", every: 2, factor: 0.5 },
    };
    const settings = { ...suggestedRunSettings(parabola), rule };
    const { trajectory } = run(settings, parabola);
    expect(stepFormulas(rule, trajectory, trajectory.length, 0)?.numbers).toContain("- 0.2 \\cdot");
    expect(stepFormulas(rule, trajectory, trajectory.length, 3)?.numbers).toContain("- 0.1 \\cdot");
  });

  it.each(optimizerNames)("of %s can be set by KaTeX", (optimizer) => {
    const formulas = formulasOf(optimizer);
    expect(formulas).not.toBeNull();
    for (const tex of [...(formulas?.rule ?? []), formulas?.step ?? "", formulas?.numbers ?? ""]) {
      expect(() => katex.renderToString(tex, { throwOnError: true })).not.toThrow();
    }
  });

  it("is missing at the last iterate", () => {
    const settings = suggestedRunSettings(valley);
    const { trajectory } = run(settings);
    expect(stepFormulas(settings.rule, trajectory, trajectory.length, 16)).toBeNull();
  });

  it("writes numbers too large or too small for four decimals as powers of ten", () => {
    expect(texNumber(-1234567, 4)).toBe("-1.235{\\times}10^{6}");
    expect(texNumber(0.00001234, 4)).toBe("1.23{\\times}10^{-5}");
    expect(texNumber(0, 4)).toBe("0.0000");
    expect(texNumber(Number.POSITIVE_INFINITY)).toBe("\\infty");
  });
});

import { describe, expect, it } from "vitest";
import { DescentRun } from "#core/descent/descent-run.ts";
import { largestStableRate } from "#core/descent/stability.ts";
import { findObjective } from "#core/objectives/find-objective.ts";
import type { RuleSettings } from "#core/optimizers/optimizer-table.ts";

function rule(
  optimizer: "gradient-descent" | "momentum" | "nesterov",
  learningRate: number,
  momentum: number,
): RuleSettings {
  const hyperparameters =
    optimizer === "gradient-descent" ? { learningRate } : { learningRate, momentum };
  return { optimizer, hyperparameters } as RuleSettings;
}

/** Whether a long run on λx²/2 comes to nothing, or leaves all bounds; null: neither. */
function settles(curvature: number, settings: RuleSettings): boolean | null {
  const search = findObjective(`${curvature}/2*x^2`);
  if (!search.ok) throw new Error("no function");
  const stop = { value: null, gradient: 1e-8, maximumSteps: 100_000, goesOnWhenCycling: true };
  const run = new DescentRun(search.objective, { start: [1], rule: settings, stop });
  const kind = run.advance(stop.maximumSteps)?.kind;
  if (kind === "converged") return true;
  return kind === "diverged" ? false : null;
}

const momenta = [0, 0.3, 0.5, 0.9, 0.99];

describe("the largest stable rate", () => {
  it.each(
    (["gradient-descent", "momentum", "nesterov"] as const).flatMap((optimizer) =>
      momenta.flatMap((momentum) =>
        [0.5, 2, 40].map((curvature) => ({ optimizer, momentum, curvature })),
      ),
    ),
  )("holds just below, and not just above: $optimizer, μ $momentum, λ $curvature", (what) => {
    const { optimizer, momentum, curvature } = what;
    const edge = largestStableRate(rule(optimizer, 1, momentum), curvature);
    if (edge === null) throw new Error("no edge");
    expect(settles(curvature, rule(optimizer, 0.998 * edge, momentum))).toBe(true);
    expect(settles(curvature, rule(optimizer, 1.002 * edge, momentum))).toBe(false);
  });

  it("has the figures of the textbook formulas for μ = 0.9", () => {
    expect(largestStableRate(rule("momentum", 1, 0.9), 1)).toBeCloseTo(3.8, 12);
    expect(largestStableRate(rule("nesterov", 1, 0.9), 1)).toBeCloseTo(1.357, 3);
  });
});

import { describe, expect, it } from "vitest";
import { DescentRun } from "#core/descent/descent-run.ts";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import { edgeOfRates, tellingRates } from "#core/descent/telling-rates.ts";
import { catalogue } from "#core/objectives/catalogue.ts";
import { findObjective } from "#core/objectives/find-objective.ts";
import type { Objective } from "#core/objectives/objective.ts";
import { withLearningRate } from "#core/optimizers/optimizer-table.ts";
import { type Experiment, hasSuggestedRates } from "#core/session/experiment.ts";
import { createSession } from "#core/session/session.ts";
import { applyEdit, type EditCommand } from "#core/session/session-command.ts";

function objective(text: string): Objective {
  const search = findObjective(text);
  if (!search.ok) throw new Error(text);
  return search.objective;
}

function endOf(on: Objective, rate: number): string {
  const settings = suggestedRunSettings(on);
  const rule = withLearningRate(settings.rule, rate);
  const run = new DescentRun(on, { ...settings, rule });
  const outcome = run.advance(settings.stop.maximumSteps);
  return outcome?.kind ?? "";
}

describe("rates that tell what a learning rate does", () => {
  it.each([
    ["x^2", 1],
    ["3x^2", 1 / 3],
    ["x^2 + 10y^2", 0.1],
    ["100x^2", 0.01],
  ])("find the edge of %s, 2/λ", (text, edge) => {
    const typed = objective(text);
    expect(edgeOfRates(typed, suggestedRunSettings(typed))).toBeGreaterThan(0.97 * edge);
    expect(edgeOfRates(typed, suggestedRunSettings(typed))).toBeLessThan(1.03 * edge);
  });

  it.each(["rosenbrock", "himmelblau", "booth", "beale", "two-lakes"])(
    "have one that arrives on %s, and one that does not hold",
    (id) => {
      const on = catalogue.find((known) => known.id === id);
      if (!on) throw new Error(id);
      const ends = tellingRates(on, suggestedRunSettings(on)).map((rate) => endOf(on, rate));
      expect(ends).toContain("converged");
      expect(ends[0]).not.toBe("converged");
    },
  );

  it("are found on every function of the catalogue, whatever its scale", () => {
    for (const on of catalogue) {
      const rates = tellingRates(on, suggestedRunSettings(on));
      expect(rates.every((rate, place) => rate > 0 && rate < (rates[place - 1] ?? 1e9))).toBe(true);
    }
  });

  it.each(["x", "0*x", "exp(x)", "-x^2", "floor(x)", "atan(x)", "1/x", "exp(-x^2-y^2)"])(
    "are the usual ones where no rate is too large: %s",
    (text) => {
      const on = objective(text);
      const settings = suggestedRunSettings(on);
      expect(edgeOfRates(on, settings)).toBeNull();
      expect(Math.max(...tellingRates(on, settings))).toBeLessThan(5);
    },
  );

  it.each(["x*y", "sin(x)+sin(y)", "x^2-y^2"])(
    "do not leap over all that is shown with the first step: %s",
    (text) => {
      const on = objective(text);
      const settings = suggestedRunSettings(on);
      const [{ low, high }] = on.domain;
      const gradient = new Float64Array(2);
      on.gradient(Float64Array.from(settings.start), gradient);
      const edge = edgeOfRates(on, settings) ?? Number.NaN;
      expect(edge * Math.hypot(...gradient)).toBeLessThanOrEqual(high - low);
    },
  );

  it.each(["ln(x)", "x", "0*x", "sqrt(x)", "1/x"])(
    "end, also where there is no edge: %s",
    (text) => {
      const on = objective(text);
      expect(tellingRates(on, suggestedRunSettings(on)).every(Number.isFinite)).toBe(true);
    },
  );
});

describe("another function in the view of the rates", () => {
  const first = createSession().experiments.rates;
  const rates = ({ runs }: Experiment) =>
    runs.map(({ rule }) => rule.hyperparameters.learningRate ?? Number.NaN);
  const edited = (experiment: Experiment, command: EditCommand): Experiment => {
    const edit = applyEdit(experiment, command, "rates");
    if (!edit.ok) throw new Error(command.kind);
    return edit.experiment;
  };
  const known = (id: string): EditCommand => ({
    kind: "choose-objective",
    objective: { kind: "catalogue", id },
  });
  const typed = (text: string): EditCommand => ({
    kind: "choose-objective",
    objective: { kind: "expression", text },
  });

  it("brings rates of its own while nobody chose any, and the textbook's again", () => {
    const rosenbrock = edited(first, known("rosenbrock"));
    expect(Math.max(...rates(rosenbrock))).toBeLessThan(0.01);
    expect(hasSuggestedRates(rosenbrock)).toBe(true);
    expect(edited(rosenbrock, known("shifted-parabola"))).toEqual(first);
    const own = edited(rosenbrock, typed("100x^2"));
    expect(rates(own)[0]).toBeGreaterThan(0.0105);
    expect(rates(own)[0]).toBeLessThan(0.0115);
  });

  it.each([known("rosenbrock"), typed("50*(x-1)^2")])(
    "keeps rates that a person chose, and offers those that fit: %#",
    (command) => {
      const own = edited(first, { kind: "set-rate", run: 1, value: 0.7 });
      const kept = edited(own, command);
      expect(rates(kept)).toEqual([1, 0.7, 0.4, 0.1]);
      const fitting = edited(kept, { kind: "fit-rates" });
      expect(Math.max(...rates(fitting))).toBeLessThan(0.03);
      expect(fitting.objective).toEqual(kept.objective);
    },
  );
});

import { describe, expect, it } from "vitest";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import { catalogue, parabola, valley } from "#core/objectives/catalogue.ts";
import { optimizerNames } from "#core/optimizers/optimizer-table.ts";
import {
  type Experiment,
  experimentFor,
  mostRuns,
  objectiveOf,
  selectedRun,
} from "#core/session/experiment.ts";
import { presetNames } from "#core/session/presets.ts";
import { createSession, type ExperimentViewName, viewingAngles } from "#core/session/session.ts";
import {
  applyEdit,
  applyViewCommand,
  type EditCommand,
  isEdit,
  type SessionCommand,
  type ViewCommand,
} from "#core/session/session-command.ts";

const experiment = experimentFor(valley, "descent");

function edited(
  command: EditCommand,
  from: Experiment = experiment,
  view: ExperimentViewName = "descent",
): Experiment {
  const result = applyEdit(from, command, view);
  if (!result.ok) throw new Error(`refused: ${result.fault.kind}`);
  return result.experiment;
}

const edits: readonly EditCommand[] = [
  { kind: "choose-objective", objective: { kind: "catalogue", id: "parabola" } },
  { kind: "choose-optimizer", optimizer: "adam" },
  { kind: "set-hyperparameter", name: "learningRate", value: 0.2 },
  { kind: "set-start", axis: 1, value: -2 },
  { kind: "choose-schedule", schedule: { kind: "warm-up", steps: 5 } },
  { kind: "set-schedule-number", name: "steps", value: 7 },
  { kind: "move-start", run: 0, point: [1, 2] },
  { kind: "set-stop-value", value: null },
  { kind: "set-stop-gradient", value: 0.01 },
  { kind: "set-rate", run: 0, value: 0.3 },
  { kind: "add-rate", value: 0.6 },
  { kind: "duplicate-run", run: 0 },
  { kind: "show-run", run: 0, isHidden: true },
  { kind: "remove-run", run: 1 },
  { kind: "apply-preset", preset: "many-starts" },
  { kind: "set-maximum-steps", value: 5 },
  { kind: "restore-suggested" },
];

const viewCommands: readonly ViewCommand[] = [
  { kind: "move-playhead", step: 4 },
  { kind: "set-speed", stepsPerSecond: 20 },
  { kind: "play-whole-run-in", seconds: 10 },
  { kind: "set-camera", camera: viewingAngles.top },
  { kind: "set-colour-map", colourMap: "cividis" },
  { kind: "place-map", mapPlace: "beside" },
  { kind: "set-value-scale", valueScale: "logarithmic" },
  { kind: "show-both-sides", isShown: false },
];

describe("an edit", () => {
  it("is told from a change of view", () => {
    expect(edits.map(isEdit)).toEqual(edits.map(() => true));
    expect(viewCommands.map(isEdit)).toEqual(viewCommands.map(() => false));
  });

  it("leaves the experiment that it was given as it was", () => {
    const before = structuredClone(experiment);
    for (const command of edits) applyEdit(experiment, command, "descent");
    expect(experiment).toEqual(before);
  });

  it("chooses another objective with the settings that show it well", () => {
    for (const objective of catalogue) {
      const reference = { kind: "catalogue", id: objective.id } as const;
      const next = edited({ kind: "choose-objective", objective: reference });
      expect(next).toEqual(experimentFor(objective, "descent"));
    }
  });

  it("changes nothing for an objective that there is not", () => {
    expect(
      edited({ kind: "choose-objective", objective: { kind: "catalogue", id: "volcano" } }),
    ).toEqual(experiment);
  });

  it("chooses another rule with its defaults, and keeps start and stop", () => {
    const moved = edited({ kind: "set-start", axis: 0, value: -1 });
    for (const optimizer of optimizerNames) {
      expect(selectedRun(edited({ kind: "choose-optimizer", optimizer }, moved))).toEqual({
        id: 0,
        isHidden: false,
        start: [-1, 1],
        rule: { optimizer, hyperparameters: {} },
        stop: suggestedRunSettings(valley).stop,
      });
    }
  });

  it("sets one hyperparameter and keeps the others", () => {
    const momentum = edited({ kind: "choose-optimizer", optimizer: "momentum" });
    const first = edited({ kind: "set-hyperparameter", name: "momentum", value: 0.5 }, momentum);
    const second = edited({ kind: "set-hyperparameter", name: "learningRate", value: 0.2 }, first);
    const third = edited({ kind: "set-hyperparameter", name: "momentum", value: 0 }, second);
    expect(selectedRun(third).rule).toEqual({
      optimizer: "momentum",
      hyperparameters: { momentum: 0, learningRate: 0.2 },
    });
  });

  it("sets one coordinate of the start", () => {
    expect(selectedRun(edited({ kind: "set-start", axis: 0, value: -2 })).start).toEqual([-2, 1]);
    expect(selectedRun(edited({ kind: "set-start", axis: 1, value: 0.5 })).start).toEqual([3, 0.5]);
  });

  it("sets and removes the value to stop below, and the most steps", () => {
    const stop = suggestedRunSettings(valley).stop;
    const other = edited({ kind: "set-stop-value", value: 1e-6 });
    expect(selectedRun(other).stop).toEqual({ ...stop, value: 1e-6 });
    expect(selectedRun(edited({ kind: "set-stop-value", value: null })).stop.value).toBeNull();
    const short = edited({ kind: "set-maximum-steps", value: 0 });
    expect(selectedRun(short).stop).toEqual({ ...stop, maximumSteps: 0 });
  });

  it("restores what is suggested for the objective that is chosen", () => {
    const changed = edits
      .slice(0, -1)
      .filter(({ kind }) => kind !== "set-start" && kind !== "move-start")
      .reduce((before, command) => edited(command, before), experiment);
    expect(edited({ kind: "restore-suggested" }, changed)).toEqual(
      experimentFor(parabola, "descent"),
    );
  });
});

describe("several runs", () => {
  const four = edited({ kind: "apply-preset", preset: "four-rates" });
  const rates = (from: Experiment) =>
    from.runs.map(({ rule }) => rule.hyperparameters.learningRate);

  it("come with every preset, each under an id of its own", () => {
    for (const preset of presetNames) {
      const { runs } = edited({ kind: "apply-preset", preset });
      expect(runs.length).toBeGreaterThan(3);
      expect(runs.length).toBeLessThanOrEqual(mostRuns);
      expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length);
    }
    expect(rates(four)).toEqual([1, 0.8, 0.4, 0.1]);
    const all = edited({ kind: "apply-preset", preset: "all-optimizers" });
    expect(all.runs.map(({ rule }) => rule.optimizer)).toEqual(optimizerNames);
  });

  it("are duplicated next to the one that is meant, and the copy is selected", () => {
    const more = edited({ kind: "duplicate-run", run: 1 }, four);
    expect(rates(more)).toEqual([1, 0.8, 0.8, 0.4, 0.1]);
    expect(more.selected).toBe(4);
    expect(more.runs[2].id).toBe(4);
  });

  it("take back the id of one that was removed, and are never fewer than one", () => {
    const fewer = edited({ kind: "remove-run", run: 1 }, four);
    expect(fewer.runs.map(({ id }) => id)).toEqual([0, 2, 3]);
    expect(edited({ kind: "duplicate-run", run: 3 }, fewer).selected).toBe(1);
    const one = [0, 2, 3].reduce(
      (before, run) => edited({ kind: "remove-run", run }, before),
      fewer,
    );
    expect(one.runs.map(({ id }) => id)).toEqual([3]);
    expect(one.selected).toBe(3);
  });

  it("are no more than there is room for", () => {
    let full = four;
    for (let i = 0; i < 30; i++) full = edited({ kind: "duplicate-run", run: 0 }, full);
    expect(full.runs).toHaveLength(mostRuns);
  });

  it("have rules and starts of their own, but one goal", () => {
    const moved = edited({ kind: "move-start", run: 2, point: [-1, -1] }, four);
    expect(moved.runs.map(({ start }) => start[0])).toEqual([3, 3, -1, 3]);
    const goal = edited({ kind: "set-stop-value", value: 0.5 }, four);
    expect(goal.runs.map(({ stop }) => stop.value)).toEqual([0.5, 0.5, 0.5, 0.5]);
    const other = edited({ kind: "choose-optimizer", optimizer: "adam" }, four);
    expect(other.runs.map(({ rule }) => rule.optimizer)).toEqual([
      "adam",
      "gradient-descent",
      "gradient-descent",
      "gradient-descent",
    ]);
  });

  it("differ in nothing but the rate where rates are compared", () => {
    const compared = experimentFor(valley, "rates");
    const adam = edited({ kind: "choose-optimizer", optimizer: "adam" }, compared, "rates");
    expect(adam.runs.every(({ rule }) => rule.optimizer === "adam")).toBe(true);
    expect(rates(adam)).toEqual([1, 0.8, 0.4, 0.1]);
    const moved = edited({ kind: "set-start", axis: 0, value: 1 }, adam, "rates");
    expect(moved.runs.map(({ start }) => start[0])).toEqual([1, 1, 1, 1]);
    const more = edited({ kind: "add-rate", value: 0.2 }, moved, "rates");
    expect(rates(more)).toEqual([1, 0.8, 0.4, 0.1, 0.2]);
    expect(rates(edited({ kind: "set-rate", run: 1, value: 0.7 }, more, "rates"))[1]).toBe(0.7);
  });
});

describe("a typed function", () => {
  const typed = (text: string): EditCommand => ({
    kind: "choose-objective",
    objective: { kind: "expression", text },
  });

  it("keeps the runs that can be made on it, and is stopped by its slope", () => {
    const start = edited({ kind: "set-start", axis: 0, value: -1 });
    const next = edited(typed("x^2 + 2y^2"), start);
    expect(objectiveOf(next).expression).toBe("x^2 + 2 * y^2");
    expect(selectedRun(next).start).toEqual([-1, 1]);
    expect(selectedRun(next).stop).toMatchObject({ value: null, gradient: 1e-4 });
  });

  it("gets a start of its own where the old one is not defined, or has too many coordinates", () => {
    const start = edited({ kind: "set-start", axis: 0, value: -1 });
    const [x] = selectedRun(edited(typed("ln(x) + y^2"), start)).start;
    expect(x).toBeGreaterThan(0);
    expect(selectedRun(edited(typed("x^2 + x"))).start).toHaveLength(1);
  });

  it("changes nothing when it is wrong, or has a y where the view shows none", () => {
    expect(edited(typed("x + foo(y)"))).toBe(experiment);
    const slope = experimentFor(parabola, "slope");
    expect(edited(typed("x + y"), slope, "slope")).toBe(slope);
  });
});

describe("an edit that makes an impossible experiment", () => {
  it.each<[string, EditCommand, object]>([
    [
      "a learning rate below 0",
      { kind: "set-hyperparameter", name: "learningRate", value: -1 },
      { kind: "hyperparameter-out-of-range", name: "learningRate", value: -1 },
    ],
    [
      "a start that is not a number",
      { kind: "set-start", axis: 1, value: Number.NaN },
      { kind: "start-out-of-range", axis: 1 },
    ],
    [
      "a start where J is too large",
      { kind: "set-start", axis: 0, value: 1e11 },
      { kind: "start-undefined", start: [1e11, 1] },
    ],
    [
      "an infinite value to stop below",
      { kind: "set-stop-value", value: Number.POSITIVE_INFINITY },
      { kind: "stop-value-not-a-number" },
    ],
    [
      "half a step",
      { kind: "set-maximum-steps", value: 0.5 },
      { kind: "maximum-steps-out-of-range" },
    ],
  ])("is refused with the reason: %s", (_, command, fault) => {
    expect(applyEdit(experiment, command, "descent")).toMatchObject({ ok: false, fault });
  });
});

describe("a change of view", () => {
  const session = createSession();

  it("changes its own part of the session and leaves the experiment", () => {
    const parts = [
      { playhead: 4 },
      { stepsPerSecond: 20 },
      { wholeRunSeconds: 10 },
      { camera: viewingAngles.top },
      { colourMap: "cividis" },
      { mapPlace: "beside" },
      { valueScale: "logarithmic" },
      { showsBothSides: false },
    ];
    viewCommands.forEach((command, i) => {
      expect(applyViewCommand(session, command)).toEqual({ ...session, ...parts[i] });
    });
  });

  it("plays by steps a second again once such a speed is chosen", () => {
    const whole = applyViewCommand(session, { kind: "play-whole-run-in", seconds: 5 });
    const played = applyViewCommand(whole, { kind: "set-speed", stepsPerSecond: 2 });
    expect(played).toEqual(session);
    expect(applyViewCommand(session, { kind: "play-whole-run-in", seconds: 0 })).toBe(session);
  });

  it("puts the playhead on a whole step that there can be", () => {
    const playhead = (step: number) =>
      applyViewCommand(session, { kind: "move-playhead", step }).playhead;
    expect([2.4, 2.6, -3, -0.2, 1e9].map(playhead)).toEqual([2, 3, 0, 0, 1e9]);
  });
});

it("refuses commands that it does not know", () => {
  const unknown = { kind: "explode" } as unknown as SessionCommand;
  expect(isEdit(unknown)).toBe(false);
  expect(() => applyEdit(experiment, unknown as EditCommand, "descent")).toThrow("explode");
  expect(() => applyViewCommand(createSession(), unknown as ViewCommand)).toThrow("explode");
});

import { describe, expect, it } from "vitest";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import { catalogue, parabola, valley } from "#core/objectives/catalogue.ts";
import { optimizerNames } from "#core/optimizers/optimizer-table.ts";
import {
  createSession,
  type Experiment,
  experimentFor,
  firstRun,
  viewingAngles,
} from "#core/session/session.ts";
import {
  applyEdit,
  applyViewCommand,
  type EditCommand,
  isEdit,
  type SessionCommand,
  type ViewCommand,
} from "#core/session/session-command.ts";

const experiment = experimentFor(valley);

function edited(command: EditCommand, from: Experiment = experiment): Experiment {
  const result = applyEdit(from, command);
  if (!result.ok) throw new Error(`refused: ${result.fault.kind}`);
  return result.experiment;
}

const edits: readonly EditCommand[] = [
  { kind: "choose-objective", id: "parabola" },
  { kind: "choose-optimizer", optimizer: "adam" },
  { kind: "set-hyperparameter", name: "learningRate", value: 0.2 },
  { kind: "set-start", axis: 1, value: -2 },
  { kind: "set-stop-value", value: null },
  { kind: "set-maximum-steps", value: 5 },
  { kind: "restore-suggested" },
];

const viewCommands: readonly ViewCommand[] = [
  { kind: "move-playhead", step: 4 },
  { kind: "set-speed", stepsPerSecond: 20 },
  { kind: "set-camera", camera: viewingAngles.top },
  { kind: "set-colour-map", colourMap: "cividis" },
];

describe("an edit", () => {
  it("is told from a change of view", () => {
    expect(edits.map(isEdit)).toEqual(edits.map(() => true));
    expect(viewCommands.map(isEdit)).toEqual(viewCommands.map(() => false));
  });

  it("leaves the experiment that it was given as it was", () => {
    const before = structuredClone(experiment);
    for (const command of edits) applyEdit(experiment, command);
    expect(experiment).toEqual(before);
  });

  it("chooses another objective with the settings that show it well", () => {
    for (const objective of catalogue) {
      const next = edited({ kind: "choose-objective", id: objective.id });
      expect(next).toEqual(experimentFor(objective));
    }
  });

  it("changes nothing for an objective that there is not", () => {
    expect(edited({ kind: "choose-objective", id: "volcano" })).toEqual(experiment);
  });

  it("chooses another rule with its defaults, and keeps start and stop", () => {
    const moved = edited({ kind: "set-start", axis: 0, value: -1 });
    for (const optimizer of optimizerNames) {
      expect(firstRun(edited({ kind: "choose-optimizer", optimizer }, moved))).toEqual({
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
    expect(firstRun(third).rule).toEqual({
      optimizer: "momentum",
      hyperparameters: { momentum: 0, learningRate: 0.2 },
    });
  });

  it("sets one coordinate of the start", () => {
    expect(firstRun(edited({ kind: "set-start", axis: 0, value: -2 })).start).toEqual([-2, 1]);
    expect(firstRun(edited({ kind: "set-start", axis: 1, value: 0.5 })).start).toEqual([3, 0.5]);
  });

  it("sets and removes the value to stop below, and the most steps", () => {
    const stop = suggestedRunSettings(valley).stop;
    const other = edited({ kind: "set-stop-value", value: 1e-6 });
    expect(firstRun(other).stop).toEqual({ ...stop, value: 1e-6 });
    expect(firstRun(edited({ kind: "set-stop-value", value: null })).stop.value).toBeNull();
    const short = edited({ kind: "set-maximum-steps", value: 0 });
    expect(firstRun(short).stop).toEqual({ ...stop, maximumSteps: 0 });
  });

  it("restores what is suggested for the objective that is chosen", () => {
    const changed = edits
      .slice(0, -1)
      .filter((command) => command.kind !== "set-start")
      .reduce((before, command) => edited(command, before), experiment);
    expect(edited({ kind: "restore-suggested" }, changed)).toEqual(experimentFor(parabola));
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
    expect(applyEdit(experiment, command)).toMatchObject({ ok: false, fault });
  });
});

describe("a change of view", () => {
  const session = createSession();

  it("changes its own part of the session and leaves the experiment", () => {
    const parts = [
      { playhead: 4 },
      { stepsPerSecond: 20 },
      { camera: viewingAngles.top },
      { colourMap: "cividis" },
    ];
    viewCommands.forEach((command, i) => {
      expect(applyViewCommand(session, command)).toEqual({ ...session, ...parts[i] });
    });
  });

  it("puts the playhead on a whole step that there can be", () => {
    const playhead = (step: number) =>
      applyViewCommand(session, { kind: "move-playhead", step }).playhead;
    expect([2.4, 2.6, -3, -0.2, 1e9].map(playhead)).toEqual([2, 3, 0, 0, 1e9]);
  });
});

it("refuses commands that it does not know", () => {
  const unknown = { kind: "explode" } as unknown as SessionCommand;
  expect(() => isEdit(unknown)).toThrow("explode");
  expect(() => applyEdit(experiment, unknown as EditCommand)).toThrow("explode");
  expect(() => applyViewCommand(createSession(), unknown as ViewCommand)).toThrow("explode");
});

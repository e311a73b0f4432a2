import { beforeEach, describe, expect, it } from "vitest";
import { DescentRun } from "#core/descent/descent-run.ts";
import { diagnose } from "#core/descent/diagnose.ts";
import { type Experiment, objectiveOf, selectedRun } from "#core/session/experiment.ts";
import { createSession, experimentOf, experimentViewOf } from "#core/session/session.ts";
import { sessionOf } from "../../../src-renderer/state/app-state.ts";
import { type EntryField, fieldValue } from "../../../src-renderer/state/entry-field.ts";
import {
  lastStepIn,
  playheadOf,
  runKey,
  selectedView,
  shownExperiment,
} from "../../../src-renderer/state/run-list.ts";
import { Store } from "../../../src-renderer/state/store.ts";

const rate: EntryField = { kind: "hyperparameter", name: "learningRate" };
const startX: EntryField = { kind: "start", axis: 0 };

let store: Store;

beforeEach(() => {
  store = new Store();
});

function numberIn(field: EntryField): number | null {
  return fieldValue(shownExperiment(store.state), field);
}

function faultOf(key: string): string | undefined {
  return store.state.entryFaults.get(key)?.kind;
}

/** Where the selected run of the document is kept. */
function key(): string {
  return runKey(
    experimentViewOf(sessionOf(store.state)),
    selectedRun(shownExperiment(store.state)).id,
  );
}

function start(experiment: Experiment = shownExperiment(store.state)): DescentRun {
  store.runStarted(key(), objectiveOf(experiment), selectedRun(experiment));
  return new DescentRun(objectiveOf(experiment), selectedRun(experiment));
}

/** Makes the document's selected run, as the other side of the port would. */
function runDocument(): void {
  const experiment = shownExperiment(store.state);
  const run = start(experiment);
  const outcome = run.advance(1_000_000);
  store.rowsArrived(key(), run.trajectory.chunk(0, run.trajectory.length));
  if (!outcome) return;
  const settings = selectedRun(experiment);
  const diagnosis = diagnose(objectiveOf(experiment), settings, run.trajectory, outcome);
  store.runEnded(key(), { outcome, diagnosis });
}

describe("edits", () => {
  it("are undone in order and brought back in order", () => {
    store.enter(rate, "0.5", "rate 1");
    store.enter(startX, "2", "start 2");
    store.undo();
    expect([numberIn(rate), numberIn(startX)]).toEqual([0.5, 3]);
    store.undo();
    expect([numberIn(rate), numberIn(startX)]).toEqual([0.1, 3]);
    store.redo();
    store.redo();
    expect([numberIn(rate), numberIn(startX)]).toEqual([0.5, 2]);
  });

  it("typed during one visit to a field are one step to undo", () => {
    for (const text of ["0", "0.", "0.2", "0.25"]) store.enter(rate, text, "rate 1");
    store.undo();
    expect(numberIn(rate)).toBe(0.1);
  });

  it("that are no number leave the document as it was and say why", () => {
    store.enter(rate, "0.5", "rate 1");
    store.enter(rate, "0.5x", "rate 1");
    expect(numberIn(rate)).toBe(0.5);
    expect(faultOf("learningRate")).toBe("entry-not-a-number");
  });

  it("that do not fit say so at their own field only", () => {
    store.enter(rate, "-1", "rate 1");
    store.enter({ kind: "maximum-steps" }, "2.5", "steps 2");
    expect(faultOf("learningRate")).toBe("hyperparameter-out-of-range");
    expect(faultOf("maximum-steps")).toBe("entry-not-whole");
    expect(faultOf("start 0")).toBeUndefined();
    store.enter(rate, "1", "rate 1");
    expect(faultOf("learningRate")).toBeUndefined();
    expect(faultOf("maximum-steps")).toBe("entry-not-whole");
  });

  it("forget what was typed wrongly when one is undone", () => {
    store.enter(startX, "2", "start 1");
    store.enter(rate, "abc", "rate 2");
    const { entryResets } = store.state;
    store.undo();
    expect(store.state.entryFaults.size).toBe(0);
    expect(store.state.entryResets).toBeGreaterThan(entryResets);
    expect(numberIn(startX)).toBe(3);
  });

  it("do not include turning the camera or moving the playhead", () => {
    runDocument();
    store.perform({ kind: "set-camera", camera: { ...sessionOf(store.state).camera, zoom: 2 } });
    store.movePlayhead(3);
    expect(store.state.history.past).toHaveLength(0);
  });
});

describe("runs", () => {
  it("stay on screen until the next one has brought its first iterate", () => {
    runDocument();
    const before = selectedView(store.state).shown;
    store.enter(rate, "0.2", "rate 1");
    start();
    expect(selectedView(store.state).shown).toBe(before);
    expect(selectedView(store.state).status.kind).toBe("computing");
  });

  it("come back when a later one fails", () => {
    runDocument();
    const good = selectedView(store.state).shown;
    const half = start();
    store.rowsArrived(key(), half.trajectory.chunk(0, 1));
    expect(lastStepIn(store.state)).toBe(0);
    store.runFailed(key(), { kind: "worker-died", reason: "killed" });
    expect(selectedView(store.state).shown).toBe(good);
    expect(selectedView(store.state).status.kind).toBe("failed");
  });

  it("keep the playhead where it is, within the run", () => {
    runDocument();
    store.movePlayhead(9);
    store.enter(rate, "0.45", "rate 1");
    runDocument();
    expect(sessionOf(store.state).playhead).toBe(9);
    expect(playheadOf(store.state)).toBeLessThanOrEqual(lastStepIn(store.state));
  });

  it("keep a playhead at the end at the end", () => {
    runDocument();
    store.movePlayhead(16);
    store.enter(rate, "0.05", "rate 1");
    runDocument();
    expect(lastStepIn(store.state)).toBeGreaterThan(16);
    expect(playheadOf(store.state)).toBe(lastStepIn(store.state));
  });
});

describe("a document that is opened", () => {
  /** As the app does: every new experiment is run at once. */
  function runEveryEdit(): void {
    let last = shownExperiment(store.state);
    store.subscribe(() => {
      const experiment = shownExperiment(store.state);
      if (experiment === last) return;
      last = experiment;
      runDocument();
    }, new AbortController().signal);
  }

  it.each([4, 7])("keeps its playhead, %d, whatever run was shown before", (playhead) => {
    store.enter({ kind: "maximum-steps" }, "4", "steps 1");
    runDocument();
    store.movePlayhead(4);
    expect(playheadOf(store.state)).toBe(lastStepIn(store.state));
    runEveryEdit();
    store.open({ ...createSession(), playhead });
    expect(lastStepIn(store.state)).toBe(16);
    expect(playheadOf(store.state)).toBe(playhead);
  });

  it("keeps its playhead when it is edited before its run has come so far", () => {
    const session = { ...createSession(), playhead: 7 };
    store.open(session);
    const run = start(experimentOf(session));
    run.advance(3);
    store.rowsArrived(key(), run.trajectory.chunk(0, run.trajectory.length));
    expect(playheadOf(store.state)).toBe(3);
    store.enter(rate, "0.05", "rate 1");
    runDocument();
    expect(playheadOf(store.state)).toBe(7);
  });
});

describe("a run that is asked for once more", () => {
  it("is followed to the end, as the one that failed was to be", () => {
    runDocument();
    store.movePlayhead(16);
    store.enter(rate, "0.05", "rate 1");
    start();
    store.runFailed(key(), { kind: "worker-died", reason: "killed" });
    runDocument();
    expect(lastStepIn(store.state)).toBeGreaterThan(16);
    expect(playheadOf(store.state)).toBe(lastStepIn(store.state));
  });
});

describe("a typed function", () => {
  const objective = () => shownExperiment(store.state).objective;

  it("becomes the catalogue's own where it is that, and one of its own where it is not", () => {
    store.perform({ kind: "choose-objective", objective: { kind: "catalogue", id: "booth" } });
    store.enterObjective("x²+sin²(y)", "objective 1");
    expect(objective()).toEqual({ kind: "catalogue", id: "valley" });
    store.enterObjective("x² + 3y²", "objective 1");
    expect(objective()).toEqual({ kind: "expression", text: "x^2 + 3 * y^2" });
    store.undo();
    expect(objective()).toEqual({ kind: "catalogue", id: "booth" });
  });

  it("leaves the runs as they were, whatever it was on the way to what was meant", () => {
    store.enter(startX, "-1", "start 1");
    store.enter(rate, "0.2", "rate 2");
    for (const text of ["x", "x^", "x^2", "x^2 +", "x^2 + 3", "x^2 + 3y", "x^2 + 3y^2"]) {
      store.enterObjective(text, "objective 3");
    }
    expect(objective()).toEqual({ kind: "expression", text: "x^2 + 3 * y^2" });
    expect([numberIn(startX), numberIn(rate)]).toEqual([-1, 0.2]);
    store.undo();
    expect(objective()).toEqual({ kind: "catalogue", id: "valley" });
    expect(numberIn(startX)).toBe(-1);
  });

  it("that is wrong leaves the last good one, and says what is wrong until it is mended", () => {
    store.enterObjective("x + foo(y)", "objective 1");
    expect(objective()).toEqual({ kind: "catalogue", id: "valley" });
    expect(store.state.objectiveFault).toMatchObject({
      kind: "expression",
      fault: { kind: "objective-unknown-name", text: "foo", column: 5 },
    });
    store.enterObjective("x + floor(y)", "objective 1");
    expect(store.state.objectiveFault).toBeNull();
  });

  it("of two variables is refused where one is shown", () => {
    store.perform({ kind: "choose-view", view: "slope" });
    store.enterObjective("x + y", "objective 1");
    expect(store.state.objectiveFault).toEqual({ kind: "too-many-variables" });
    expect(objective()).toEqual({ kind: "catalogue", id: "parabola" });
  });
});

describe("a bound that is left empty", () => {
  it("is none", () => {
    store.enter({ kind: "stop-value" }, "", "stop 1");
    expect(numberIn({ kind: "stop-value" })).toBeNull();
    expect(faultOf("stop-value")).toBeUndefined();
  });

  it("is no way to leave out what a run needs", () => {
    store.enter(rate, "", "rate 1");
    expect(faultOf("learningRate")).toBe("entry-empty");
    expect(numberIn(rate)).toBe(0.1);
  });
});

describe("views", () => {
  it("have functions, runs and results of their own", () => {
    runDocument();
    store.perform({ kind: "choose-view", view: "slope" });
    expect(selectedView(store.state).shown).toBeNull();
    runDocument();
    expect(lastStepIn(store.state)).toBe(4);
    store.perform({ kind: "choose-view", view: "descent" });
    expect(lastStepIn(store.state)).toBe(16);
  });
});

describe("the playhead", () => {
  it("stays within the run", () => {
    runDocument();
    store.movePlayhead(99);
    expect(playheadOf(store.state)).toBe(16);
    store.movePlayhead(-3);
    expect(playheadOf(store.state)).toBe(0);
  });
});

describe("the first angle", () => {
  const azimuth = () => sessionOf(store.state).camera.azimuthDegrees;

  it("follows the function that is chosen, taken back or brought back", () => {
    const before = azimuth();
    store.perform({
      kind: "choose-objective",
      objective: { kind: "catalogue", id: "shifted-parabola" },
    });
    expect(azimuth()).toBeCloseTo(-180 - before, 9);
    store.undo();
    expect(azimuth()).toBe(before);
    store.redo();
    expect(azimuth()).toBeCloseTo(-180 - before, 9);
  });

  it("leaves a picture alone that is seen from elsewhere", () => {
    const camera = { ...sessionOf(store.state).camera, azimuthDegrees: 12 };
    store.perform({ kind: "set-camera", camera });
    store.perform({
      kind: "choose-objective",
      objective: { kind: "catalogue", id: "shifted-parabola" },
    });
    expect(azimuth()).toBe(12);
  });
});

describe("notices", () => {
  it("say the same thing once, and can be dismissed", () => {
    store.notify({ kind: "saved", path: "/a.png" });
    store.notify({ kind: "saved", path: "/a.png" });
    expect(store.state.notices).toHaveLength(1);
    store.dismiss(store.state.notices[0].id);
    expect(store.state.notices).toHaveLength(0);
  });

  const kinds = () => store.state.notices.map(({ content }) => content.kind);

  it("give way to newer ones on the same matter", () => {
    const fault = { kind: "cannot-write", path: "/b.png", code: "EACCES" } as const;
    store.notify({ kind: "trouble", fault });
    store.notify({ kind: "opened", name: "a.thalweg" });
    store.notify({ kind: "saved", path: "/a.png" });
    expect(kinds()).toEqual(["opened", "saved"]);
    store.notify({ kind: "saved", path: "/c.png" });
    expect(store.state.notices.at(-1)?.content).toEqual({ kind: "saved", path: "/c.png" });
    expect(kinds()).toEqual(["opened", "saved"]);
  });

  it("are two at most, of which what went wrong stays longer", () => {
    store.notify({ kind: "worker-restarted" });
    store.notify({ kind: "opened", name: "a.thalweg" });
    store.notify({ kind: "saved", path: "/a.png" });
    expect(kinds()).toEqual(["worker-restarted", "saved"]);
  });
});

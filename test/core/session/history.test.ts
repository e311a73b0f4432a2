import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { selectedRun } from "#core/session/experiment.ts";
import {
  createHistory,
  endGesture,
  type History,
  perform,
  redo,
  undo,
} from "#core/session/history.ts";
import { createSession, experimentOf, viewingAngles } from "#core/session/session.ts";
import type { SessionCommand } from "#core/session/session-command.ts";

const fresh = createHistory(createSession());

function learningRate(value: number): SessionCommand {
  return { kind: "set-hyperparameter", name: "learningRate", value };
}

function withAll(history: History, ...commands: readonly SessionCommand[]): History {
  return commands.reduce((before, command) => perform(before, command).history, history);
}

function drag(history: History, gesture: string, ...values: readonly number[]): History {
  return values.reduce(
    (before, value) => perform(before, { kind: "set-start", axis: 0, value }, gesture).history,
    history,
  );
}

function rateOf(history: History): number | undefined {
  return selectedRun(experimentOf(history.session)).rule.hyperparameters.learningRate;
}

function startOf(history: History): readonly number[] {
  return selectedRun(experimentOf(history.session)).start;
}

describe("edits", () => {
  it("are undone and redone in their order", () => {
    let history = withAll(fresh, learningRate(0.2), learningRate(0.3), learningRate(0.4));
    const rates = [rateOf(history)];
    for (let i = 0; i < 3; i++) {
      history = undo(history);
      rates.push(rateOf(history));
    }
    for (let i = 0; i < 3; i++) {
      history = redo(history);
      rates.push(rateOf(history));
    }
    expect(rates).toEqual([0.4, 0.3, 0.2, 0.1, 0.2, 0.3, 0.4]);
  });

  it("leave nothing to undo or redo beyond the first and the last", () => {
    expect(undo(fresh)).toBe(fresh);
    expect(redo(fresh)).toBe(fresh);
    const edited = withAll(fresh, learningRate(0.2));
    expect(redo(edited)).toBe(edited);
  });

  it("cannot be redone once something else was edited", () => {
    const undone = undo(withAll(fresh, learningRate(0.2)));
    const other = withAll(undone, learningRate(0.5));
    expect(other.future).toEqual([]);
    expect(redo(other)).toBe(other);
    expect(rateOf(undo(other))).toBe(0.1);
  });

  it("that change nothing are no step, and what was undone can still be redone", () => {
    const undone = undo(withAll(fresh, learningRate(0.2)));
    expect(perform(undone, learningRate(0.1))).toEqual({ history: undone, fault: null });
    expect(rateOf(redo(undone))).toBe(0.2);
  });

  it("that are faulty change nothing at all and say why", () => {
    const undone = undo(withAll(fresh, learningRate(0.2)));
    const { history, fault } = perform(undone, learningRate(-1), "typing");
    expect(history).toBe(undone);
    expect(fault).toMatchObject({ kind: "hyperparameter-out-of-range", value: -1 });
  });

  it("are kept 200 deep", () => {
    let history = fresh;
    for (let i = 1; i <= 250; i++) history = withAll(history, learningRate(i));
    expect(history.past).toHaveLength(200);
    for (let i = 0; i < 300; i++) history = undo(history);
    expect(rateOf(history)).toBe(50);
    for (let i = 0; i < 300; i++) history = redo(history);
    expect(rateOf(history)).toBe(250);
  });

  it("undone as often as they were made give the first experiment, and redone the last", () => {
    const command = fc.oneof(
      fc.integer({ min: 0, max: 3 }).map(learningRate),
      fc.constantFrom<SessionCommand>(
        { kind: "choose-objective", objective: { kind: "catalogue", id: "parabola" } },
        { kind: "choose-view", view: "slope" },
        { kind: "choose-view", view: "descent" },
        { kind: "duplicate-run", run: 0 },
        { kind: "apply-preset", preset: "four-rates" },
        { kind: "choose-optimizer", optimizer: "adam" },
        { kind: "set-start", axis: 0, value: 2 },
        { kind: "set-maximum-steps", value: -1 },
        { kind: "move-playhead", step: 7 },
        { kind: "restore-suggested" },
      ),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const edited = withAll(fresh, ...commands);
        let history = edited;
        while (history.past.length > 0) history = undo(history);
        expect(history.session.experiments).toEqual(fresh.session.experiments);
        while (history.future.length > 0) history = redo(history);
        expect(history.session.experiments).toEqual(edited.session.experiments);
        expect(history.past).toEqual(edited.past);
      }),
    );
  });
});

describe("an edit of one view", () => {
  it("is taken back in that view, which is then shown", () => {
    const edited = withAll(fresh, learningRate(0.2), { kind: "choose-view", view: "slope" });
    expect(edited.session.view).toBe("slope");
    const undone = undo(edited);
    expect(undone.session.view).toBe("descent");
    expect(rateOf(undone)).toBe(0.1);
    const elsewhere = withAll(undone, { kind: "choose-view", view: "rates" });
    expect(redo(elsewhere).session.view).toBe("descent");
    expect(rateOf(redo(elsewhere))).toBe(0.2);
  });

  it("leaves the experiments of the other views", () => {
    const edited = withAll(fresh, { kind: "choose-view", view: "slope" }, learningRate(0.7));
    const { slope, ...others } = edited.session.experiments;
    expect(selectedRun(slope).rule.hyperparameters.learningRate).toBe(0.7);
    expect(fresh.session.experiments).toMatchObject(others);
  });
});

describe("a gesture", () => {
  it("is undone as one edit", () => {
    const dragged = drag(fresh, "drag 1", 2.5, 2, 1.5);
    expect(startOf(dragged)).toEqual([1.5, 1]);
    expect(dragged.past).toHaveLength(1);
    expect(startOf(undo(dragged))).toEqual([3, 1]);
    expect(startOf(redo(undo(dragged)))).toEqual([1.5, 1]);
  });

  it("is not one with the edits before and after it, nor with another gesture", () => {
    const edited = withAll(
      drag(drag(withAll(fresh, learningRate(0.2)), "drag 1", 2.5, 2), "drag 2", 1, 0.5),
      learningRate(0.3),
    );
    expect(edited.past).toHaveLength(4);
    expect(startOf(undo(undo(edited)))).toEqual([2, 1]);
  });

  it("goes on through a change of view", () => {
    const turned = withAll(drag(fresh, "drag", 2.5), {
      kind: "set-camera",
      camera: viewingAngles.top,
    });
    expect(drag(turned, "drag", 2).past).toHaveLength(1);
  });

  it("ends when it is ended, when it is undone and when it is redone", () => {
    const dragged = drag(fresh, "drag", 2.5);
    expect(drag(endGesture(dragged), "drag", 2).past).toHaveLength(2);
    expect(drag(undo(dragged), "drag", 2).past).toHaveLength(1);
    expect(drag(redo(undo(dragged)), "drag", 2).past).toHaveLength(2);
    expect(endGesture(fresh)).toBe(fresh);
  });

  it("survives a faulty edit in its middle, and clears what could be redone", () => {
    const undone = undo(withAll(fresh, learningRate(0.2)));
    const dragged = drag(undone, "drag", 2.5, Number.NaN, 2);
    expect(startOf(dragged)).toEqual([2, 1]);
    expect(dragged.past).toHaveLength(1);
    expect(dragged.future).toEqual([]);
  });
});

describe("a change of view", () => {
  it("is neither an edit nor undone with one", () => {
    const edited = withAll(fresh, learningRate(0.2));
    const seen = withAll(
      edited,
      { kind: "move-playhead", step: 9 },
      { kind: "set-camera", camera: viewingAngles.second },
      { kind: "set-colour-map", colourMap: "viridis" },
      { kind: "set-speed", stepsPerSecond: 60 },
    );
    expect(seen.past).toHaveLength(1);
    const expected = {
      playhead: 9,
      camera: viewingAngles.second,
      colourMap: "viridis",
      stepsPerSecond: 60,
    };
    expect(undo(seen).session).toMatchObject(expected);
    expect(rateOf(undo(seen))).toBe(0.1);
    expect(redo(undo(seen)).session).toMatchObject(expected);
  });

  it("leaves what can be redone", () => {
    const undone = undo(withAll(fresh, learningRate(0.2)));
    expect(rateOf(redo(withAll(undone, { kind: "move-playhead", step: 3 })))).toBe(0.2);
  });
});

describe("edits of the network", () => {
  const look = (history: History) => history.session.network.look;
  const trained = perform(fresh, { kind: "move-training", step: 70 }).history;

  it("that begin another training stand at its start, and undone at the update of the one before", () => {
    const other = withAll(trained, { kind: "set-seed", value: 7 });
    expect(look(other).step).toBe(0);
    expect(look(undo(other)).step).toBe(70);
    const moved = perform(other, { kind: "move-training", step: 5 }).history;
    expect(look(redo(undo(moved))).step).toBe(5);
  });

  it("that change when it ends keep its updates, back and forth", () => {
    const longer = withAll(trained, { kind: "set-epochs", value: 90 });
    expect(look(longer).step).toBe(70);
    const on = perform(longer, { kind: "move-training", step: 80 }).history;
    expect(look(undo(on)).step).toBe(80);
    expect(look(redo(undo(on))).step).toBe(80);
  });
});

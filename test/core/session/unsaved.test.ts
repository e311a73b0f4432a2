import { describe, expect, it } from "vitest";
import { createHistory, type History, perform, redo, undo } from "#core/session/history.ts";
import {
  isSameMaterial,
  materialOf,
  withMaterial,
  withoutMaterial,
} from "#core/session/material.ts";
import { createSession } from "#core/session/session.ts";
import type { SessionCommand } from "#core/session/session-command.ts";
import { writeSession } from "#core/session/session-file.ts";
import { hasSameWork } from "#core/session/unsaved.ts";
import { setup } from "../protocol/message-samples.ts";

const saved = createSession();

function editedBy(...commands: SessionCommand[]): History {
  return commands.reduce<History>(
    (history, command) => perform(history, command).history,
    createHistory(saved),
  );
}

const rate: SessionCommand = { kind: "set-hyperparameter", name: "learningRate", value: 0.25 };

describe("what would be lost", () => {
  it.each<[string, SessionCommand]>([
    ["a setting of the run", rate],
    [
      "another function",
      { kind: "choose-objective", objective: { kind: "expression", text: "x^2+y^2" } },
    ],
    ["another start", { kind: "set-start", axis: 0, value: 1 }],
    ["one more run", { kind: "duplicate-run", run: 0 }],
    ["a hidden run", { kind: "show-run", run: 0, isHidden: true }],
    ["the chapter's network", { kind: "apply-chapter-setup", task: "regression" }],
    [
      "other data",
      { kind: "choose-data", data: { kind: "built-in", name: "moons" }, task: "classification" },
    ],
    ["another seed", { kind: "set-seed", value: 7 }],
  ])("is %s, until it is taken back", (_, command) => {
    const history = editedBy(command);
    expect(hasSameWork(history.session, saved)).toBe(false);
    expect(hasSameWork(undo(history).session, saved)).toBe(true);
    expect(hasSameWork(redo(undo(history)).session, saved)).toBe(false);
  });

  it("is nothing where a number was typed and then the old one again", () => {
    const back: SessionCommand = { kind: "set-hyperparameter", name: "learningRate", value: 0.1 };
    expect(hasSameWork(editedBy(rate, back).session, saved)).toBe(true);
  });

  it.each<[string, SessionCommand]>([
    ["the view", { kind: "choose-view", view: "network" }],
    ["the step that is shown", { kind: "move-playhead", step: 12 }],
    ["how far a training has come", { kind: "move-training", step: 600 }],
    ["where it is seen from", { kind: "set-camera", camera: { ...saved.camera, zoom: 2 } }],
    ["the colours", { kind: "set-colour-map", colourMap: "viridis" }],
    ["the speed", { kind: "set-speed", stepsPerSecond: 60 }],
  ])("is not %s", (_, command) => {
    const { session } = editedBy(command);
    expect(session).not.toEqual(saved);
    expect(hasSameWork(session, saved)).toBe(true);
  });
});

describe("a session without its material", () => {
  const heavy = { ...saved, network: { ...saved.network, setup } };

  it("is small, and whole again with it", () => {
    const material = materialOf(heavy);
    const light = withoutMaterial(heavy);
    expect(writeSession(light)).not.toContain("花.csv");
    expect(light.network.setup.network).toBeNull();
    expect(withMaterial(light, material)).toEqual(heavy);
  });

  it("has the very same material after edits of anything else", () => {
    const edited = perform(createHistory(heavy), rate).history.session;
    expect(isSameMaterial(materialOf(edited), materialOf(heavy))).toBe(true);
    expect(isSameMaterial(materialOf(saved), materialOf(heavy))).toBe(false);
  });
});

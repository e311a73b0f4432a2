import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { objectiveOf } from "#core/session/experiment.ts";
import {
  beforeGesture,
  createHistory,
  endGesture,
  type History,
  perform,
  redo,
  undo,
} from "#core/session/history.ts";
import { angleFor, createSession, experimentOf } from "#core/session/session.ts";
import type { SessionCommand } from "#core/session/session-command.ts";
import { readSession, writeSession } from "#core/session/session-file.ts";
import { anyDeeds, type Deed } from "../commands.ts";

const fresh = createHistory(createSession());
const first = fresh.session.camera.azimuthDegrees;
const mirrored: SessionCommand = {
  kind: "choose-objective",
  objective: { kind: "catalogue", id: "shifted-parabola" },
};

function azimuthOf({ session }: History): number {
  return session.camera.azimuthDegrees;
}

function after(history: History, deed: Deed): History {
  switch (deed.kind) {
    case "perform":
      return perform(history, deed.command, deed.gesture).history;
    case "undo":
      return undo(history);
    case "redo":
      return redo(history);
    case "end-gesture":
      return endGesture(history);
  }
}

/** Whether the surface is seen from the first angle of the function that is shown. */
function isFirst({ session }: History): boolean {
  const angle = angleFor("first", objectiveOf(experimentOf(session)));
  return session.camera.azimuthDegrees === angle.azimuthDegrees;
}

describe("who looks from the first angle", () => {
  it("keeps it with another function, taken back, brought back and typed anew", () => {
    const chosen = perform(fresh, mirrored, "typing").history;
    expect(azimuthOf(chosen)).toBeCloseTo(-180 - first, 9);
    expect(azimuthOf(undo(chosen))).toBe(first);
    expect(azimuthOf(redo(undo(chosen)))).toBe(azimuthOf(chosen));
    expect(azimuthOf(beforeGesture(chosen, "typing"))).toBe(first);
  });

  it("keeps it in another view, whose function has its own", () => {
    const rates = perform(fresh, { kind: "choose-view", view: "rates" }).history;
    expect(azimuthOf(rates)).toBeCloseTo(-180 - first, 9);
    expect(azimuthOf(perform(rates, { kind: "choose-view", view: "network" }).history)).toBe(first);
  });

  it("is not turned who looks from elsewhere", () => {
    const camera = { ...fresh.session.camera, azimuthDegrees: 12 };
    const turned = perform(fresh, { kind: "set-camera", camera }).history;
    expect(azimuthOf(perform(turned, mirrored).history)).toBe(12);
    expect(azimuthOf(undo(perform(turned, mirrored).history))).toBe(12);
  });

  it("keeps it whatever is done, as long as nobody turns the surface", () => {
    fc.assert(
      fc.property(anyDeeds, (deeds) => {
        let history = fresh;
        for (const deed of deeds) {
          if (deed.kind === "perform" && deed.command.kind === "set-camera") continue;
          history = after(history, deed);
          expect(isFirst(history)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("a session, whatever was done to it", () => {
  it("is written and read back equal, with nothing in it that nobody knows", () => {
    fc.assert(
      fc.property(anyDeeds, (deeds) => {
        const { session } = deeds.reduce(after, fresh);
        expect(readSession(writeSession(session))).toEqual({ ok: true, session });
      }),
      { numRuns: 150 },
    );
  });

  it("comes back as it was by undoing all, and again by redoing all", () => {
    fc.assert(
      fc.property(anyDeeds, (deeds) => {
        // Which run is selected is no edit, and stays as it is.
        const done = deeds
          .filter((deed) => deed.kind !== "perform" || deed.command.kind !== "select-run")
          .reduce(after, fresh);
        let history = done;
        for (let count = history.past.length; count > 0; count--) history = undo(history);
        const { experiments, network } = fresh.session;
        expect(history.session.experiments).toEqual(experiments);
        expect(history.session.network.setup).toEqual(network.setup);
        for (let count = history.future.length; count > done.future.length; count--) {
          history = redo(history);
        }
        expect(history.session.experiments).toEqual(done.session.experiments);
        expect(history.session.network.setup).toEqual(done.session.network.setup);
      }),
      { numRuns: 150 },
    );
  });
});

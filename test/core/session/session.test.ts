import { describe, expect, it } from "vitest";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import { catalogue, parabola, shiftedParabola, valley } from "#core/objectives/catalogue.ts";
import { findObjective } from "#core/objectives/find-objective.ts";
import {
  chapterRates,
  experimentFor,
  objectiveOf,
  referenceTo,
  selectedRun,
} from "#core/session/experiment.ts";
import {
  angleFor,
  colourMaps,
  createSession,
  experimentOf,
  playbackSpeeds,
  viewingAngleNames,
  viewingAngles,
  wholeRunDurations,
} from "#core/session/session.ts";
import { readSession, writeSession } from "#core/session/session-file.ts";

describe("a session", () => {
  it("begins with the chapter's valley from (3, 1) with η = 0.1", () => {
    const session = createSession();
    expect(objectiveOf(experimentOf(session))).toBe(valley);
    expect(selectedRun(experimentOf(session))).toEqual({
      ...suggestedRunSettings(valley),
      id: 0,
      isHidden: false,
    });
    expect(session).toMatchObject({
      view: "descent",
      playhead: 0,
      camera: viewingAngles.first,
      colourMap: "turbo",
    });
  });

  it("begins with any objective of the catalogue, and can be saved at once", () => {
    for (const objective of catalogue) {
      const session = createSession(objective);
      expect(objectiveOf(experimentOf(session))).toBe(objective);
      expect(readSession(writeSession(session))).toEqual({ ok: true, session });
    }
  });

  it("begins in Slope with x² from 1.2, and in Learning rates with the chapter's four", () => {
    const { slope, rates } = createSession().experiments;
    expect(objectiveOf(slope)).toBe(parabola);
    expect(selectedRun(slope)).toMatchObject({
      start: [1.2],
      rule: { hyperparameters: { learningRate: 0.3 } },
    });
    expect(objectiveOf(rates)).toBe(shiftedParabola);
    const compared = rates.runs.map(({ rule }) => rule.hyperparameters.learningRate);
    expect(compared).toEqual(chapterRates);
    for (const { start, stop } of rates.runs) {
      expect(start).toEqual([-0.8]);
      expect(stop).toMatchObject({ value: null, gradient: null, maximumSteps: 9 });
    }
  });

  it("falls back on the first objective where its own is unknown", () => {
    const experiment = experimentFor(parabola, "descent");
    const unknown = { kind: "catalogue", id: "from-the-future" } as const;
    expect(objectiveOf({ ...experiment, objective: unknown })).toBe(catalogue[0]);
  });

  it("refers to a function of the catalogue by its id, and to another by its expression", () => {
    expect(referenceTo(valley)).toEqual({ kind: "catalogue", id: "valley" });
    const search = findObjective("x² + 3y");
    expect(search.ok && referenceTo(search.objective)).toEqual({
      kind: "expression",
      text: "x^2 + 3 * y",
    });
  });
});

describe("what can be chosen for a picture", () => {
  it("is a first angle that looks into the wall from which the descent starts", () => {
    expect(angleFor("first", valley)).toEqual(viewingAngles.first);
    expect(angleFor("first", parabola)).toEqual(viewingAngles.first);
    const mirrored = angleFor("first", shiftedParabola);
    expect(mirrored).toEqual({ ...viewingAngles.first, azimuthDegrees: expect.closeTo(-54.3, 9) });
    expect(angleFor("second", shiftedParabola)).toEqual(viewingAngles.second);
    expect(createSession(shiftedParabola).camera).toEqual(mirrored);
  });

  it("can be saved: every viewing angle, speed and colour map", () => {
    const session = createSession();
    expect(viewingAngleNames).toEqual(Object.keys(viewingAngles));
    for (const name of viewingAngleNames) {
      const seen = { ...session, camera: viewingAngles[name] };
      expect(readSession(writeSession(seen))).toEqual({ ok: true, session: seen });
    }
    for (const stepsPerSecond of playbackSpeeds) {
      const played = { ...session, stepsPerSecond };
      expect(readSession(writeSession(played))).toEqual({ ok: true, session: played });
    }
    for (const wholeRunSeconds of wholeRunDurations) {
      const played = { ...session, wholeRunSeconds };
      expect(readSession(writeSession(played))).toEqual({ ok: true, session: played });
    }
    for (const colourMap of colourMaps) {
      const coloured = { ...session, colourMap };
      expect(readSession(writeSession(coloured))).toEqual({ ok: true, session: coloured });
    }
  });

  it("looks straight down from the top, and along each axis from the front and the side", () => {
    expect(viewingAngles.top.elevationDegrees).toBe(90);
    expect(viewingAngles.front.azimuthDegrees).toBe(-90);
    expect(Math.abs(viewingAngles.side.azimuthDegrees)).toBe(180);
  });

  it("rises from slow to fast", () => {
    expect(playbackSpeeds).toEqual([...playbackSpeeds].sort((a, b) => a - b));
    expect(playbackSpeeds).toContain(createSession().stepsPerSecond);
  });
});

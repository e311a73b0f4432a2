import { describe, expect, it } from "vitest";
import { suggestedRunSettings } from "#core/descent/run-settings.ts";
import { catalogue, parabola, shiftedParabola, valley } from "#core/objectives/catalogue.ts";
import {
  angleFor,
  colourMaps,
  createSession,
  experimentFor,
  firstRun,
  objectiveOf,
  playbackSpeeds,
  viewingAngleNames,
  viewingAngles,
} from "#core/session/session.ts";
import { readSession, writeSession } from "#core/session/session-file.ts";

describe("a session", () => {
  it("begins with the chapter's valley from (3, 1) with η = 0.1", () => {
    const session = createSession();
    expect(objectiveOf(session.experiment)).toBe(valley);
    expect(firstRun(session.experiment)).toEqual(suggestedRunSettings(valley));
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
      expect(objectiveOf(session.experiment)).toBe(objective);
      expect(readSession(writeSession(session))).toEqual({ ok: true, session });
    }
  });

  it("falls back on the first objective where its own is unknown", () => {
    const experiment = experimentFor({ ...parabola, id: "from-the-future" });
    expect(objectiveOf(experiment)).toBe(catalogue[0]);
    expect(firstRun(experiment).start).toEqual([1.2]);
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

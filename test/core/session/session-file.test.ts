import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSession } from "#core/session/session.ts";
import {
  readSession,
  type SessionFileFault,
  sessionExtension,
  sessionFormat,
  sessionVersion,
  writeSession,
} from "#core/session/session-file.ts";
import { anySession, anyText } from "../arbitraries.ts";

function faultOf(text: string): SessionFileFault | null {
  const reading = readSession(text);
  return reading.ok ? null : reading.fault;
}

/** The text of a good session file with one entry replaced, or removed when there is no value. */
function fileWith(path: readonly string[], value?: unknown): string {
  const file: unknown = JSON.parse(writeSession(createSession()));
  let holder = file as Record<string, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  const last = path[path.length - 1];
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return JSON.stringify(file);
}

function damaged(where: string): SessionFileFault {
  return { kind: "session-damaged", where };
}

describe("a session file", () => {
  it("reads back to an equal session, whatever the session", () => {
    fc.assert(
      fc.property(anySession, (session) => {
        expect(readSession(writeSession(session))).toEqual({ ok: true, session });
      }),
      { numRuns: 300 },
    );
  });

  it("is JSON that says what it is, and ends with a line break", () => {
    const text = writeSession(createSession());
    expect(JSON.parse(text)).toMatchObject({ format: "thalweg-session", version: 1 });
    expect(text.endsWith("}\n")).toBe(true);
    expect([sessionFormat, sessionVersion, sessionExtension]).toEqual([
      "thalweg-session",
      1,
      "thalweg",
    ]);
  });

  it("of before there was a network has the one of a first start", () => {
    expect(readSession(fileWith(["network"]))).toEqual({ ok: true, session: createSession() });
  });

  it("cannot reach prototypes", () => {
    for (const name of ["__proto__", "constructor", "prototype"]) {
      const text = fileWith([]).replace('"camera":{', `"camera":{"${name}":{"zoom":9},`);
      expect(faultOf(text)).toEqual({ kind: "session-unknown-member", where: "camera", name });
    }
    expect(Object.hasOwn(Object.prototype, "zoom")).toBe(false);
  });
});

describe("a file is refused", () => {
  it.each([
    "not JSON",
    "{",
    "null",
    "[]",
    "7",
    '"thalweg-session"',
    "{}",
    '{"format":"thalweg-network","version":1}',
    '{"format":"thalweg-session"}',
    '{"format":"thalweg-session","version":"1"}',
    '{"format":"thalweg-session","version":0}',
    '{"format":"thalweg-session","version":1.5}',
    '{"version":1}',
  ])("that is not ours: %s", (text) => {
    expect(faultOf(text)).toEqual({ kind: "not-a-session" });
  });

  it("that is too new, whatever else it holds", () => {
    const fault = { kind: "session-too-new", version: 2 };
    expect(faultOf(fileWith(["version"], 2))).toEqual(fault);
    expect(faultOf('{"format":"thalweg-session","version":2}')).toEqual(fault);
  });

  it.each([
    [["view"], "spirals"],
    [["view"], undefined],
    [["experiments", "descent"], undefined],
    [["experiments", "descent", "objective"], "valley"],
    [["experiments", "descent", "objective", "kind"], "formula"],
    [["experiments", "descent", "objective", "id"], 7],
    [["experiments", "descent", "runs"], []],
    [["experiments", "descent", "runs", "0", "start"], "3,1"],
    [["experiments", "descent", "runs", "0", "start", "1"], "1"],
    [["experiments", "descent", "runs", "0", "start", "0"], null],
    [["experiments", "descent", "runs", "0", "rule"], undefined],
    [["experiments", "descent", "runs", "0", "rule", "optimizer"], "sgd"],
    [["experiments", "descent", "runs", "0", "rule", "hyperparameters", "learningRate"], "0.1"],
    [["experiments", "descent", "runs", "0", "stop", "maximumSteps"], 0.5],
    [["experiments", "descent", "runs", "0", "stop", "gradient"], undefined],
    [["playhead"], -1],
    [["playhead"], 1.5],
    [["playhead"], undefined],
    [["stepsPerSecond"], 0],
    [["stepsPerSecond"], 1001],
    [["camera", "zoom"], 0],
    [["camera", "elevationDegrees"], 91],
    [["camera", "panX"], undefined],
    [["colourMap"], "jet"],
    [["mapPlace"], "left"],
    [["valueScale"], "cubic"],
    [["showsBothSides"], "yes"],
    [["experiments", "rates"], undefined],
    [["experiments", "rates", "runs", "3", "id"], 16],
    [["experiments", "rates", "runs", "3", "isHidden"], undefined],
    [["experiments", "descent", "runs", "0", "rule", "schedule"], 7],
  ])("that is damaged, with the path: %j = %j", (path, value) => {
    expect(faultOf(fileWith(path, value))).toEqual(damaged(path.join(".")));
  });

  it("that holds more runs than there is room for, two of one id, or selects none of them", () => {
    const { runs } = createSession().experiments.descent;
    const many = Array.from({ length: 17 }, (_, id) => ({ ...runs[0], id }));
    expect(faultOf(fileWith(["experiments", "descent", "runs"], many))?.kind).toBe(
      "session-damaged",
    );
    expect(faultOf(fileWith(["experiments", "descent", "runs"], [...runs, ...runs]))).toEqual(
      damaged("experiments.descent.runs"),
    );
    expect(faultOf(fileWith(["experiments", "rates", "selected"], 7))).toEqual(
      damaged("experiments.rates.selected"),
    );
  });

  it("whose function cannot be read, or is none of that view", () => {
    const reference = (text: string) => ({ kind: "expression", text });
    expect(faultOf(fileWith(["experiments", "descent", "objective"], reference("x +")))).toEqual({
      kind: "session-bad-expression",
      text: "x +",
      fault: { kind: "objective-misplaced", text: "+", column: 3 },
    });
    expect(faultOf(fileWith(["experiments", "slope", "objective"], reference("x + y")))).toEqual(
      damaged("experiments.slope.objective"),
    );
  });

  it("that holds a number beyond all doubles", () => {
    const text = fileWith(["camera", "panX"], 12345).replace("12345", "1e999");
    expect(faultOf(text)).toEqual(damaged("camera.panX"));
  });

  it("for an objective that is not in the catalogue", () => {
    for (const id of ["", "volcano", "__proto__"]) {
      expect(faultOf(fileWith(["experiments", "descent", "objective", "id"], id))).toEqual({
        kind: "session-unknown-objective",
        id,
      });
    }
  });

  it.each([
    [["start"], [3], { kind: "start-length", expected: 2, actual: 1 }],
    [["start", "0"], 2e12, { kind: "start-out-of-range", axis: 0, bound: 1e12 }],
    [["start", "0"], 1e8, { kind: "start-undefined", start: [1e8, 1] }],
    [
      ["rule", "hyperparameters", "learningRate"],
      -0.1,
      { kind: "hyperparameter-out-of-range", name: "learningRate", value: -0.1 },
    ],
    [["stop", "gradient"], -1, { kind: "stop-gradient-negative" }],
    [["stop", "maximumSteps"], -1, { kind: "maximum-steps-out-of-range", limit: 5_000_000 }],
  ])("for settings with which no run can begin: %j = %j", (path, value, fault) => {
    expect(
      faultOf(fileWith(["experiments", "descent", "runs", "0", ...path], value)),
    ).toMatchObject({
      kind: "session-impossible",
      fault,
    });
  });

  it("without an error, whatever the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const isEmpty = text.trim() === "";
        expect(faultOf(text)?.kind).toBe(isEmpty ? "session-damaged" : "not-a-session");
      }),
    );
  });

  it("without an error, whatever the JSON, also with our header", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(faultOf(JSON.stringify(value))?.kind).toBe("not-a-session");
        const header = { format: sessionFormat, version: sessionVersion };
        const body = typeof value === "object" ? value : { value };
        expect(faultOf(JSON.stringify({ ...body, ...header }))?.kind).toBe("session-damaged");
      }),
      { numRuns: 300 },
    );
  });

  it("without an error, whichever entry of it is exchanged for whatever", () => {
    const file = writeSession(createSession());
    const spots = [...file.matchAll(/: ("[^"]*"|-?[\d.]+|null)/g)].map((match) => match.index + 2);
    const spot = fc.constantFrom(...spots);
    fc.assert(
      fc.property(spot, fc.jsonValue({ maxDepth: 2 }), (at, value) => {
        const text =
          file.slice(0, at) +
          file.slice(at).replace(/^("[^"]*"|[^,\n]+)/, () => JSON.stringify(value));
        const reading = readSession(text);
        if (reading.ok) expect(readSession(writeSession(reading.session))).toEqual(reading);
        else expect(reading.fault.kind).toMatch(/^(not-a-session|session-)/);
      }),
      { numRuns: 500 },
    );
  });

  it("when it was cut off anywhere", () => {
    const text = writeSession(createSession()).trimEnd();
    const named = text.indexOf('"thalweg-session"') + '"thalweg-session"'.length;
    for (let length = 1; length < text.length; length++) {
      const fault =
        length < named ? { kind: "not-a-session" } : { kind: "session-damaged", where: null };
      expect(faultOf(text.slice(0, length))).toEqual(fault);
    }
  });

  it("that has nothing left in it", () => {
    for (const text of ["", " ", "\n"]) {
      expect(faultOf(text)).toEqual({ kind: "session-damaged", where: null });
    }
  });

  it("at the list that is longer than it can be, soon", () => {
    const start = Array.from({ length: 1_000_000 }, () => "1");
    const runs = ["experiments", "descent", "runs", "0"];
    expect(faultOf(fileWith([...runs, "start"], start))).toEqual(
      damaged("experiments.descent.runs.0.start"),
    );
    const points = Array.from({ length: 40_000 }, () => ({ input: [1, 2], target: 0 }));
    const data = ["network", "setup", "data"];
    expect(faultOf(fileWith(data, { kind: "placed", points }))).toEqual(
      damaged("network.setup.data.points"),
    );
    const many = { kind: "placed", points: Array.from({ length: 200_000 }, () => points[0]) };
    expect(faultOf(fileWith(data, many))).toEqual({ kind: "session-overfull" });
    const most = { kind: "placed", points: points.slice(0, 10_000) };
    expect(faultOf(fileWith(data, most))).toBeNull();
  });

  it("when its entries are nested a hundred thousand deep", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(faultOf(deep)).toEqual({ kind: "not-a-session" });
    const text = `{"format":"thalweg-session","version":1,"view":${deep}}`;
    expect(faultOf(text)).toEqual({ kind: "session-overfull" });
  });
});

import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { writeNetwork } from "#core/network/network-file.ts";
import { optimizerTable } from "#core/optimizers/optimizer-table.ts";
import { defaultSchedule, scheduleKinds } from "#core/optimizers/schedule.ts";
import { withPngText } from "#core/pictures/png-text.ts";
import { readDocumentBytes } from "#core/session/document-bytes.ts";
import { createSession, type Session } from "#core/session/session.ts";
import { sessionFormat, writeSession } from "#core/session/session-file.ts";
import { setup } from "../protocol/message-samples.ts";
import { intruder, intrusions } from "../unknown-members.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const png = PNG.sync.write(new PNG({ width: 2, height: 2 }));

/** A session with everything that one can have. */
function fullSession(): Session {
  const first = createSession();
  const hyperparameters = Object.fromEntries(
    Object.values(optimizerTable)
      .flatMap((entry) => entry.hyperparameters)
      .map(({ name }, place) => [name, 0.1 + place / 100]),
  );
  const [run] = first.experiments.descent.runs;
  const runs = scheduleKinds.map((kind, id) => ({
    ...run,
    id,
    isHidden: id % 2 === 0,
    rule: { optimizer: "adamw" as const, hyperparameters, schedule: defaultSchedule(kind) },
    stop: { value: 0.01, gradient: 1e-9, maximumSteps: 12, goesOnWhenCycling: true },
  }));
  const descent = { ...first.experiments.descent, runs };
  return {
    ...first,
    experiments: { ...first.experiments, descent },
    network: { ...first.network, setup: { ...setup, hidden: [1], activation: "tanh" } },
  };
}

const { network } = setup;
if (!network) throw new Error("the sample has no network");
const networkText = writeNetwork(network);
const sessionText = writeSession(fullSession());

function read(name: string, bytes: Uint8Array) {
  return readDocumentBytes(name, bytes, decode);
}

describe("a member that nobody knows is named", () => {
  const inSession = intrusions(JSON.parse(sessionText)).map(({ value, where }) => {
    return { where, text: JSON.stringify(value) };
  });

  it("in every object of a session, in its own file and in a picture", () => {
    expect(inSession.length).toBeGreaterThan(50);
    for (const { where, text } of inSession) {
      const fault = { kind: "session-unknown-member", where, name: intruder };
      for (const [name, bytes] of [
        ["a.thalweg", encode(text)],
        ["a.png", withPngText(png, sessionFormat, text, encode)],
      ] as const) {
        expect(read(name, bytes)).toEqual({
          ok: false,
          fault: { kind: "bad-session-file", name, fault },
        });
      }
    }
  });

  it("in every object of a network", () => {
    const inNetwork = intrusions(JSON.parse(networkText));
    expect(inNetwork.map(({ where }) => where)).toEqual(["", "layers.0", "layers.1"]);
    for (const { value, where } of inNetwork) {
      const fault = { kind: "network-unknown-member", where, name: intruder };
      expect(read("a.json", encode(JSON.stringify(value)))).toEqual({
        ok: false,
        fault: { kind: "bad-network-file", name: "a.json", fault },
      });
    }
  });

  it("unless the file is of a newer version, which says so", () => {
    const newer = JSON.stringify({ ...JSON.parse(sessionText), version: 2, foo: 1 });
    expect(read("a.thalweg", encode(newer))).toMatchObject({
      fault: { fault: { kind: "session-too-new", version: 2 } },
    });
  });
});

describe("every member that is known", () => {
  it("comes back from a session's file and from a picture", () => {
    const session = fullSession();
    const document = { kind: "session", session };
    expect(read("a.thalweg", encode(sessionText))).toEqual({ ok: true, document });
    expect(read("a.png", withPngText(png, sessionFormat, sessionText, encode))).toEqual({
      ok: true,
      document,
    });
  });

  it("comes back from a network's file", () => {
    const document = { kind: "network", network };
    expect(read("a.json", encode(networkText))).toEqual({ ok: true, document });
  });
});

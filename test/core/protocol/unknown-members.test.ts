import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { readBySchema } from "#core/common/schema.ts";
import type { RunSettings } from "#core/descent/run-settings.ts";
import { optimizerNames, optimizerTable } from "#core/optimizers/optimizer-table.ts";
import { defaultSchedule, scheduleKinds } from "#core/optimizers/schedule.ts";
import {
  type RequestKind,
  requestTable,
  toMainSchema,
  toRendererSchema,
} from "#core/protocol/messages.ts";
import { decodeMessage, encodeMessage } from "#core/protocol/wire-format.ts";
import { intruder, intrusions } from "../unknown-members.ts";
import {
  events,
  messagesToRenderer,
  notices,
  replies,
  requests,
  setup,
} from "./message-samples.ts";

function expectNamed(schema: z.ZodType<unknown>, sample: unknown): void {
  expect(readBySchema(schema, sample)).toEqual({ ok: true, value: sample });
  const intruded = intrusions(sample);
  expect(intruded.length).toBeGreaterThan(0);
  for (const { value, where } of intruded) {
    expect(readBySchema(schema, value)).toEqual({
      ok: false,
      fault: { where, unknownName: intruder },
    });
  }
}

describe("a member that nobody knows is named, wherever it is put into", () => {
  it.each(Object.values(requests).map((request) => [request.kind, request] as const))(
    "the request %s",
    (_, request) => {
      expectNamed(toMainSchema, { type: "request", id: 1, request });
    },
  );

  it.each(Object.entries(replies))("the reply to %s", (kind, reply) => {
    expectNamed(requestTable[kind as RequestKind].reply, reply);
  });

  it.each(Object.values(notices).map((notice) => [notice.kind, notice] as const))(
    "the notice %s",
    (_, notice) => {
      expectNamed(toMainSchema, { type: "notice", notice });
    },
  );

  it.each(Object.values(events).map((event) => [event.kind, event] as const))(
    "the event %s",
    (_, event) => {
      expectNamed(toRendererSchema, { type: "event", event });
    },
  );

  it("whatever else goes to the page: each fault, in all of its kinds", () => {
    const failures = messagesToRenderer.filter(({ type }) => type === "failure");
    expect(failures.length).toBeGreaterThan(80);
    for (const failure of failures) expectNamed(toRendererSchema, failure);
  });

  it("the envelope of a reply, whose value is looked at by its request", () => {
    const reply = { type: "reply", id: 1, ok: true, value: {} };
    expect(readBySchema(toRendererSchema, { ...reply, foo: 1 })).toEqual({
      ok: false,
      fault: { where: "", unknownName: "foo" },
    });
  });
});

describe("every member that is known", () => {
  const stop: RunSettings["stop"] = {
    value: 0.01,
    gradient: 1e-9,
    maximumSteps: 12,
    goesOnWhenCycling: true,
  };

  it.each(optimizerNames)(
    "reaches the worker: all numbers of %s, with each schedule",
    (optimizer) => {
      const hyperparameters = Object.fromEntries(
        Object.values(optimizerTable)
          .flatMap((entry) => entry.hyperparameters)
          .map(({ name }, place) => [name, 0.1 + place / 100]),
      );
      expect(Object.keys(hyperparameters)).toHaveLength(8);
      for (const kind of scheduleKinds) {
        const rule = { optimizer, hyperparameters, schedule: defaultSchedule(kind) };
        const run = {
          ...requests["start-run"],
          specification: {
            objective: { kind: "expression", text: "x^2" },
            settings: { start: [1], rule, stop },
          },
        };
        const training = { ...requests["open-training"], setup: { ...setup, rule } };
        for (const request of [run, training]) {
          const message = { type: "request", id: 7, request };
          const received = readBySchema(toMainSchema, decodeMessage(encodeMessage(message)));
          expect(received).toEqual({ ok: true, value: message });
        }
      }
    },
  );
});

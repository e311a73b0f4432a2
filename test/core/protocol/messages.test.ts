import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRunSettings, type SettingsFault } from "#core/descent/check-run-settings.ts";
import { DescentRun } from "#core/descent/descent-run.ts";
import type { Outcome } from "#core/descent/outcome.ts";
import { type RunSettings, suggestedRunSettings } from "#core/descent/run-settings.ts";
import { catalogue, parabola, valley } from "#core/objectives/catalogue.ts";
import type { Objective } from "#core/objectives/objective.ts";
import { faultSchema } from "#core/protocol/fault-schema.ts";
import {
  eventSchema,
  idOf,
  noticeSchema,
  outcomeSchema,
  requestSchema,
  requestTable,
  runSpecificationSchema,
  toMainSchema,
  toRendererSchema,
  trajectoryChunkSchema,
} from "#core/protocol/messages.ts";
import { networkSchema } from "#core/protocol/network-schema.ts";
import { trainingControlSchema, trainingFrameSchema } from "#core/protocol/training-schema.ts";
import type { TrainingState } from "#core/training/training-frame.ts";
import { runSettings } from "../arbitraries.ts";
import { trainingFindings, trainingOutcomes } from "../training-samples.ts";
import { faults, outcomes } from "../wording-samples.ts";
import {
  events,
  frame,
  messagesToRenderer,
  notices,
  replies,
  requests,
  setup,
} from "./message-samples.ts";

function outcomeOf(objective: Objective, settings: RunSettings): Outcome {
  const outcome = new DescentRun(objective, settings).advance(Number.POSITIVE_INFINITY);
  if (outcome === null) throw new Error("the run did not end");
  return outcome;
}

describe("the schema of outcomes", () => {
  it("accepts how any run ends, as it is", () => {
    const runs = fc
      .constantFrom(...catalogue)
      .chain((objective) => fc.tuple(fc.constant(objective), runSettings(objective)));
    fc.assert(
      fc.property(runs, fc.nat(60), ([objective, settings], maximumSteps) => {
        const stop = { ...settings.stop, maximumSteps };
        const outcome = outcomeOf(objective, { ...settings, stop });
        expect(outcomeSchema.parse(outcome)).toEqual(outcome);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["converged", 0.3],
    ["cycling", 1],
    ["diverged", 1.1],
    ["diverged", 1e308],
    ["step-limit", 1e-9],
  ])("accepts a run that ends %s with η = %d", (kind, learningRate) => {
    const rule = { optimizer: "gradient-descent", hyperparameters: { learningRate } } as const;
    const outcome = outcomeOf(parabola, { ...suggestedRunSettings(parabola), rule });
    expect(outcome.kind).toBe(kind);
    expect(outcomeSchema.parse(outcome)).toEqual(outcome);
  });

  it("accepts runs on functions that become NaN or infinite anywhere", () => {
    for (const broken of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const inValue: Objective = {
        ...valley,
        evaluate(point, out) {
          valley.evaluate(point, out);
          if (point[0] < 1) out[2] = broken;
        },
      };
      const inGradient: Objective = {
        ...valley,
        evaluate(point, out) {
          out.fill(broken);
          out[2] = valley.value(point);
        },
      };
      for (const objective of [inValue, inGradient]) {
        const outcome = outcomeOf(objective, suggestedRunSettings(valley));
        expect(["diverged", "left-domain", "no-step"]).toContain(outcome.kind);
        expect(outcomeSchema.parse(outcome)).toEqual(outcome);
      }
    }
  });

  it("accepts every outcome that there are words for", () => {
    for (const outcome of outcomes) expect(outcomeSchema.parse(outcome)).toEqual(outcome);
  });

  it("refuses kinds and motions that it does not know", () => {
    const [outcome] = outcomes;
    expect(outcomeSchema.safeParse({ ...outcome, kind: "exploded" }).success).toBe(false);
    expect(outcomeSchema.safeParse({ ...outcome, steps: "3" }).success).toBe(false);
  });
});

describe("the schema of faults", () => {
  it("accepts every fault that there are words for", () => {
    for (const fault of faults) expect(faultSchema.parse(fault)).toEqual(fault);
  });

  it("accepts whatever can be wrong with a run's settings", () => {
    const any = fc.oneof(fc.double(), fc.constantFrom(-1, Number.NaN, Number.POSITIVE_INFINITY));
    const settings = fc.record({
      start: fc.array(any, { maxLength: 3 }),
      rule: fc.record({
        optimizer: fc.constantFrom("momentum" as const, "adamw" as const),
        hyperparameters: fc.record({ learningRate: any, momentum: any, weightDecay: any }),
      }),
      stop: fc.record({ value: any, gradient: any, maximumSteps: any }),
    });
    const seen = new Set<SettingsFault["kind"]>();
    const check = (settings: RunSettings) => {
      const fault = checkRunSettings(valley, settings);
      if (fault === null) return;
      seen.add(fault.kind);
      const whole = { kind: "run-impossible", fault };
      expect(faultSchema.parse(whole)).toEqual(whole);
    };
    fc.assert(fc.property(settings, check), { numRuns: 500 });
    const good = suggestedRunSettings(valley);
    const momentum = { optimizer: "momentum", hyperparameters: { momentum: Number.NaN } } as const;
    check({ ...good, rule: momentum });
    check({ ...good, start: [1e9, 0] });
    for (const wrong of [{ value: Number.NaN }, { gradient: -1 }, { maximumSteps: -1 }]) {
      check({ ...good, stop: { ...good.stop, ...wrong } });
    }
    expect([...seen].sort()).toEqual([
      "hyperparameter-out-of-range",
      "maximum-steps-out-of-range",
      "start-length",
      "start-out-of-range",
      "start-undefined",
      "stop-gradient-negative",
      "stop-value-not-a-number",
    ]);
  });
});

describe("the schemas of messages", () => {
  it("accept every request with its own reply, every notice and every event", () => {
    for (const request of Object.values(requests)) {
      expect(requestSchema.parse(request)).toEqual(request);
      const { reply } = requestTable[request.kind];
      expect(reply.parse(replies[request.kind])).toEqual(replies[request.kind]);
    }
    for (const notice of Object.values(notices)) expect(noticeSchema.parse(notice)).toEqual(notice);
    for (const event of Object.values(events)) expect(eventSchema.parse(event)).toEqual(event);
    for (const message of messagesToRenderer) {
      expect(toRendererSchema.parse(message)).toEqual(message);
    }
  });

  it("know exactly the requests of the table", () => {
    expect(Object.keys(requests)).toEqual(Object.keys(requestTable));
    for (const kind of ["", "quit", "constructor", "__proto__"]) {
      expect(requestSchema.safeParse({ kind }).success).toBe(false);
    }
  });

  it("accept what can be run, and nothing that is not a number", () => {
    const settings = suggestedRunSettings(valley);
    const specification = { objective: { kind: "catalogue", id: "valley" }, settings };
    expect(runSpecificationSchema.parse(specification)).toEqual(specification);
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, "3", null]) {
      const broken = { ...specification, settings: { ...settings, start: [wrong, 1] } };
      expect(runSpecificationSchema.safeParse(broken).success).toBe(false);
    }
  });

  it("accept chunks of doubles only", () => {
    const { chunk } = events["run-progressed"];
    expect(trajectoryChunkSchema.parse(chunk)).toEqual(chunk);
    for (const points of [[1, 2], new Float32Array(4), null]) {
      expect(trajectoryChunkSchema.safeParse({ ...chunk, points }).success).toBe(false);
    }
    for (const changes of [{ first: -1 }, { count: -1 }, { count: 1.5 }]) {
      expect(trajectoryChunkSchema.safeParse({ ...chunk, ...changes }).success).toBe(false);
    }
  });

  it("accept frames with every end and finding of a training that there are words for", () => {
    const states: TrainingState[] = [
      { kind: "paused" },
      { kind: "running" },
      ...trainingOutcomes.map((outcome) => ({ kind: "ended" as const, outcome })),
    ];
    for (const changes of [
      ...states.map((state) => ({ state })),
      ...trainingFindings.map((finding) => ({ finding })),
    ]) {
      expect(trainingFrameSchema.parse({ ...frame, ...changes })).toEqual({ ...frame, ...changes });
    }
  });

  it("accept no network whose parameters are not those of its shape", () => {
    const { network } = setup;
    if (!network) throw new Error("the sample has no network");
    expect(networkSchema.parse(network)).toEqual(network);
    const shapes = [
      { sizes: [2, 1] },
      { sizes: [2, 1.5, 2] },
      { sizes: [2, 1, 0] },
      { activations: ["tanh"] },
      { activations: ["tanh", "sine"] },
      { loss: "absolute-error" },
    ];
    for (const changes of shapes) {
      const broken = { ...network, shape: { ...network.shape, ...changes } };
      expect(networkSchema.safeParse(broken).success).toBe(false);
    }
    for (const parameters of [new Float64Array(6), new Float32Array(7), [0, 0, 0, 0, 0, 0]]) {
      expect(networkSchema.safeParse({ ...network, parameters }).success).toBe(false);
    }
  });

  it("accept no control that asks for nothing", () => {
    for (const control of [
      { kind: "run", stepsPerSecond: 0 },
      { kind: "advance", steps: 0 },
      { kind: "advance", steps: 1.5 },
      { kind: "seek", step: -1 },
      { kind: "explode" },
    ]) {
      expect(trainingControlSchema.safeParse(control).success).toBe(false);
    }
  });

  it("refuse anything else without an error", () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(toMainSchema.safeParse(message).success).toBe(false);
        expect(toRendererSchema.safeParse(message).success).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the id of a message", () => {
  it("is found also when the rest is malformed", () => {
    expect(idOf({ id: 7, type: "nonsense" })).toBe(7);
    expect(idOf({ id: 0 })).toBe(0);
  });

  it("is null where there is none", () => {
    for (const message of [
      null,
      undefined,
      7,
      "id",
      [],
      {},
      { id: "7" },
      { id: 1.5 },
      { id: null },
    ]) {
      expect(idOf(message)).toBeNull();
    }
  });
});

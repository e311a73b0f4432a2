import { z } from "zod";
import type { SettingsFault } from "../descent/check-run-settings.ts";
import type { ObjectiveFault } from "../objectives/find-objective.ts";
import type { SessionFileFault } from "../session/session-file.ts";
import { double } from "./double-schema.ts";

const settingsFaultSchema: z.ZodType<SettingsFault> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("start-length"), expected: z.number(), actual: z.number() }),
  z.object({ kind: z.literal("start-out-of-range"), axis: z.number(), bound: z.number() }),
  z.object({
    kind: z.literal("start-undefined"),
    start: z.array(z.number()),
    value: double,
  }),
  z.object({
    kind: z.literal("hyperparameter-out-of-range"),
    name: z.enum([
      "learningRate",
      "momentum",
      "alpha",
      "rho",
      "beta1",
      "beta2",
      "epsilon",
      "weightDecay",
    ]),
    value: double,
    low: z.number(),
    below: double,
  }),
  z.object({
    kind: z.literal("schedule-out-of-range"),
    name: z.enum(["factor", "every", "decay", "steps", "floor"]),
    low: z.number(),
    high: z.number(),
    isWhole: z.boolean(),
  }),
  z.object({ kind: z.literal("stop-value-not-a-number") }),
  z.object({ kind: z.literal("stop-gradient-negative") }),
  z.object({ kind: z.literal("maximum-steps-out-of-range"), limit: z.number() }),
]);

const named = { text: z.string(), column: z.number() };

const objectiveFaultSchema: z.ZodType<ObjectiveFault> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("objective-empty") }),
  z.object({ kind: z.literal("objective-too-long"), length: z.number(), limit: z.number() }),
  z.object({ kind: z.literal("objective-too-deep"), limit: z.number() }),
  z.object({ kind: z.literal("objective-character"), ...named }),
  z.object({
    kind: z.literal("objective-unknown-name"),
    ...named,
    isCall: z.boolean(),
    suggestion: z.string().nullable(),
  }),
  z.object({ kind: z.literal("objective-misplaced"), ...named }),
  z.object({ kind: z.literal("objective-unclosed"), ...named }),
  z.object({ kind: z.literal("objective-unopened"), ...named }),
  z.object({ kind: z.literal("objective-no-argument"), ...named }),
  z.object({
    kind: z.literal("objective-argument-count"),
    ...named,
    expected: z.number(),
    actual: z.number(),
  }),
  z.object({ kind: z.literal("objective-number"), ...named }),
  z.object({ kind: z.literal("objective-never-defined") }),
  z.object({ kind: z.literal("objective-unknown"), text: z.string() }),
]);

const sessionFileFaultSchema: z.ZodType<SessionFileFault> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("not-a-session") }),
  z.object({ kind: z.literal("picture-without-session") }),
  z.object({ kind: z.literal("session-too-new"), version: z.number() }),
  z.object({ kind: z.literal("session-damaged"), where: z.string().nullable() }),
  z.object({ kind: z.literal("session-unknown-objective"), id: z.string() }),
  z.object({
    kind: z.literal("session-bad-expression"),
    text: z.string(),
    fault: objectiveFaultSchema,
  }),
  z.object({ kind: z.literal("session-impossible"), fault: settingsFaultSchema }),
]);

/**
 * Why a request failed, as facts that cross the port; `wording/` makes the sentence.
 * `code` is the system's own, such as EACCES or ENOSPC.
 */
export const faultSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("worker-died"), reason: z.string() }),
  z.object({ kind: z.literal("page-died"), reason: z.string() }),
  z.object({ kind: z.literal("run-cancelled") }),
  z.object({ kind: z.literal("run-impossible"), fault: settingsFaultSchema }),
  z.object({ kind: z.literal("unknown-objective"), fault: objectiveFaultSchema }),
  z.object({ kind: z.literal("cannot-write"), path: z.string(), code: z.string() }),
  z.object({ kind: z.literal("cannot-read"), path: z.string(), code: z.string() }),
  z.object({ kind: z.literal("file-too-large"), path: z.string(), limitBytes: z.number() }),
  z.object({
    kind: z.literal("bad-session-file"),
    name: z.string(),
    fault: sessionFileFaultSchema,
  }),
  z.object({ kind: z.literal("invalid-message"), detail: z.string() }),
  z.object({ kind: z.literal("disconnected") }),
  z.object({ kind: z.literal("internal"), detail: z.string() }),
]);

import { z } from "zod";
import type { ObjectiveFault } from "../objectives/find-objective.ts";
import type { SessionFileFault } from "../session/session-file.ts";
import { settingsFaultSchema } from "./settings-fault-schema.ts";
import {
  dataFaultSchema,
  networkFileFaultSchema,
  trainingFaultSchema,
} from "./training-fault-schema.ts";

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
  z.object({ kind: z.literal("session-training-impossible"), fault: trainingFaultSchema }),
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
  z.object({ kind: z.literal("training-impossible"), fault: trainingFaultSchema }),
  z.object({ kind: z.literal("cannot-write"), path: z.string(), code: z.string() }),
  z.object({ kind: z.literal("cannot-read"), path: z.string(), code: z.string() }),
  z.object({ kind: z.literal("file-too-large"), path: z.string(), limitBytes: z.number() }),
  z.object({
    kind: z.literal("bad-session-file"),
    name: z.string(),
    fault: sessionFileFaultSchema,
  }),
  z.object({
    kind: z.literal("bad-network-file"),
    name: z.string(),
    fault: networkFileFaultSchema,
  }),
  z.object({ kind: z.literal("bad-data-file"), name: z.string(), fault: dataFaultSchema }),
  /** Neither a session, nor a picture that carries one, a network or a table. */
  z.object({ kind: z.literal("not-a-document"), name: z.string() }),
  z.object({ kind: z.literal("invalid-message"), detail: z.string() }),
  z.object({ kind: z.literal("disconnected") }),
  z.object({ kind: z.literal("internal"), detail: z.string() }),
]);

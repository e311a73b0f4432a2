import { z } from "zod";
import { exactly, quotedText, strict } from "../common/schema.ts";
import type { ObjectiveFault } from "../objectives/find-objective.ts";
import type { SessionFileFault } from "../session/session-file.ts";
import { settingsFaultSchema } from "./settings-fault-schema.ts";
import {
  dataFaultSchema,
  networkFileFaultSchema,
  trainingFaultSchema,
} from "./training-fault-schema.ts";

const named = { text: quotedText, column: z.number() };

const objectiveFaultSchema = exactly<ObjectiveFault>()(
  z.discriminatedUnion("kind", [
    strict({ kind: z.literal("objective-empty") }),
    strict({ kind: z.literal("objective-too-long"), length: z.number(), limit: z.number() }),
    strict({ kind: z.literal("objective-too-deep"), limit: z.number() }),
    strict({
      kind: z.literal("objective-character"),
      ...named,
      suggestion: quotedText.nullable(),
    }),
    strict({
      kind: z.literal("objective-unknown-name"),
      ...named,
      isCall: z.boolean(),
      suggestion: quotedText.nullable(),
    }),
    strict({ kind: z.literal("objective-misplaced"), ...named }),
    strict({ kind: z.literal("objective-unclosed"), ...named }),
    strict({ kind: z.literal("objective-unopened"), ...named }),
    strict({ kind: z.literal("objective-no-argument"), ...named }),
    strict({
      kind: z.literal("objective-argument-count"),
      ...named,
      expected: z.number(),
      actual: z.number(),
    }),
    strict({ kind: z.literal("objective-split-number"), ...named, first: quotedText }),
    strict({
      kind: z.literal("objective-two-numbers"),
      ...named,
      first: quotedText,
      together: quotedText.nullable(),
    }),
    strict({ kind: z.literal("objective-long-power"), ...named, limit: z.number() }),
    strict({ kind: z.literal("objective-no-inverse"), ...named }),
    strict({ kind: z.literal("objective-number"), ...named }),
    strict({ kind: z.literal("objective-never-defined") }),
    strict({ kind: z.literal("objective-unknown"), text: quotedText }),
  ]),
);

const sessionFileFaultSchema = exactly<SessionFileFault>()(
  z.discriminatedUnion("kind", [
    strict({ kind: z.literal("not-a-session") }),
    strict({ kind: z.literal("picture-without-session") }),
    strict({ kind: z.literal("session-too-new"), version: z.number() }),
    strict({ kind: z.literal("session-damaged"), where: quotedText.nullable() }),
    strict({ kind: z.literal("session-overfull") }),
    strict({ kind: z.literal("session-unknown-member"), where: quotedText, name: quotedText }),
    strict({ kind: z.literal("session-unknown-objective"), id: quotedText }),
    strict({
      kind: z.literal("session-bad-expression"),
      text: quotedText,
      fault: objectiveFaultSchema,
    }),
    strict({ kind: z.literal("session-impossible"), fault: settingsFaultSchema }),
    strict({ kind: z.literal("session-training-impossible"), fault: trainingFaultSchema }),
  ]),
);

/**
 * Why a request failed, as facts that cross the port; `wording/` makes the sentence.
 * `code` is the system's own, such as EACCES or ENOSPC.
 */
export const faultSchema = z.discriminatedUnion("kind", [
  strict({ kind: z.literal("worker-died"), reason: quotedText }),
  strict({ kind: z.literal("page-died"), reason: quotedText }),
  /** A part of the window that is loaded when it is wanted could not be. */
  strict({ kind: z.literal("part-missing"), detail: quotedText }),
  strict({ kind: z.literal("run-cancelled") }),
  /** A run was asked for under the id of one that has not ended. */
  strict({ kind: z.literal("run-under-way") }),
  /** More runs at a time than a window may have under way. */
  strict({ kind: z.literal("too-many-runs"), limit: z.number() }),
  strict({ kind: z.literal("run-impossible"), fault: settingsFaultSchema }),
  strict({ kind: z.literal("unknown-objective"), fault: objectiveFaultSchema }),
  strict({ kind: z.literal("training-impossible"), fault: trainingFaultSchema }),
  strict({ kind: z.literal("cannot-write"), path: quotedText, code: quotedText }),
  /** Changes of settings will be lost: `path` is the file that would hold them. */
  strict({ kind: z.literal("settings-not-kept"), path: quotedText, code: quotedText }),
  /** Unsaved work could not be kept for the case of a crash. */
  strict({ kind: z.literal("cannot-keep-work"), path: quotedText, code: quotedText }),
  /** Unsaved work that was kept is damaged; `path` is where it was put aside. */
  strict({ kind: z.literal("work-damaged"), path: quotedText }),
  /** Unsaved work that was offered is not there any more: another window has taken it. */
  strict({ kind: z.literal("work-gone") }),
  strict({ kind: z.literal("cannot-read"), path: quotedText, code: quotedText }),
  strict({ kind: z.literal("file-too-large"), path: quotedText, limitBytes: z.number() }),
  strict({
    kind: z.literal("bad-session-file"),
    name: quotedText,
    fault: sessionFileFaultSchema,
  }),
  strict({
    kind: z.literal("bad-network-file"),
    name: quotedText,
    fault: networkFileFaultSchema,
  }),
  strict({ kind: z.literal("bad-data-file"), name: quotedText, fault: dataFaultSchema }),
  /** Neither a session, nor a picture that carries one, a network or a table. */
  strict({ kind: z.literal("not-a-document"), name: quotedText }),
  /** `where` is the path of what is wrong in it; `unknownName` a member there that nobody knows. */
  strict({
    kind: z.literal("invalid-message"),
    where: quotedText,
    unknownName: quotedText.nullable(),
  }),
  strict({ kind: z.literal("disconnected") }),
  strict({ kind: z.literal("internal"), detail: quotedText }),
]);

import { z } from "zod";
import {
  bytes,
  detailText,
  doubles,
  exactly,
  formulaText,
  list,
  nameText,
  pathText,
  strict,
  text,
} from "../common/schema.ts";
import type { Outcome } from "../descent/outcome.ts";
import type { RateSweepResult } from "../descent/rate-sweep.ts";
import type { TrajectoryChunk } from "../descent/trajectory.ts";
import { objectiveReferenceSchema, runSettingsSchema } from "../session/session-file.ts";
import { trainingSetupSchema } from "../session/training-setup-schema.ts";
import { diagnosisSchema } from "./diagnosis-schema.ts";
import { namedDocumentSchema } from "./document-schema.ts";
import { double } from "./double-schema.ts";
import { faultSchema } from "./fault-schema.ts";
import { trainingControlSchema, trainingFrameSchema } from "./training-schema.ts";
import {
  changesAnswerSchema,
  leftWorkSchema,
  mostLeftWorks,
  openFileSchema,
  placedSessionSchema,
  windowWorkSchema,
} from "./work-schema.ts";

const stationaryPlace = z.enum(["minimum", "maximum", "saddle", "flat"]);
const axisRange = strict({ axis: z.number(), low: double, high: double });
const ending = { steps: z.number(), point: list(double, 2), value: double };

/** The schema of {@link Outcome}. */
export const outcomeSchema = exactly<Outcome>()(
  z.discriminatedUnion("kind", [
    strict({
      kind: z.literal("converged"),
      ...ending,
      reason: z.enum(["value", "gradient"]),
      bound: double,
      measured: double,
      place: stationaryPlace.nullable(),
    }),
    strict({
      kind: z.literal("step-limit"),
      ...ending,
      lowestValue: double,
      motion: z.discriminatedUnion("kind", [
        strict({ kind: z.literal("moving") }),
        strict({ kind: z.literal("resting"), gradientNorm: double, place: stationaryPlace }),
        strict({ kind: z.literal("stuck"), gradientNorm: double }),
        strict({ kind: z.literal("swinging"), axes: list(axisRange, 2) }),
      ]),
    }),
    strict({
      kind: z.literal("diverged"),
      ...ending,
      quantity: z.discriminatedUnion("kind", [
        strict({ kind: z.literal("coordinate"), axis: z.number() }),
        strict({ kind: z.literal("value") }),
        strict({ kind: z.literal("gradient"), axis: z.number() }),
      ]),
      number: double,
      growth: z.number().nullable(),
    }),
    strict({
      kind: z.literal("cycling"),
      ...ending,
      period: z.number(),
      axes: list(axisRange, 2),
      lowestValue: double,
    }),
    strict({
      kind: z.literal("left-domain"),
      ...ending,
      next: list(double, 2),
      undefinedPart: strict({ part: formulaText, needs: formulaText }).nullable(),
    }),
    strict({
      kind: z.literal("no-step"),
      ...ending,
      cause: z.discriminatedUnion("kind", [
        strict({ kind: z.literal("slope"), axis: z.number(), slope: double }),
        strict({ kind: z.literal("hessian"), gradientNorm: double, isFinite: z.boolean() }),
        strict({ kind: z.literal("division"), axis: z.number() }),
      ]),
    }),
  ]),
);

/** The schema of the chunks in which a trajectory travels. */
export const trajectoryChunkSchema = exactly<TrajectoryChunk>()(
  strict({
    first: z.number().int().min(0),
    count: z.number().int().min(0),
    points: doubles,
    values: doubles,
    gradients: doubles,
  }),
);

/** What is to be run: the same in the worker, in the main process and in the renderer. */
export const runSpecificationSchema = strict({
  objective: objectiveReferenceSchema,
  settings: runSettingsSchema,
});

/** What is to be run. */
export type RunSpecification = z.infer<typeof runSpecificationSchema>;

/** The most learning rates that one sweep can be asked for. */
const mostSweptRates = 1000;

/** The most entries of a menu, and more. */
const mostCommands = 1000;

/** The schema of {@link RateSweepResult}. */
const rateSweepSchema = exactly<RateSweepResult>()(
  strict({
    rates: doubles,
    steps: doubles,
    endings: list(
      z.enum(["reached", "not-reached", "cycling", "diverged", "left-domain", "no-step"]),
      mostSweptRates,
    ),
    edge: z.number().nullable(),
  }),
);

/** What a person chose for the app as a whole; kept by the main process. */
export const appSettingsSchema = strict({
  language: z.enum(["system", "en", "zh-CN"]),
  theme: z.enum(["system", "light", "dark"]),
  /** Whether the settings that are rarely used are unfolded. */
  showsMore: z.boolean(),
});

/** What a person chose for the app as a whole. */
export type AppSettings = z.infer<typeof appSettingsSchema>;

/** A picture that the main process asks a window to draw and deliver, instead of showing itself. */
export const pictureJobSchema = strict({
  widthPx: z.number().int().min(1),
  heightPx: z.number().int().min(1),
  scale: z.number().min(0.25).max(8),
  /** Step to show; null: the last one. */
  playhead: z.number().int().min(0).nullable(),
  theme: z.enum(["light", "dark"]),
  language: z.enum(["en", "zh-CN"]),
});

/** A picture that a hidden window is asked for. */
export type PictureJob = z.infer<typeof pictureJobSchema>;

const savedFile = z.discriminatedUnion("kind", [
  strict({ kind: z.literal("saved"), path: pathText }),
  strict({ kind: z.literal("cancelled") }),
]);

const savedSession = z.discriminatedUnion("kind", [
  strict({ kind: z.literal("saved"), path: pathText, file: openFileSchema }),
  strict({ kind: z.literal("cancelled") }),
]);

const openedFile = z.discriminatedUnion("kind", [
  strict({ kind: z.literal("opened"), ...namedDocumentSchema.shape }),
  strict({ kind: z.literal("cancelled") }),
]);

/** What the host offers, told in reply to `hello`. */
export const helloSchema = strict({
  host: z.enum(["electron", "browser"]),
  /** Whether open and save dialogs are the system's, or the page has to do without. */
  dialogs: z.enum(["native", "page"]),
  menu: z.enum(["native", "page"]),
  platform: z.enum(["mac", "other"]),
  /** App version, and what it runs on, for the about box. */
  versions: strict({ app: nameText, runtime: nameText }),
  /** BCP 47 tag of the system's language. */
  systemLanguage: nameText,
  settings: appSettingsSchema,
  /** The work to begin with, or null for the first session. */
  work: placedSessionSchema.nullable(),
  /** The network or the data to begin with, besides the session; null: none. */
  document: namedDocumentSchema.nullable(),
  /** Unsaved work of earlier starts, offered to be restored. */
  leftWork: list(leftWorkSchema, mostLeftWorks),
  /** By what the page is known again when it is loaded anew; null: the host knows by itself. */
  windowId: nameText.nullable(),
  /** A picture to draw and deliver; null: be a window. */
  pictureJob: pictureJobSchema.nullable(),
});

/** What the host offers. */
export type Hello = z.infer<typeof helloSchema>;

/**
 * Every request of the renderer with the schema of its reply. Each gets exactly one reply, also
 * when it fails.
 */
export const requestTable = {
  hello: { request: strict({ kind: z.literal("hello") }), reply: helloSchema },
  /** Its reply comes when the run has ended; until then `run-progressed` events come. */
  "start-run": {
    request: strict({
      kind: z.literal("start-run"),
      runId: z.number().int(),
      specification: runSpecificationSchema,
    }),
    reply: strict({ outcome: outcomeSchema, diagnosis: diagnosisSchema }),
  },
  /** Steps to the goal for many learning rates, spread evenly over [low, high]. */
  "sweep-rates": {
    request: strict({
      kind: z.literal("sweep-rates"),
      specification: runSpecificationSchema,
      low: z.number().min(0),
      high: z.number(),
      count: z.number().int().min(2).max(mostSweptRates),
    }),
    reply: rateSweepSchema,
  },
  "cancel-run": {
    request: strict({ kind: z.literal("cancel-run"), runId: z.number().int() }),
    reply: strict({}),
  },
  /**
   * Gets a training ready; its first frame follows in an event, of the start or of the update that
   * is asked for. A window has one training: a newer one takes the place of the older.
   */
  "open-training": {
    request: strict({
      kind: z.literal("open-training"),
      trainingId: z.number().int(),
      setup: trainingSetupSchema,
      /** The update to train up to first: 0 is the start. */
      step: z.number().int().min(0),
    }),
    reply: strict({}),
  },
  "control-training": {
    request: strict({
      kind: z.literal("control-training"),
      trainingId: z.number().int(),
      control: trainingControlSchema,
    }),
    reply: strict({}),
  },
  "close-training": {
    request: strict({ kind: z.literal("close-training"), trainingId: z.number().int() }),
    reply: strict({}),
  },
  "save-file": {
    request: strict({
      kind: z.literal("save-file"),
      content: z.enum(["picture", "network"]),
      suggestedName: text(200),
      bytes,
    }),
    reply: savedFile,
  },
  /** Writes the session to the file of that number; without one, or when it is to, it asks where. */
  "save-session": {
    request: strict({
      kind: z.literal("save-session"),
      file: z.number().int().nullable(),
      asks: z.boolean(),
      suggestedName: text(200),
      bytes,
    }),
    reply: savedSession,
  },
  /** Its reply comes when the work is where it outlives this process. */
  "keep-work": {
    request: strict({ kind: z.literal("keep-work"), ...windowWorkSchema.shape }),
    reply: strict({}),
  },
  /** Unsaved work of an earlier start, which stays until this window's page has it discarded. */
  "restore-work": {
    request: strict({ kind: z.literal("restore-work"), id: nameText }),
    reply: placedSessionSchema,
  },
  "discard-work": {
    request: strict({ kind: z.literal("discard-work"), id: nameText }),
    reply: strict({}),
  },
  /** Asks the person, by a dialog of the system, what is to become of unsaved work. */
  "ask-about-changes": {
    request: strict({ kind: z.literal("ask-about-changes"), name: nameText.nullable() }),
    reply: strict({ answer: changesAnswerSchema }),
  },
  "open-document": { request: strict({ kind: z.literal("open-document") }), reply: openedFile },
  "change-settings": {
    request: strict({
      kind: z.literal("change-settings"),
      settings: appSettingsSchema.partial(),
    }),
    reply: strict({}),
  },
  "deliver-picture": {
    request: strict({ kind: z.literal("deliver-picture"), bytes }),
    reply: strict({}),
  },
  "fail-picture": {
    request: strict({ kind: z.literal("fail-picture"), fault: faultSchema }),
    reply: strict({}),
  },
} as const;

/** The name of a request. */
export type RequestKind = keyof typeof requestTable;
/** A request of that name. */
export type Request<Kind extends RequestKind = RequestKind> = z.infer<
  (typeof requestTable)[Kind]["request"]
>;
/** What a request of that name is replied with. */
export type Reply<Kind extends RequestKind> = z.infer<(typeof requestTable)[Kind]["reply"]>;

/** Everything a renderer may ask for. */
export const requestSchema = z.discriminatedUnion("kind", [
  requestTable.hello.request,
  requestTable["start-run"].request,
  requestTable["cancel-run"].request,
  requestTable["sweep-rates"].request,
  requestTable["open-training"].request,
  requestTable["control-training"].request,
  requestTable["close-training"].request,
  requestTable["save-file"].request,
  requestTable["save-session"].request,
  requestTable["keep-work"].request,
  requestTable["restore-work"].request,
  requestTable["discard-work"].request,
  requestTable["ask-about-changes"].request,
  requestTable["open-document"].request,
  requestTable["change-settings"].request,
  requestTable["deliver-picture"].request,
  requestTable["fail-picture"].request,
]);

/** What the renderer tells the main process without expecting a reply. */
export const noticeSchema = z.discriminatedUnion("kind", [
  /** The renderer has taken a chunk in and may be sent the next one. */
  strict({ kind: z.literal("progress-taken"), runId: z.number().int() }),
  /** The renderer has taken a frame in and may be sent the next one. */
  strict({ kind: z.literal("frame-taken"), trainingId: z.number().int() }),
  /** What native menus should show. */
  strict({
    kind: z.literal("menu-changed"),
    language: z.enum(["en", "zh-CN"]),
    enabled: list(nameText, mostCommands),
    checked: list(nameText, mostCommands),
  }),
  /** The first picture is on screen: the window can be shown. */
  strict({ kind: z.literal("window-painted") }),
  /** What the window's title shows, and whether closing has to ask. */
  strict({
    kind: z.literal("document-changed"),
    file: openFileSchema.nullable(),
    isUnsaved: z.boolean(),
  }),
  /** Saving was asked for by `save-requested`, and this is what became of it. */
  strict({ kind: z.literal("save-answered"), isSaved: z.boolean() }),
]);

/** What the renderer tells the main process without expecting a reply. */
export type Notice = z.infer<typeof noticeSchema>;

/** What the main process tells the renderer without being asked. */
export const eventSchema = z.discriminatedUnion("kind", [
  strict({
    kind: z.literal("run-progressed"),
    runId: z.number().int(),
    chunk: trajectoryChunkSchema,
  }),
  /** The newest state of a training; the next one comes after `frame-taken`. */
  strict({
    kind: z.literal("training-progressed"),
    trainingId: z.number().int(),
    frame: trainingFrameSchema,
  }),
  /** A training that has begun is gone, as when its worker died; it can be opened again. */
  strict({ kind: z.literal("training-lost"), trainingId: z.number().int(), fault: faultSchema }),
  strict({ kind: z.literal("worker-restarted"), reason: detailText }),
  strict({ kind: z.literal("command-invoked"), id: nameText }),
  strict({ kind: z.literal("document-opened"), ...namedDocumentSchema.shape }),
  /** The window is about to close and its work is to be saved first. */
  strict({ kind: z.literal("save-requested") }),
  strict({ kind: z.literal("trouble"), fault: faultSchema }),
]);

/** What the main process tells the renderer without being asked. */
export type PortEvent = z.infer<typeof eventSchema>;

/** Every message from the renderer to the main process. */
export const toMainSchema = z.discriminatedUnion("type", [
  strict({ type: z.literal("request"), id: z.number().int(), request: requestSchema }),
  strict({ type: z.literal("notice"), notice: noticeSchema }),
]);

/** Every message from the main process to the renderer; a reply's `value` is checked by its request. */
export const toRendererSchema = z.discriminatedUnion("type", [
  strict({
    type: z.literal("reply"),
    id: z.number().int(),
    ok: z.literal(true),
    value: z.unknown(),
  }),
  strict({ type: z.literal("failure"), id: z.number().int(), fault: faultSchema }),
  strict({ type: z.literal("event"), event: eventSchema }),
]);

/** A message from the main process to the renderer. */
export type ToRenderer = z.infer<typeof toRendererSchema>;

/** The id that even a malformed message has, so that its request can end; null when it has none. */
export function idOf(message: unknown): number | null {
  if (typeof message !== "object" || message === null || !("id" in message)) return null;
  return Number.isInteger(message.id) ? Number(message.id) : null;
}

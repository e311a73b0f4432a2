import { z } from "zod";
import { type FileHead, readFileHead } from "../common/file-head.ts";
import { readJson, writeJson } from "../common/json.ts";
import {
  exactly,
  formulaText,
  list,
  nameText,
  readBySchema,
  type SchemaFault,
  strict,
} from "../common/schema.ts";
import { checkRunSettings, type SettingsFault } from "../descent/check-run-settings.ts";
import type { RunSettings } from "../descent/run-settings.ts";
import type { ObjectiveFault } from "../objectives/find-objective.ts";
import { type ObjectiveReference, resolveObjective } from "../objectives/objective-reference.ts";
import { prepareTraining } from "../training/prepare-training.ts";
import type { TrainingFault } from "../training/training-fault.ts";
import { type Experiment, mostRuns, type SessionRun } from "./experiment.ts";
import {
  fastestTraining,
  firstNetworkSession,
  type NetworkSession,
  networkQuantities,
} from "./network-session.ts";
import { ruleSchema } from "./rule-schema.ts";
import {
  type Camera,
  colourMaps,
  type ExperimentViewName,
  experimentViewNames,
  fastestPlayback,
  longestWholeRun,
  mapPlaces,
  type Session,
  type ViewName,
  valueScales,
  viewNames,
  viewShows,
} from "./session.ts";
import { trainingSetupSchema } from "./training-setup-schema.ts";

/** What a session file calls itself. */
export const sessionFormat = "thalweg-session";
/** The version of the format that is written; newer ones are refused. */
export const sessionVersion = 1;
/** The ending of session files, without the dot. */
export const sessionExtension = "thalweg";

/** Why a file is not a session that can be opened. */
export type SessionFileFault =
  | { readonly kind: "not-a-session" }
  /** A PNG, but without the session that our own pictures carry. */
  | { readonly kind: "picture-without-session" }
  | { readonly kind: "session-too-new"; readonly version: number }
  /** `where` is the path of the damaged entry, e.g. `experiment.runs.0.start`; null: not whole. */
  | { readonly kind: "session-damaged"; readonly where: string | null }
  /** It holds more than any session can. */
  | { readonly kind: "session-overfull" }
  /** It holds a member that this version does not know; `where` is the path of what holds it. */
  | { readonly kind: "session-unknown-member"; readonly where: string; readonly name: string }
  | { readonly kind: "session-unknown-objective"; readonly id: string }
  /** The expression in it is none that can be read. */
  | {
      readonly kind: "session-bad-expression";
      readonly text: string;
      readonly fault: ObjectiveFault;
    }
  | { readonly kind: "session-impossible"; readonly fault: SettingsFault }
  | { readonly kind: "session-training-impossible"; readonly fault: TrainingFault };

/** A session read from a file, or why not. */
export type SessionReading =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly fault: SessionFileFault };

const runSettingsShape = strict({
  start: list(z.number(), 2),
  rule: ruleSchema,
  stop: strict({
    value: z.number().nullable(),
    gradient: z.number().nullable(),
    maximumSteps: z.number().int(),
    goesOnWhenCycling: z.boolean().optional(),
  }),
});

/** The shape of a run's settings, wherever they cross a boundary. */
export const runSettingsSchema = exactly<RunSettings>()(runSettingsShape);

/** The shape of a camera; its angles are clamped by the scene. */
export const cameraSchema = exactly<Camera>()(
  strict({
    azimuthDegrees: z.number(),
    elevationDegrees: z.number().min(-90).max(90),
    zoom: z.number().positive().max(100),
    panX: z.number(),
    panY: z.number(),
  }),
);

/** The shape of a reference to a function, wherever it crosses a boundary. */
export const objectiveReferenceSchema = exactly<ObjectiveReference>()(
  z.discriminatedUnion("kind", [
    strict({ kind: z.literal("catalogue"), id: nameText }),
    strict({ kind: z.literal("expression"), text: formulaText }),
  ]),
);

const sessionRun = exactly<SessionRun>()(
  runSettingsShape.extend({
    id: z
      .number()
      .int()
      .min(0)
      .max(mostRuns - 1),
    isHidden: z.boolean(),
  }),
);

const experiment = exactly<Experiment>()(
  strict({
    objective: objectiveReferenceSchema,
    runs: list(sessionRun, mostRuns, 1),
    selected: z.number().int(),
  })
    .refine(({ runs }) => new Set(runs.map(({ id }) => id)).size === runs.length, {
      path: ["runs"],
    })
    .refine(({ runs, selected }) => runs.some(({ id }) => id === selected), { path: ["selected"] }),
);

const networkSession = exactly<NetworkSession>()(
  strict({
    setup: trainingSetupSchema,
    look: strict({
      quantity: z.enum(networkQuantities as ["weights", ...typeof networkQuantities]),
      selected: strict({
        layer: z.number().int().min(0),
        from: z.number().int().min(0).nullable(),
        to: z.number().int().min(0),
      }),
      sample: z.number().int().min(0),
      pass: z.number().int().min(0).nullable(),
      curve: z.enum(["loss", "accuracy"]),
      stepsPerSecond: z.number().positive().max(fastestTraining).nullable(),
      step: z.number().int().min(0),
    }),
  }),
);

/** The shape of a session. What its numbers mean is checked by {@link readSession}. */
export const sessionSchema = exactly<Session>()(
  strict({
    view: z.enum(viewNames as [ViewName, ...ViewName[]]),
    experiments: strict({ descent: experiment, slope: experiment, rates: experiment }),
    network: networkSession,
    playhead: z.number().int().min(0),
    stepsPerSecond: z.number().positive().max(fastestPlayback),
    wholeRunSeconds: z.number().positive().max(longestWholeRun).optional(),
    camera: cameraSchema,
    colourMap: z.enum(colourMaps as ["turbo", ...typeof colourMaps]),
    mapPlace: z.enum(mapPlaces as ["corner", ...typeof mapPlaces]),
    valueScale: z.enum(valueScales as ["automatic", ...typeof valueScales]),
    showsBothSides: z.boolean(),
  }),
);

/** The text of a session file: JSON that {@link readSession} reads back to an equal session. */
export function writeSession(session: Session): string {
  const file = { format: sessionFormat, version: sessionVersion, ...session };
  return `${writeJson(file, 2)}\n`;
}

/** Reads the text of a session file. */
export function readSession(text: string): SessionReading {
  const json = readJson(text);
  if (!json.ok && isRemnant(text)) {
    return { ok: false, fault: unreadableFault(json.reason) };
  }
  const head = json.ok ? readFileHead(json.value, sessionFormat) : null;
  if (!head) return { ok: false, fault: { kind: "not-a-session" } };
  if (head.version > sessionVersion) {
    return { ok: false, fault: { kind: "session-too-new", version: head.version } };
  }
  const body = readBySchema(sessionSchema, migrated(head.members));
  if (!body.ok) return { ok: false, fault: shapeFault(body.fault) };
  const fault = checkMeaning(body.value);
  return fault ? { ok: false, fault } : { ok: true, session: body.value };
}

/** What older files lack, as it was then. */
function migrated(members: FileHead["members"]): FileHead["members"] {
  // Files of before there was a network have none.
  return Object.hasOwn(members, "network")
    ? members
    : { ...members, network: firstNetworkSession() };
}

function unreadableFault(reason: "unreadable" | "overfull"): SessionFileFault {
  return reason === "overfull"
    ? { kind: "session-overfull" }
    : { kind: "session-damaged", where: null };
}

function shapeFault({ where, unknownName: name }: SchemaFault): SessionFileFault {
  return name === null
    ? { kind: "session-damaged", where }
    : { kind: "session-unknown-member", where, name };
}

function checkMeaning({ experiments, network }: Session): SessionFileFault | null {
  for (const view of experimentViewNames) {
    const fault = checkExperiment(experiments[view], view);
    if (fault) return fault;
  }
  return checkNetwork(network);
}

/** Points of one's own may be too few: they were still being placed. */
function checkNetwork({ setup }: NetworkSession): SessionFileFault | null {
  const preparation = prepareTraining(setup);
  if (preparation.ok || preparation.fault.kind === "data-too-few-samples") return null;
  return { kind: "session-training-impossible", fault: preparation.fault };
}

function checkExperiment(
  { objective: reference, runs }: Experiment,
  view: ExperimentViewName,
): SessionFileFault | null {
  const search = resolveObjective(reference);
  if (!search.ok) {
    return reference.kind === "catalogue"
      ? { kind: "session-unknown-objective", id: reference.id }
      : { kind: "session-bad-expression", text: reference.text, fault: search.fault };
  }
  const { objective } = search;
  if (!viewShows(view, objective.dimension)) {
    return { kind: "session-damaged", where: `experiments.${view}.objective` };
  }
  for (const run of runs) {
    const fault = checkRunSettings(objective, run);
    if (fault) return { kind: "session-impossible", fault };
  }
  return null;
}

/** Whether what is no JSON was once a session, or has nothing left in it at all. */
function isRemnant(text: string): boolean {
  return text.trim() === "" || text.includes(`"${sessionFormat}"`);
}

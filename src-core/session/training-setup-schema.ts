import { z } from "zod";
import { exactly, list, nameText, strict, text } from "../common/schema.ts";
import { longestTable, mostColumns } from "../data/table/table-limits.ts";
import {
  columnKinds,
  columnParts,
  decimalMarks,
  separators,
  type TablePlan,
  thousandsMarks,
} from "../data/table/table-plan.ts";
import { mostLayers } from "../network/network-shape.ts";
import { networkSchema } from "../protocol/network-schema.ts";
import type { DataReference } from "../training/data-reference.ts";
import { mostPlacedPoints } from "../training/data-set.ts";
import type { TrainingSetup, TrainingStopRules } from "../training/training-setup.ts";
import { ruleSchema } from "./rule-schema.ts";

const tablePlan = exactly<TablePlan>()(
  strict({
    format: strict({
      separator: z.enum(separators),
      decimal: z.enum(decimalMarks),
      thousands: z.enum(thousandsMarks).nullable(),
      skippedRows: z.number().int().min(0),
      hasHeader: z.boolean(),
      hasUnits: z.boolean(),
      comment: z.literal("#").nullable(),
    }),
    task: z.enum(["regression", "classification"]),
    columns: list(strict({ kind: z.enum(columnKinds), part: z.enum(columnParts) }), mostColumns),
    skipMissing: z.boolean(),
  }),
);

/** The shape of a reference to data, wherever it crosses a boundary. */
export const dataReferenceSchema = exactly<DataReference>()(
  z.discriminatedUnion("kind", [
    strict({
      kind: z.literal("built-in"),
      name: z.enum([
        "sine",
        "valley",
        "circles",
        "moons",
        "spirals",
        "xor",
        "clusters",
        "iris",
        "digits",
      ]),
    }),
    strict({
      kind: z.literal("table"),
      name: nameText,
      text: text(longestTable),
      plan: tablePlan,
    }),
    strict({
      kind: z.literal("csv"),
      name: nameText,
      text: text(longestTable),
      targetCount: z.number().int().min(1),
    }),
    strict({
      kind: z.literal("placed"),
      points: list(strict({ input: list(z.number(), 2, 1), target: z.number() }), mostPlacedPoints),
    }),
  ]),
);

/** The shape of when a training ends. */
export const stopRulesSchema = exactly<TrainingStopRules>()(
  strict({
    loss: z.number().nullable(),
    epochs: z.number(),
    patience: z.number().nullable(),
  }),
);

/** The shape of a training setup, wherever it crosses a boundary; its meaning is checked later. */
export const trainingSetupSchema = exactly<TrainingSetup>()(
  strict({
    data: dataReferenceSchema,
    task: z.enum(["regression", "classification"]),
    hidden: list(z.number(), mostLayers),
    activation: z.enum(["sigmoid", "tanh", "relu", "identity"]),
    rule: ruleSchema,
    batchSize: z.number().nullable(),
    seed: z.number(),
    l2: z.number(),
    standardise: z.boolean(),
    testPart: z.number(),
    stop: stopRulesSchema,
    network: networkSchema.nullable(),
  }),
);

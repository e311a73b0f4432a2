import { z } from "zod";
import { exactly, list, nameText, strict, text } from "../common/schema.ts";
import { mostLayers } from "../network/network-shape.ts";
import { networkSchema } from "../protocol/network-schema.ts";
import { type DataReference, mostPlacedPoints } from "../training/data-set.ts";
import { longestCsv } from "../training/read-csv.ts";
import type { TrainingSetup } from "../training/training-setup.ts";
import { ruleSchema } from "./rule-schema.ts";

const dataReference = exactly<DataReference>()(
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
      kind: z.literal("csv"),
      name: nameText,
      text: text(longestCsv),
      targetCount: z.number().int().min(1),
    }),
    strict({
      kind: z.literal("placed"),
      points: list(strict({ input: list(z.number(), 2, 1), target: z.number() }), mostPlacedPoints),
    }),
  ]),
);

/** The shape of a training setup, wherever it crosses a boundary; its meaning is checked later. */
export const trainingSetupSchema = exactly<TrainingSetup>()(
  strict({
    data: dataReference,
    task: z.enum(["regression", "classification"]),
    hidden: list(z.number(), mostLayers),
    activation: z.enum(["sigmoid", "tanh", "relu", "identity"]),
    rule: ruleSchema,
    batchSize: z.number().nullable(),
    seed: z.number(),
    l2: z.number(),
    standardise: z.boolean(),
    testPart: z.number(),
    stop: strict({
      loss: z.number().nullable(),
      epochs: z.number(),
      patience: z.number().nullable(),
    }),
    network: networkSchema.nullable(),
  }),
);

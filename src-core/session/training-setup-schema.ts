import { z } from "zod";
import { networkSchema } from "../protocol/network-schema.ts";
import type { DataReference } from "../training/data-set.ts";
import type { TrainingSetup } from "../training/training-setup.ts";
import { ruleSchema } from "./rule-schema.ts";

const dataReference: z.ZodType<DataReference> = z.discriminatedUnion("kind", [
  z.object({
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
  z.object({
    kind: z.literal("csv"),
    name: z.string(),
    text: z.string(),
    targetCount: z.number().int().min(1),
  }),
  z.object({
    kind: z.literal("placed"),
    points: z.array(z.object({ input: z.array(z.number()).min(1).max(2), target: z.number() })),
  }),
]);

/** The shape of a training setup, wherever it crosses a boundary; its meaning is checked later. */
export const trainingSetupSchema: z.ZodType<TrainingSetup> = z.object({
  data: dataReference,
  task: z.enum(["regression", "classification"]),
  hidden: z.array(z.number()),
  activation: z.enum(["sigmoid", "tanh", "relu", "identity"]),
  rule: ruleSchema,
  batchSize: z.number().nullable(),
  seed: z.number(),
  l2: z.number(),
  standardise: z.boolean(),
  testPart: z.number(),
  stop: z.object({
    loss: z.number().nullable(),
    epochs: z.number(),
    patience: z.number().nullable(),
  }),
  network: networkSchema.nullable(),
});

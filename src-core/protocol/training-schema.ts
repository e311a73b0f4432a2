import { z } from "zod";
import type { TrainingFinding } from "../training/training-finding.ts";
import type {
  Prediction,
  TrainingControl,
  TrainingFrame,
  TrainingHistory,
  TrainingState,
} from "../training/training-frame.ts";
import type { TrainingOutcome } from "../training/training-outcome.ts";
import { double } from "./double-schema.ts";

const doubles = z.instanceof(Float64Array);
const counts = z.instanceof(Int32Array);
const whole = z.number().int().min(0);
const ending = { step: whole, epoch: z.number().min(0) };

/** The schema of {@link TrainingOutcome}. */
export const trainingOutcomeSchema: z.ZodType<TrainingOutcome> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("loss-reached"), ...ending, loss: double, goal: double }),
  z.object({ kind: z.literal("epoch-limit"), ...ending, loss: double }),
  z.object({
    kind: z.literal("no-progress"),
    ...ending,
    loss: double,
    bestLoss: double,
    bestEpoch: z.number(),
    patience: z.number(),
  }),
  z.object({ kind: z.literal("stopped"), ...ending, loss: double }),
  z.object({
    kind: z.literal("diverged"),
    ...ending,
    layer: z.number(),
    quantity: z.enum(["weight", "bias"]),
    number: double,
    growth: double.nullable(),
  }),
]);

/** The schema of {@link TrainingFinding}. */
export const trainingFindingSchema: z.ZodType<TrainingFinding> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("starting") }),
  z.object({
    kind: z.literal("worse-than-start"),
    start: double,
    now: double,
    learningRate: double,
    saturatedLayer: z.number().nullable(),
    saturatedPart: double,
  }),
  z.object({ kind: z.literal("saturated"), layer: z.number(), part: double }),
  z.object({ kind: z.literal("jumping"), low: double, high: double }),
  z.object({
    kind: z.literal("overfitting"),
    bestTest: double,
    test: double,
    bestEpoch: z.number(),
  }),
  z.object({ kind: z.literal("level"), loss: double, epochs: z.number() }),
  z.object({ kind: z.literal("learning"), fellBy: double }),
]);

const historySchema: z.ZodType<TrainingHistory> = z.object({
  stride: z.number().int().min(1),
  steps: doubles,
  training: doubles,
  test: doubles,
  trainingAccuracy: doubles,
  testAccuracy: doubles,
});

const corner = z.tuple([double, double]);

const predictionSchema: z.ZodType<Prediction> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("curve"), x: doubles, y: doubles }),
  z.object({
    kind: z.literal("plane"),
    low: corner,
    high: corner,
    columns: whole,
    rows: whole,
    values: doubles,
  }),
  z.object({ kind: z.literal("samples"), outputs: doubles }),
]);

const stateSchema: z.ZodType<TrainingState> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("paused") }),
  z.object({ kind: z.literal("running") }),
  z.object({ kind: z.literal("ended"), outcome: trainingOutcomeSchema }),
]);

/** The schema of {@link TrainingFrame}; the lengths of its arrays are the worker's word. */
export const trainingFrameSchema: z.ZodType<TrainingFrame> = z.object({
  step: whole,
  head: whole,
  stepsPerEpoch: z.number().int().min(1),
  parameters: doubles,
  gradient: doubles,
  change: doubles,
  history: historySchema,
  loss: z.object({
    training: double,
    test: double.nullable(),
    trainingAccuracy: z.number().nullable(),
    testAccuracy: z.number().nullable(),
  }),
  prediction: predictionSchema,
  confusion: z.object({ training: counts, test: counts }).nullable(),
  state: stateSchema,
  finding: trainingFindingSchema,
});

/** The schema of {@link TrainingControl}. */
export const trainingControlSchema: z.ZodType<TrainingControl> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("run"), stepsPerSecond: z.number().positive().nullable() }),
  z.object({ kind: z.literal("pause") }),
  z.object({ kind: z.literal("advance"), steps: z.number().int().min(1) }),
  z.object({ kind: z.literal("finish-epoch") }),
  z.object({ kind: z.literal("seek"), step: whole }),
  z.object({ kind: z.literal("stop") }),
]);

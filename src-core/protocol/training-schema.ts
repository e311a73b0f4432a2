import { z } from "zod";
import { doubles, exactly, strict, wholeNumbers } from "../common/schema.ts";
import { stopRulesSchema } from "../session/training-setup-schema.ts";
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

const whole = z.number().int().min(0);
const ending = { step: whole, epoch: z.number().min(0) };

/** The schema of {@link TrainingOutcome}. */
export const trainingOutcomeSchema = exactly<TrainingOutcome>()(
  z.discriminatedUnion("kind", [
    strict({ kind: z.literal("loss-reached"), ...ending, loss: double, goal: double }),
    strict({ kind: z.literal("epoch-limit"), ...ending, loss: double }),
    strict({
      kind: z.literal("no-progress"),
      ...ending,
      loss: double,
      bestLoss: double,
      bestEpoch: z.number(),
      patience: z.number(),
    }),
    strict({ kind: z.literal("stopped"), ...ending, loss: double }),
    strict({
      kind: z.literal("diverged"),
      ...ending,
      layer: z.number(),
      quantity: z.enum(["weight", "bias"]),
      number: double,
      growth: double.nullable(),
    }),
  ]),
);

/** The schema of {@link TrainingFinding}. */
export const trainingFindingSchema = exactly<TrainingFinding>()(
  z.discriminatedUnion("kind", [
    strict({ kind: z.literal("starting") }),
    strict({
      kind: z.literal("worse-than-start"),
      start: double,
      now: double,
      learningRate: double,
      saturatedLayer: z.number().nullable(),
      saturatedPart: double,
    }),
    strict({ kind: z.literal("saturated"), layer: z.number(), part: double }),
    strict({ kind: z.literal("jumping"), low: double, high: double }),
    strict({
      kind: z.literal("overfitting"),
      bestTest: double,
      test: double,
      bestEpoch: z.number(),
    }),
    strict({ kind: z.literal("level"), loss: double, epochs: z.number() }),
    strict({ kind: z.literal("learning"), fellBy: double }),
  ]),
);

const historySchema = exactly<TrainingHistory>()(
  strict({
    stride: z.number().int().min(1),
    steps: doubles,
    training: doubles,
    test: doubles,
    trainingAccuracy: doubles,
    testAccuracy: doubles,
  }),
);

const corner = z.tuple([double, double]);

const predictionSchema = exactly<Prediction>()(
  z.discriminatedUnion("kind", [
    strict({ kind: z.literal("curve"), x: doubles, y: doubles }),
    strict({
      kind: z.literal("plane"),
      low: corner,
      high: corner,
      columns: whole,
      rows: whole,
      values: doubles,
    }),
    strict({ kind: z.literal("samples"), outputs: doubles }),
  ]),
);

const stateSchema = exactly<TrainingState>()(
  z.discriminatedUnion("kind", [
    strict({ kind: z.literal("paused") }),
    strict({ kind: z.literal("running") }),
    strict({ kind: z.literal("ended"), outcome: trainingOutcomeSchema }),
  ]),
);

/** The schema of {@link TrainingFrame}; the lengths of its arrays are the worker's word. */
export const trainingFrameSchema = exactly<TrainingFrame>()(
  strict({
    step: whole,
    head: whole,
    stepsPerEpoch: z.number().int().min(1),
    parameters: doubles,
    gradient: doubles,
    change: doubles,
    history: historySchema,
    loss: strict({
      training: double,
      test: double.nullable(),
      trainingAccuracy: z.number().nullable(),
      testAccuracy: z.number().nullable(),
    }),
    prediction: predictionSchema,
    confusion: strict({ training: wholeNumbers, test: wholeNumbers }).nullable(),
    state: stateSchema,
    finding: trainingFindingSchema,
  }),
);

/** The schema of {@link TrainingControl}. */
export const trainingControlSchema = exactly<TrainingControl>()(
  z.discriminatedUnion("kind", [
    strict({ kind: z.literal("run"), stepsPerSecond: z.number().positive().nullable() }),
    strict({ kind: z.literal("pause") }),
    strict({ kind: z.literal("advance"), steps: z.number().int().min(1) }),
    strict({ kind: z.literal("finish-epoch") }),
    strict({ kind: z.literal("seek"), step: whole }),
    strict({ kind: z.literal("stop") }),
    strict({ kind: z.literal("change-stop"), stop: stopRulesSchema }),
  ]),
);

import { z } from "zod";
import { exactly, quotedText, strict } from "../common/schema.ts";
import type { DataFault, NetworkFileFault, TrainingFault } from "../training/training-fault.ts";
import { hyperparameterFaultSchema, scheduleFaultSchema } from "./settings-fault-schema.ts";

const place = { row: z.number(), column: quotedText };
const count = z.number();

const dataFaults = [
  strict({ kind: z.literal("data-empty") }),
  strict({ kind: z.literal("data-no-samples") }),
  strict({
    kind: z.literal("data-too-large"),
    what: z.enum(["bytes", "rows", "columns"]),
    limit: count,
  }),
  strict({ kind: z.literal("data-too-few-columns"), columns: count, needed: count }),
  strict({ kind: z.literal("data-ragged-row"), row: count, cells: count, expected: count }),
  strict({ kind: z.literal("data-not-a-number"), ...place, text: quotedText }),
  strict({ kind: z.literal("data-other-marks"), ...place, text: quotedText }),
  strict({ kind: z.literal("data-mixed-units"), ...place, text: quotedText, unit: quotedText }),
  strict({ kind: z.literal("data-doubtful-date"), ...place, text: quotedText }),
  strict({ kind: z.literal("data-unreadable-letters"), ...place, text: quotedText }),
  strict({ kind: z.literal("data-number-out-of-range"), ...place, text: quotedText }),
  strict({ kind: z.literal("data-empty-cell"), ...place }),
  strict({ kind: z.literal("data-one-class"), name: quotedText, column: quotedText }),
  strict({
    kind: z.literal("data-too-many-classes"),
    count,
    limit: count,
    column: quotedText,
  }),
  strict({ kind: z.literal("data-too-many-values"), column: quotedText, count, limit: count }),
  strict({
    kind: z.literal("data-too-many-inputs"),
    inputs: count,
    rows: count,
    limit: count,
    column: quotedText,
    count,
  }),
  strict({
    kind: z.literal("data-unusable-column"),
    column: quotedText,
    is: z.enum(["text", "date", "empty"]),
  }),
  strict({ kind: z.literal("data-missing-values"), rows: count, ...place }),
  strict({ kind: z.literal("data-no-complete-row"), rows: count }),
  strict({
    kind: z.literal("data-target-count"),
    count,
    task: z.enum(["regression", "classification"]),
  }),
  strict({ kind: z.literal("data-no-input") }),
  strict({ kind: z.literal("data-other-columns"), columns: count, planned: count }),
  strict({ kind: z.literal("data-unclosed-quote"), row: count }),
  strict({ kind: z.literal("data-too-few-samples"), count, needed: count }),
] as const;

const networkFileFaults = [
  strict({ kind: z.literal("not-a-network") }),
  strict({ kind: z.literal("network-too-new"), version: z.number() }),
  strict({ kind: z.literal("network-damaged"), where: quotedText.nullable() }),
  strict({ kind: z.literal("network-overfull") }),
  strict({ kind: z.literal("network-unknown-member"), where: quotedText, name: quotedText }),
  strict({
    kind: z.literal("network-layers-disagree"),
    layer: count,
    expected: count,
    actual: count,
  }),
  strict({ kind: z.literal("network-not-finite"), where: quotedText }),
  strict({ kind: z.literal("network-loss-impossible"), activation: quotedText }),
] as const;

/** The schema of {@link DataFault}. */
export const dataFaultSchema = exactly<DataFault>()(z.discriminatedUnion("kind", [...dataFaults]));

/** The schema of {@link NetworkFileFault}. */
export const networkFileFaultSchema = exactly<NetworkFileFault>()(
  z.discriminatedUnion("kind", [...networkFileFaults]),
);

/** The schema of {@link TrainingFault}. */
export const trainingFaultSchema = exactly<TrainingFault>()(
  z.discriminatedUnion("kind", [
    ...dataFaults,
    ...networkFileFaults,
    scheduleFaultSchema,
    hyperparameterFaultSchema,
    strict({
      kind: z.literal("task-impossible"),
      task: z.enum(["regression", "classification"]),
    }),
    strict({ kind: z.literal("hidden-layers-out-of-range"), most: count }),
    strict({ kind: z.literal("hidden-neurons-out-of-range"), most: count }),
    strict({ kind: z.literal("network-too-large"), parameters: count, limit: count }),
    strict({ kind: z.literal("rule-impossible"), optimizer: quotedText }),
    strict({ kind: z.literal("batch-size-out-of-range"), most: count }),
    strict({ kind: z.literal("seed-out-of-range"), most: count }),
    strict({ kind: z.literal("l2-out-of-range") }),
    strict({ kind: z.literal("test-part-out-of-range") }),
    strict({ kind: z.literal("stop-loss-not-a-number") }),
    strict({ kind: z.literal("epochs-out-of-range"), most: count }),
    strict({ kind: z.literal("patience-out-of-range"), most: count }),
    strict({
      kind: z.literal("network-does-not-fit"),
      inputs: count,
      outputs: count,
      dataInputs: count,
      dataOutputs: count,
    }),
  ]),
);

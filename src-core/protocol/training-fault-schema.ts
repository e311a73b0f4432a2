import { z } from "zod";
import type { DataFault, NetworkFileFault, TrainingFault } from "../training/training-fault.ts";
import { hyperparameterFaultSchema, scheduleFaultSchema } from "./settings-fault-schema.ts";

const place = { row: z.number(), column: z.string() };
const count = z.number();

const dataFaults = [
  z.object({ kind: z.literal("data-empty") }),
  z.object({ kind: z.literal("data-no-samples") }),
  z.object({
    kind: z.literal("data-too-large"),
    what: z.enum(["bytes", "rows", "columns"]),
    limit: count,
  }),
  z.object({ kind: z.literal("data-too-few-columns"), columns: count, needed: count }),
  z.object({ kind: z.literal("data-ragged-row"), row: count, cells: count, expected: count }),
  z.object({ kind: z.literal("data-not-a-number"), ...place, text: z.string() }),
  z.object({ kind: z.literal("data-number-out-of-range"), ...place, text: z.string() }),
  z.object({ kind: z.literal("data-empty-cell"), ...place }),
  z.object({ kind: z.literal("data-one-class"), name: z.string() }),
  z.object({ kind: z.literal("data-too-many-classes"), count, limit: count }),
  z.object({ kind: z.literal("data-unclosed-quote"), row: count }),
  z.object({ kind: z.literal("data-no-header") }),
  z.object({ kind: z.literal("data-too-few-samples"), count, needed: count }),
] as const;

const networkFileFaults = [
  z.object({ kind: z.literal("not-a-network") }),
  z.object({ kind: z.literal("network-too-new"), version: z.number() }),
  z.object({ kind: z.literal("network-damaged"), where: z.string().nullable() }),
  z.object({
    kind: z.literal("network-layers-disagree"),
    layer: count,
    expected: count,
    actual: count,
  }),
  z.object({ kind: z.literal("network-not-finite"), where: z.string() }),
  z.object({ kind: z.literal("network-loss-impossible"), activation: z.string() }),
] as const;

/** The schema of {@link DataFault}. */
export const dataFaultSchema: z.ZodType<DataFault> = z.discriminatedUnion("kind", [...dataFaults]);

/** The schema of {@link NetworkFileFault}. */
export const networkFileFaultSchema: z.ZodType<NetworkFileFault> = z.discriminatedUnion("kind", [
  ...networkFileFaults,
]);

/** The schema of {@link TrainingFault}. */
export const trainingFaultSchema: z.ZodType<TrainingFault> = z.discriminatedUnion("kind", [
  ...dataFaults,
  ...networkFileFaults,
  scheduleFaultSchema,
  hyperparameterFaultSchema,
  z.object({
    kind: z.literal("task-impossible"),
    task: z.enum(["regression", "classification"]),
  }),
  z.object({ kind: z.literal("hidden-layers-out-of-range"), most: count }),
  z.object({ kind: z.literal("hidden-neurons-out-of-range"), most: count }),
  z.object({ kind: z.literal("network-too-large"), parameters: count, limit: count }),
  z.object({ kind: z.literal("rule-impossible"), optimizer: z.string() }),
  z.object({ kind: z.literal("batch-size-out-of-range"), most: count }),
  z.object({ kind: z.literal("seed-out-of-range"), most: count }),
  z.object({ kind: z.literal("l2-out-of-range") }),
  z.object({ kind: z.literal("test-part-out-of-range") }),
  z.object({ kind: z.literal("stop-loss-not-a-number") }),
  z.object({ kind: z.literal("epochs-out-of-range"), most: count }),
  z.object({ kind: z.literal("patience-out-of-range"), most: count }),
  z.object({
    kind: z.literal("network-does-not-fit"),
    inputs: count,
    outputs: count,
    dataInputs: count,
    dataOutputs: count,
  }),
]);

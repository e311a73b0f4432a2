import { z } from "zod";
import { exactly, list, strict } from "../common/schema.ts";
import type { Diagnosis } from "../descent/diagnosis.ts";
import { double } from "./double-schema.ts";

const axisRange = strict({ axis: z.number(), low: double, high: double });

const remedy = z.discriminatedUnion("kind", [
  strict({ kind: z.literal("below"), rate: double }),
  strict({ kind: z.literal("with"), rate: double }),
  strict({ kind: z.literal("slow"), rate: double, steps: z.number() }),
  strict({ kind: z.literal("none") }),
]);

const verdict = z.discriminatedUnion("kind", [
  strict({ kind: z.literal("arrived") }),
  strict({
    kind: z.literal("local-minimum"),
    lower: strict({ point: list(double, 2), value: double }),
  }),
  strict({ kind: z.literal("minimum"), gradientNorm: double }),
  strict({
    kind: z.literal("stationary"),
    place: z.enum(["saddle", "maximum", "flat"]),
    gradientNorm: double,
    curvatures: z.tuple([double, double]),
    isNewton: z.boolean(),
  }),
  strict({
    kind: z.literal("slowing"),
    factor: double,
    stepsToGo: z.number().nullable(),
    settlesAt: double.nullable(),
  }),
  strict({ kind: z.literal("moving") }),
  strict({ kind: z.literal("stuck"), gradientNorm: double }),
  strict({
    kind: z.literal("cycling"),
    period: z.number(),
    axes: list(axisRange, 2),
    lowestValue: double,
    kink: strict({ point: list(double, 2), slopes: z.tuple([double, double]) }).nullable(),
    remedy: remedy.nullable(),
  }),
  strict({
    kind: z.literal("roaming"),
    axes: list(axisRange, 2),
    lowestValue: double,
    curvature: double.nullable(),
    remedy,
  }),
  strict({
    kind: z.literal("widening"),
    factor: double.nullable(),
    curvature: double.nullable(),
    remedy,
  }),
  strict({
    kind: z.literal("diverged"),
    growth: double.nullable(),
    curvature: double.nullable(),
    remedy: remedy.nullable(),
    isBottomless: z.boolean(),
  }),
  strict({
    kind: z.literal("left-domain"),
    edge: z.enum(["bottomless", "lowest", "open"]),
    remedy,
  }),
  strict({
    kind: z.literal("no-step"),
    surroundings: z.enum(["higher", "lower", "unknown"]),
  }),
]);

const approach = z.discriminatedUnion("kind", [
  strict({ kind: z.literal("still") }),
  strict({ kind: z.literal("jumping"), range: axisRange }),
  strict({ kind: z.literal("swinging"), factor: double.nullable() }),
  strict({ kind: z.literal("growing"), factor: double.nullable(), isSwinging: z.boolean() }),
  strict({
    kind: z.literal("one-side"),
    arrivedAfter: z.number(),
    isMinimum: z.boolean(),
  }),
  strict({
    kind: z.literal("one-side-short"),
    distance: double.nullable(),
    steps: z.number(),
  }),
  strict({ kind: z.literal("leaving"), steps: z.number() }),
  strict({ kind: z.literal("winding") }),
]);

/** The schema of {@link Diagnosis}. */
export const diagnosisSchema = exactly<Diagnosis>()(strict({ verdict, approach }));
